// SPDX-License-Identifier: MIT
// Work of seconds, beside what is answered at once.
import { Refused } from "./engine";
import type { Asking } from "./model";

const never = new AbortController().signal;

/** Asks on the thread for long work. Where somebody calls other work off there, this is asked again. */
export async function beside<Answer>(ask: (asking: Asking) => Promise<Answer>): Promise<Answer> {
    for (;;) {
        try {
            return await ask({ signal: never });
        } catch (error) {
            if (!(error instanceof Refused) || error.kind !== "stopped") throw error;
        }
    }
}
