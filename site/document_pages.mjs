// SPDX-License-Identifier: MIT
// docs/ as pages of the site, and a page that lists them.
import { rendered } from "./markdown.mjs";
import { plain } from "./markup.mjs";
import { framed } from "./shell.mjs";

/** Where a link of a document leads on the site: to documents there; to nothing where it names another file. */
function on_site(address, names) {
    if (address.startsWith("#") || /^https?:/.test(address)) return address;
    const [file, place] = address.split("#");
    if (!names.has(file)) return null;
    return file.replace(/\.md$/, ".html") + (place === undefined ? "" : `#${place}`);
}

/** The pages, by name, from the texts of docs/ by name. Words in italics that name an assumption lead to it. */
export function document_pages(texts, model) {
    const names = new Set(texts.keys());
    const ids = new Set(model.run("assumptions").assumptions.map(({ id }) => id));
    const how = {
        link: (address) => on_site(address, names),
        named: (words) => ids.has(words) ? `../method.html#${words}` : null,
    };
    const pages = new Map();
    const titles = [];
    for (const [name, text] of texts) {
        const { title, sections, html } = rendered(text, how);
        const index = sections.length < 3 ? "" : `<nav class="index" aria-label="On this page"><ul>${sections.map((one) =>
            `<li><a href="#${one.id}">${plain(one.title)}</a></li>`).join("")}</ul></nav>\n`;
        const page = name.replace(/\.md$/, ".html");
        titles.push([page, title]);
        pages.set(page, framed({
            title: `${title} · nineways`,
            description: `${title}: documentation of nineways.`,
            body: `<p class="above"><a href="index.html">All documents</a></p>\n${html.replace("</h1>", () => `</h1>\n${index}`)}`,
            kind: "document",
        }));
    }
    const list = titles.sort(([, a], [, b]) => a < b ? -1 : 1)
        .map(([page, title]) => `<li><a href="${page}">${plain(title)}</a></li>`).join("\n");
    pages.set("index.html", framed({
        title: "Documents · nineways",
        description: "Every document of nineways.",
        body: `<h1>Documents</h1>\n<p class="lead">How everything is worked out, in full. <a href="../method.html">Method ` +
            "and sources</a> is the shorter way in.</p>\n" + `<ul>\n${list}\n</ul>`,
        kind: "document",
    }));
    return pages;
}
