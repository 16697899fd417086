// SPDX-License-Identifier: MIT
// The words of comparisons in several languages on one page: whoever draws says first in whose.
import { type Catalog, speak } from "../language";

let spoken: Catalog | undefined;

/** As `speak`, for nothing where the catalog is the one in use. */
export function speak_in(catalog: Catalog | undefined): void {
    if (catalog === spoken) return;
    spoken = catalog;
    speak(catalog);
}
