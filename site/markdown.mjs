// SPDX-License-Identifier: MIT
// The Markdown that docs/ is written in, as HTML: headings, paragraphs, lists, tables, code, links, strong and slanted
// words. What is in it beyond that stands as it was written, which the tests of the pages look for.
import { plain } from "./markup.mjs";

/** The id of a heading, as hosts of source code make it. */
export const slug = (text) => text.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").trim().replaceAll(" ", "-");

/** Words between blocks. `link(address)` answers with the address on the site, or null where it has none. */
function inline(text, { link, named }) {
    const kept = [];
    const keep = (html) => `\u0000${kept.push(html) - 1}\u0000`;
    const done = text
        .replace(/`([^`]+)`/g, (_, code) => keep(`<code>${plain(code)}</code>`))
        .replace(/<a id="([\w-]+)"><\/a>/g, (_, id) => keep(`<span id="${id}"></span>`))
        .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, words, address) => {
            const to = link(address);
            return to === null ? words : `${keep(`<a href="${plain(to)}">`)}${words}${keep("</a>")}`;
        });
    return plain(done)
        .replace(/\*\*(?=\S)(.+?)(?<=\S)\*\*/gs, "<strong>$1</strong>")
        .replace(/(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])/g, (_, words) => {
            const to = named(words);
            return to === null ? `<em>${words}</em>` : `<a href="${plain(to)}"><em>${words}</em></a>`;
        })
        .replace(/\u0000(\d+)\u0000/g, (_, i) => kept[i]);
}

const cells_of = (line) => line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => cell.trim());

function table_of(lines, label, how) {
    const [head, , ...rows] = lines.map(cells_of);
    const columns = head.map((cell) => `<th scope="col">${inline(cell, how)}</th>`).join("");
    const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(cell, how)}</td>`).join("")}</tr>`).join("\n");
    return `<div class="scroll" role="group" tabindex="0" aria-label="${plain(label)}"><table>\n` +
        `<thead><tr>${columns}</tr></thead>\n<tbody>\n${body}\n</tbody></table></div>`;
}

const item = /^(-|\d+\.) +/;

function list_of(lines, how) {
    const kind = lines[0].startsWith("-") ? "ul" : "ol";
    const items = [];
    for (const line of lines) {
        if (item.test(line)) items.push(line.replace(item, ""));
        else items[items.length - 1] += `\n${line.trim()}`;
    }
    return `<${kind}>\n${items.map((text) => `<li>${inline(text, how)}</li>`).join("\n")}\n</${kind}>`;
}

/** Takes lines from the front as long as they fit. */
function taken(lines, fits) {
    const end = lines.findIndex((line, i) => !fits(line, i));
    return lines.splice(0, end === -1 ? lines.length : end);
}

/** A document as HTML, with its title and its headings of the second rank. */
export function rendered(markdown, how) {
    const lines = markdown.replaceAll("\r", "").split("\n");
    const blocks = [];
    const sections = [];
    let title = "";
    let latest = "";
    while (lines.length > 0) {
        const [line] = lines;
        const heading = /^(#{1,4}) (.+)$/.exec(line);
        if (line.trim() === "") lines.shift();
        else if (heading !== null) {
            lines.shift();
            const [, { length: rank }, text] = heading;
            latest = text.replaceAll("`", "");
            if (rank === 1) title = latest;
            if (rank === 2) sections.push({ id: slug(text), title: latest });
            blocks.push(`<h${rank}${rank === 1 ? "" : ` id="${slug(text)}"`}>${inline(text, how)}</h${rank}>`);
        } else if (line.startsWith("```")) {
            lines.shift();
            const code = taken(lines, (one) => !one.startsWith("```"));
            if (lines.shift() === undefined) throw new Error(`${title}: code without an end`);
            blocks.push(`<pre><code>${plain(code.join("\n"))}</code></pre>`);
        } else if (line.startsWith("    ")) {
            const code = taken(lines, (one) => one.startsWith("    ") || one.trim() === "");
            blocks.push(`<pre><code>${plain(code.map((one) => one.slice(4)).join("\n").trimEnd())}</code></pre>`);
        } else if (line.startsWith("|")) blocks.push(table_of(taken(lines, (one) => one.startsWith("|")), latest, how));
        else if (item.test(line)) {
            const list = taken(lines, (one, i) => item.test(one) || (one.trim() !== "" && /^ +\S/.test(one) && i > 0));
            blocks.push(list_of(list, how));
        } else {
            const text = taken(lines, (one, i) => one.trim() !== "" && (i === 0 || !/^(#|```|\|)/.test(one) && !item.test(one)));
            blocks.push(`<p>${inline(text.join("\n"), how)}</p>`);
        }
    }
    return { title, sections, html: blocks.join("\n") };
}
