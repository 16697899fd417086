// SPDX-License-Identifier: MIT
// Makes the reference of the C++ headers with Doxygen, as pages of the site without scripts. A reference that leads
// nowhere fails. Word on the command line: [OUT FOLDER] of the site, build/site.
import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { put_shell } from "../site/shell.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = process.argv[2] ?? join(root, "build/site");
const out = join(site, "api");
const parts = join(root, "build/api");

const [, version] = (await readFile(join(root, "include/nineways/version.hpp"), "utf8")).match(/version = "([0-9.]+)"/);
const [above, below] = await Promise.all(["header.html", "footer.html"].map((name) =>
    readFile(join(root, "site/api", name), "utf8")));
const cut = "<!-- cut -->";
const [header, footer] = put_shell(above + cut + below, "api/", version, "../").split(cut);
await rm(out, { recursive: true, force: true });
await Promise.all([mkdir(out, { recursive: true }), mkdir(parts, { recursive: true })]);
await Promise.all([writeFile(join(parts, "header.html"), header), writeFile(join(parts, "footer.html"), footer)]);

const settings = `${await readFile(join(root, "docs/Doxyfile"), "utf8")}\nPROJECT_NUMBER = ${version}\nOUTPUT_DIRECTORY = "${out}"\n`;
const made = spawnSync("doxygen", ["-"], { cwd: root, input: settings, encoding: "utf8" });
if (made.error !== undefined) throw new Error(`doxygen: ${made.error.message}; scripts/bootstrap installs it`);
if (made.status !== 0 || made.stderr !== "") {
    console.error(made.stdout + made.stderr);
    throw new Error("the reference has faults");
}

/** Lists of all members in alphabetical order, and the like: the classes and headers have them in a better one. */
const left_out = /^(functions|hierarchy|classes|namespacemembers|globals|main_8md).*|-members\.html$/;

/** A page of Doxygen without what a page without scripts has no use for, and with the marks that readers need. */
function mended(html) {
    return html
        .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
        .replace(/<div id="navrow[2-9]"[\s\S]*?<\/ul>\s*<\/div>/g, "")
        .replace(/<div id="navrow1" class="tabs">\s*(<ul class="tablist">[\s\S]*?<\/ul>)\s*<\/div>/,
            '<nav class="tabs" aria-label="Reference">$1</nav>')
        .replace(/<div id="nav-path" class="navpath">\s*(<ul>[\s\S]*?<\/ul>)\s*<\/div>/,
            '<nav class="navpath" aria-label="Where this is">$1</nav>')
        .replace(/(?: &#124;\n)?<a href="[^"]*-members\.html">List of all members<\/a>/g, "")
        .replace(/<tr class="separator:[\s\S]*?<\/tr>\n?/g, "")
        .replace(/<div class="levels">[\s\S]*?<\/div>/g, "")
        .replace(/<span class="permalink">[\s\S]*?<\/span>/g, "")
        .replace(/<table class="(memberdecls|memname|mlabels|directory|params)">/g, '<table class="$1" role="presentation">')
        .replace(/ (?:style|onclick|onload|onmouseover|onmouseout|onkeydown|align|valign)="[^"]*"/g, "")
        .replace(/<div class="title">([\s\S]*?)<\/div>/, '<h1 class="title">$1</h1>')
        // A class whose nested classes are private has a link to a list of them, and no list.
        .replace(/<a href="#([\w-]+)">([^<]*)<\/a>(?: &#124;\n)?/g, (link, id) => html.includes(`id="${id}"`) ? link : "");
}

for (const name of await readdir(out)) {
    const path = join(out, name);
    if (name.endsWith(".html") && !left_out.test(name)) await writeFile(path, mended(await readFile(path, "utf8")));
    else await rm(path, { recursive: true });
}
await cp(join(root, "site/api/api.css"), join(out, "api.css"));
