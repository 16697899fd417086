// SPDX-License-Identifier: MIT
// Where the calculator is: at the address that the build was told, or else two folders above those of the widget.

import { fragment_of } from "../address";
import { first_scene } from "../scene";
import type { Settings } from "./settings";

/** Put in by the build: an absolute address, or nothing. */
declare const nineways_address: string;

export function home(beside: string): URL {
    return new URL(nineways_address === "" ? "../../" : nineways_address, beside);
}

/** The calculator in the language of the settings, with what they show; from the address that `home` gives. */
export function calculator_address({ district, money, years, lang }: Settings, version: string): string {
    const shown = fragment_of({ ...first_scene, district, money, years }, { version, districts: [], levers: [] });
    return lang === "en" ? shown : `${lang}/${shown}`;
}
