// SPDX-License-Identifier: MIT
// What every page has: the beginning of its head, a header and a footer. A page says where they stand: `<!-- head -->`,
// `<!-- header -->`, `<!-- footer -->`.
import { plain } from "./markup.mjs";

/** The pages that every page leads to, in this order. */
export const pages = [
    { name: "index.html", address: "./", title: "Compare" },
    { name: "method.html", address: "method.html", title: "Method and sources" },
    { name: "old-ways.html", address: "old-ways.html", title: "Where the evidence favors the old ways" },
    { name: "developers.html", address: "developers.html", title: "For developers" },
    { name: "advocates.html", address: "advocates.html", title: "For advocates" },
    { name: "embed.html", address: "embed.html", title: "Embed" },
    { name: "accessibility.html", address: "accessibility.html", title: "Accessibility" },
];

/** What the pages with scripts may load; all others run none. */
const policies = {
    "index.html": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' blob:; object-src 'none'; " +
        "base-uri 'none'; form-action 'self'",
    "embed.html": "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'",
};
const without_scripts = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'";

const head = (name, up) => `<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policies[name] ?? without_scripts}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}style.css">`;

function navigation(label, name, up) {
    const links = pages.map((page) =>
        `<a href="${up}${page.address}"${page.name === name ? ' aria-current="page"' : ""}>${plain(page.title)}</a>`);
    return `<nav aria-label="${plain(label)}">${links.join(" ")}</nav>`;
}

export const header = (name, up = "") =>
    `<header>\n<p class="name"><a href="${up}./">nineways</a></p>\n${navigation("Pages", name, up)}\n</header>`;

export const footer = (name, version, up = "") =>
    `<footer>\n${navigation("Pages, again", name, up)}\n` +
    `<p>nineways, model version <span id="version">${plain(version)}</span>. Open source, MIT license. ` +
    "No cookies, nothing stored, nothing sent: a district file is read in your browser only.</p>\n</footer>";

/** The page with all of that; one that does not say where it stands is an error. */
export function put_shell(html, name, version, up = "") {
    const parts = {
        "<!-- head -->": head(name, up),
        "<!-- header -->": header(name, up),
        "<!-- footer -->": footer(name, version, up),
    };
    for (const [mark, part] of Object.entries(parts)) {
        if (html.split(mark).length !== 2) throw new Error(`${name}: ${mark} has to stand there once`);
        html = html.replace(mark, () => part);
    }
    return html;
}

/** The beginning and the end of a page that is written whole when the site is built, without scripts. */
export const framed = ({ title, description, body, kind }) => `<!doctype html>
<html lang="en-US">
<head>
<!-- head -->
<meta name="description" content="${plain(description)}">
<title>${plain(title)}</title>
</head>
<body class="${kind}">
<a class="skip" href="#content">Skip to the text</a>
<!-- header -->
<main id="content">
${body}
</main>
<!-- footer -->
</body>
</html>
`;
