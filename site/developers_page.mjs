// SPDX-License-Identifier: MIT
// The developers' page from its template: listings are the files of examples/, which the tests build and run.
import { filled, plain } from "./markup.mjs";

/** A file as a listing, without its licence line. */
const listing = (text) => `<pre><code>${plain(text.replace(/^.*SPDX-License-Identifier: MIT.*\n/m, "").trimEnd())}</code></pre>`;

/** The names of all operations, as the refusal of an unknown one lists them. */
export function operation_names(model) {
    try {
        model.run("?");
    } catch ({ faults }) {
        return [...faults[0].expected.matchAll(/"(\w+)"/g)].map(([, name]) => name);
    }
    throw new Error("an operation of no name is not refused");
}

/** Fills the template with the examples (text by file name) and with what the module says of itself. */
export function developers_page(template, examples, model) {
    const request = { district: "typical-rural", new_money: 600_000 };
    const { a } = model.run("compare", request);
    const excerpt = { a: { title: a.title, learning: { after_four_years: a.learning.after_four_years } } };
    return filled(template, new Map([
        ["version", plain(model.run("version").version)],
        ...[...examples].map(([name, text]) => [name.replace(".", "_"), listing(text)]),
        ["operations", operation_names(model).map((name) =>
            `<li><a href="docs/operations.html#${plain(name)}"><code>${plain(name)}</code></a></li>`).join("\n")],
        ["request", listing(JSON.stringify(request, null, 2))],
        ["response", listing(JSON.stringify(excerpt, null, 2))],
    ]), "developers.html");
}
