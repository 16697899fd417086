// SPDX-License-Identifier: MIT
import { load, NinewaysError } from "./nineways.js";

const answer = document.querySelector("#answer");
const line = (text) => answer.append(Object.assign(document.createElement("li"), { textContent: text }));

try {
    const nineways = await load(); // nineways.wasm beside nineways.js
    const { a, b } = nineways.run("compare", { district: "typical-city", new_money: 12_200_000 });
    for (const { title, learning } of [a, b]) {
        const [low, central, high] = ["low", "central", "high"].map((end) => learning.after_four_years[end].toFixed(1));
        line(`${title}: ${central} (${low} to ${high})`);
    }
} catch (error) {
    // A refused request tells every fault at once: where, what was found, what was expected, how to mend it.
    const faults = error instanceof NinewaysError ? error.faults : [];
    line(error.message);
    for (const { place, found, expected, mend } of faults) line(`${place}: found ${found}, expected ${expected}; ${mend}`);
}
document.body.className = "ready";
