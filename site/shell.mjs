// SPDX-License-Identifier: MIT
// The header and the footer of every page. A page says where they stand: `<!-- header -->`, `<!-- footer -->`.
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

/** The page with its header and its footer; one that does not say where they stand is an error. */
export function put_shell(html, name, version, up = "") {
    for (const [mark, part] of [["<!-- header -->", header(name, up)], ["<!-- footer -->", footer(name, version, up)]]) {
        if (html.split(mark).length !== 2) throw new Error(`${name}: ${mark} has to stand there once`);
        html = html.replace(mark, () => part);
    }
    return html;
}

/** The beginning and the end of a page that is written whole when the site is built, without scripts. */
export const framed = ({ title, description, body, up = "", kind }) => `<!doctype html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${plain(description)}">
<title>${plain(title)}</title>
<link rel="icon" href="${up}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}style.css">
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
