// SPDX-License-Identifier: MIT
// Why something cannot be shown, in plain words; each sentence in one language.
import type { Content } from "./dom";
import { Refused } from "./engine";
import { cited, t, t_told } from "./language";

/** Part of the page or of the model did not arrive; browsers have words of their own for it. */
const did_not_arrive = (error: unknown): boolean => error instanceof TypeError && /fetch|import|module/i.test(error.message);

export function in_plain_words(error: unknown): Content {
    const kind = error instanceof Refused ? error.kind : "";
    if (kind === "stopped") return t("Stopped. What is shown is of before.");
    if (kind === "out_of_memory") return t("This needs more memory than there may be. All else on this page still holds.");
    if (kind === "invalid_input" && error instanceof Refused) {
        return [t("This cannot be worked out for these choices."), ...error.faults.map(({ found, expected }): Content =>
            [" ", t_told("Found: {found}; expected: {expected}.", { found, expected })])];
    }
    if (kind === "trap") return t("The model stopped while working this out. All else on this page still holds; ask again.");
    if (kind === "not_loaded" || did_not_arrive(error)) {
        return t("The rest of the model could not be loaded: it is missing beside this page, or something on the way blocks " +
            "it. All else on this page still holds; ask again later.");
    }
    return [t("This could not be worked out."), " ", cited(error instanceof Error ? error.message : String(error))];
}
