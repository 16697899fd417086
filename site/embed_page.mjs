// SPDX-License-Identifier: MIT
// What an embedded comparison has before its script runs: the numbers of the first settings as fixed tables; and what
// the oEmbed document says.

const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const plain = (text) => String(text).replace(/[&<>"]/g, (mark) => marks[mark]);
const shown = ({ low, central, high }, as, from_to) =>
    low === high ? as(central) : `${as(central)} (${from_to({ low, high }, as)})`;

function table(caption, heads, rows) {
    const head = heads.map(([title, side]) => `<th scope="col" class="${side === undefined ? "words" : `figure ${side}`}">${plain(title)}</th>`);
    const body = rows.map(([title, ...cells]) =>
        `<tr><th scope="row">${plain(title)}</th>${cells.map((cell) => `<td class="figure">${plain(cell)}</td>`).join("")}</tr>`);
    return `<table><caption>${plain(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

/** The tables. `numbers` and `words` are those of the page; `compared` is the comparison of the first settings. */
export function fixed_part({ district, money, a, b }, numbers, words) {
    const { points, brief_dollars, exact_dollars, from_to, round_dollars } = numbers;
    const heads = [["", undefined], [a.title, "restore"], [b.title, "transform"]];
    const both = (title, cell) => [title, cell(a), cell(b)];
    const learning = table("Learning and money, with ranges", [["Measure"], ...heads.slice(1)], [
        both("Learning after four years of full use, percentile points", (of) => shown(of.learning.after_four_years, points, from_to)),
        both("The same dollars at average effectiveness", (of) => shown(of.learning.benchmark, points, from_to)),
        both(`Cost in year ${money.year}, without one-time cost`, (of) => shown(of.in_year, brief_dollars, from_to)),
        both("Not spent", (of) => exact_dollars(of.not_spent)),
    ]);
    const areas = table(`Cost of each area in year ${money.year}, without one-time cost`, [["Area"], ...heads.slice(1)],
        a.areas.map(({ area, in_year }, i) =>
            [words(area), shown(in_year, brief_dollars, from_to), shown(b.areas[i].in_year, brief_dollars, from_to)]));
    const money_words = round_dollars(money.new_money);
    return `<p>These numbers are fixed: ${plain(district.name)} with ${money_words} more a year, counted in year ${money.year}. ` +
        `The calculator has other districts and amounts.</p>
<p lang="es">Estos números son fijos: ${plain(district.name)} con ${money_words.replace(" million", " millones")} más al año, contados en el año ${money.year}. ` +
        `La calculadora tiene otros distritos y montos.</p>
<div class="scroll" role="group" aria-label="Learning and money" tabindex="0">${learning}</div>
<div class="scroll" role="group" aria-label="Areas" tabindex="0">${areas}</div>`;
}

/** oEmbed 1.0, type "rich". `folder` is the address of the frame, `home` that of the site. */
export function oembed({ folder, home, title, width, height }) {
    const html = `<iframe src="${plain(folder)}" title="${plain(title)}" width="100%" height="${height}" frameborder="0" ` +
        `loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`;
    return { version: "1.0", type: "rich", title, provider_name: "nineways", provider_url: home, html, width, height };
}
