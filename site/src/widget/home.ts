// SPDX-License-Identifier: MIT
// Where the calculator is: at the address that the build was told, or else two folders above those of the widget.

/** Put in by the build: an absolute address, or nothing. */
declare const nineways_address: string;

export function home(beside: string): URL {
    return new URL(nineways_address === "" ? "../../" : nineways_address, beside);
}
