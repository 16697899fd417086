// SPDX-License-Identifier: MIT
// The link to what is shown; the address of the page itself may still be on its way there.
import { fragment_of } from "./address";
import type { View } from "./live_section";

export function link_to({ model, scene }: Pick<View, "model" | "scene">): string {
    return new URL(fragment_of(scene, model.known), location.href).href;
}
