// SPDX-License-Identifier: MIT
// A hand-written page in another language. Its texts are found in the catalog by their English; a missing one is an error.
import { with_places } from "./markup.mjs";

/** The hand-written pages that there are in Spanish, in a folder of their own. */
export const spanish_pages = ["index.html", "advocates.html", "embed.html", "accessibility.html"];

const inline = new Set(["a", "abbr", "b", "br", "code", "em", "i", "kbd", "span", "strong", "sub", "sup", "wbr"]);
const spoken_attributes = new Set(["aria-label", "title", "placeholder", "alt"]);
const entities = {
    amp: "&", lt: "<", gt: ">", quot: '"', minus: "\u2212", rsquo: "\u2019", ldquo: "\u201c", rdquo: "\u201d", nbsp: "\u00a0",
    ndash: "\u2013", hellip: "\u2026", times: "\u00d7",
};
const decoded = (text) => text.replace(/&(\w+);/g, (whole, name) => entities[name] ?? whole);
/** A name with a hyphen is that of an element that a text tells of; texts have no such elements in them. */
const encoded = (text) => text.replaceAll("&", "&amp;").replaceAll("\u00a0", "&nbsp;").replace(/<(?=\w+-)/g, "&lt;");
const squeezed = (text) => decoded(text).replace(/\s+/g, " ").trim();
/** What is filled in later is no text. */
const has_letters = (text) => /\p{L}/u.test(decoded(text.replace(/<[^>]*>|\{\{\w+\}\}/g, "")));
const name_of = (tag) => /^<\/?([a-z0-9]+)/i.exec(tag)?.[1].toLowerCase();

/** What is one piece of a page: what is no text, an element with a language of its own, a tag, a text. */
const of_page = new RegExp([
    /<!--[^]*?-->/, /<(script|style)\b[^>]*>[^]*?<\/\1>/, /<((?!html)\w+)\b[^>]* lang="[^>]*>[^]*?<\/\2>/, /<[^>]+>/, /[^<]+/,
].map(({ source }) => source).join("|"), "g");

/** The page with each text and each attribute that is read out replaced by what `own` gives for its English. */
function replaced(html, own) {
    const pieces = html.match(of_page) ?? [];
    const out = [];
    let run = [];
    const end_run = () => {
        const text = run.join("");
        const outside = run.filter((piece, i) => !piece.startsWith("<") && depth_at(run, i) === 0).join("");
        run = [];
        if (!has_letters(text)) out.push(text);
        else if (has_letters(outside)) out.push(message(text, own));
        else out.push(text.replace(/(^|>)([^<]+)/g, (_, end, inner) => end + (has_letters(inner) ? message(inner, own) : inner)));
    };
    for (const piece of pieces) {
        const name = piece.startsWith("<") ? name_of(piece) : undefined;
        if (!piece.startsWith("<") || inline.has(name)) {
            run.push(piece.startsWith("<") ? with_attributes(piece, own) : piece);
        } else {
            end_run();
            out.push(with_attributes(piece, own));
        }
    }
    end_run();
    return out.join("");
}

function depth_at(run, place) {
    let depth = 0;
    for (const piece of run.slice(0, place)) {
        if (piece.startsWith("</")) --depth;
        else if (piece.startsWith("<") && !["br", "wbr"].includes(name_of(piece))) ++depth;
    }
    return depth;
}

/** A message with inline elements: in the catalog these have no attributes, and come in the same order. */
function message(text, own) {
    const [, before, inner, after] = /^(\s*)([^]*?)(\s*)$/.exec(text);
    const tags = [];
    const key = squeezed(inner.replace(/<(\/?)([a-z0-9]+)([^>]*)>/g, (whole, slash, name) => {
        if (slash === "") tags.push(whole);
        return `<${slash}${name}>`;
    }));
    let next = 0;
    const said = encoded(own(key)).replace(/<(\w+)>/g, (_, name) => {
        const tag = tags[next++];
        if (tag === undefined || name_of(tag) !== name) throw new Error(`other elements than in English: ${key}`);
        return tag;
    });
    if (next !== tags.length) throw new Error(`fewer elements than in English: ${key}`);
    return before + said + after;
}

function with_attributes(tag, own) {
    const is_description = /^<meta\b/.test(tag) && /\b(name|property)="(og:)?(description|title)"/.test(tag);
    return tag.replace(/([a-z-]+)="([^"]*)"/g, (whole, name, value) =>
        (spoken_attributes.has(name) || (name === "content" && is_description)) && has_letters(value)
            ? `${name}="${encoded(own(squeezed(value))).replaceAll('"', "&quot;")}"`
            : whole);
}

/** The English texts of a page, as the catalog must have them. */
export function texts_of(html) {
    const found = new Set();
    replaced(html, (text) => {
        found.add(text);
        return text;
    });
    return found;
}

const address_of = (page) => page === "index.html" ? "" : page;

function with_links(html, { alternate, link }) {
    return html.replace("</head>", `${alternate}\n</head>`).replace("</nav>", ` ${link}</nav>`);
}

/** The English page with links to the Spanish one. */
export function with_other_language(html, page) {
    const other = `es/${address_of(page)}`;
    return with_links(html, {
        alternate: `<link rel="alternate" hreflang="es-US" href="${other}">`,
        link: `<a class="language" href="${other}" hreflang="es" lang="es">Espa\u00f1ol</a>`,
    });
}

/** What gives for a text of a page its Spanish, with what is given in its places; one that the catalog lacks is an error. */
export const spoken = (page, catalog) => (text, given) => {
    if (!Object.hasOwn(catalog, text)) throw new Error(`${page}: no Spanish for "${text}"`);
    return with_places(catalog[text], given);
};

/** The page with the texts that `own` gives for the English ones. Places in braces stay as they are. */
export function spanish_page(html, page, own) {
    const said = replaced(html, own);
    const moved = said.replace(/\b(href|src)="(?!#|\.\/|[a-z]+:)([^"]*)"/g, (_, name, address) => {
        const [path] = address.split("#");
        if (spanish_pages.includes(path)) return `${name}="${address}"`;
        return `${name}="../${address}"${name === "href" && path.endsWith(".html") ? ' hreflang="en"' : ""}`;
    });
    const other = `../${address_of(page)}`;
    return with_links(moved.replace('<html lang="en-US">', '<html lang="es-US">'), {
        alternate: `<link rel="alternate" hreflang="en-US" href="${other}">`,
        link: `<a class="language" href="${other}" hreflang="en" lang="en">English</a>`,
    });
}
