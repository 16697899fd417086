// SPDX-License-Identifier: MIT
// Starts the page, or says why it cannot be.
import { by_id } from "./dom";
import { Model } from "./model";
import { Page } from "./page";

try {
    new Page(await Model.start());
} catch (error) {
    by_id("broken").hidden = false;
    by_id("broken-why").textContent = error instanceof Error ? error.message : String(error);
}
