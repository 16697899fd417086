// SPDX-License-Identifier: MIT
// Starts the page, or says why it cannot be.
import { by_id } from "./dom";
import { follow_in_language } from "./language_switch";
import { load_language } from "./load_language";
import { Model } from "./model";
import { Page } from "./page";

try {
    follow_in_language();
    const [model] = await Promise.all([Model.start(), load_language()]);
    new Page(model);
} catch (error) {
    by_id("broken").hidden = false;
    by_id("broken-why").textContent = error instanceof Error ? error.message : String(error);
}
