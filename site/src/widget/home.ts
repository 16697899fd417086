// SPDX-License-Identifier: MIT
// Where the calculator is: at the address that the build was told, or else two folders above those of the widget.

import { fragment_of } from "../address";
import { first_scene } from "../scene";
import type { Asked } from "./engine";

/** Put in by the build: an absolute address, or nothing. */
declare const nineways_address: string;

export function home(beside: string): URL {
    return new URL(nineways_address === "" ? "../../" : nineways_address, beside);
}

/** What the calculator shows, as the fragment of its address. */
export function calculator_fragment({ district, money, years }: Asked, version: string): string {
    return fragment_of({ ...first_scene, district, money, years }, { version, districts: [], levers: [] });
}
