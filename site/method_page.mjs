// SPDX-License-Identifier: MIT
// The method page from its template: every figure and every table comes out of the model when the site is built.

const marks = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const plain = (text) => String(text).replace(/[&<>"]/g, (mark) => marks[mark]);
const first_up = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const grades = {
    none: "no study",
    correlational: "studies of association",
    quasi_experimental: "comparison studies",
    randomised: "randomized trials",
};
const words = (name) => ({ judgement: "judgment", union: "teachers\u2019 union", ...grades })[name]
    ?? name.replaceAll("_", " ");

const number = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6 });
const figure = (value) => number.format(value).replace("-", "\u2212");

const units = {
    usd: "dollars",
    usd_per_pupil: "dollars a pupil",
    usd_per_fte: "dollars a post",
    usd_per_day: "dollars a day",
    share: "share",
    share_change: "relative change",
    pupils_per_group: "pupils a group",
    pupils_per_fte: "pupils a post",
    fte: "posts",
    fte_per_1000_pupils: "posts for 1,000 pupils",
    sd: "SD",
    sd_per_pupil_fewer: "SD for each pupil fewer",
    sd_per_1000_usd: "SD for 1,000 dollars",
};
const unit_words = (unit) => units[unit] ?? unit.replaceAll("_per_", " a ").replaceAll("_", " ");

const percent = new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 });
const is_share = ({ unit }) => unit === "share" || unit.startsWith("share of ");
/** The value of a setting: shares as percentages. */
const setting = (one, value) => is_share(one) ? percent.format(value).replace("-", "\u2212") : figure(value);
/** The unit of a setting where its title does not have all its words. */
const of = (one) => is_share(one) ? one.unit.replace(/^share/, "")
    : one.unit.startsWith("0 ") || one.unit.split(" ").every((word) => one.title.includes(word)) ? "" : ` ${one.unit}`;

/** A setting in words. "this (1) or that (0)" is said as what holds, "this; below 0, that" likewise. */
function set_words(one, value) {
    const either = /^(.+) \(1\) or (.+) \(0\)$/.exec(one.title);
    if (either !== null && (value === 0 || value === 1)) return either[2 - value];
    const signed = /^(.+); below 0, (.+)$/.exec(one.title);
    if (signed === null) return `${one.title}: ${setting(one, value)}${of(one)}`;
    const size = figure(Math.abs(value));
    return `${signed[value < 0 ? 2 : 1]}: ${size} ${size === "1" ? one.unit.slice(0, -1) : one.unit}`;
}

/** "0.8 (0.5 to 1)", or the one figure where there is no range. */
function with_range({ low, central, high }) {
    return low === high ? figure(central) : `${figure(central)} (${figure(low)} to ${figure(high)})`;
}

/** The parts of an address that name a page become links. */
function links(address) {
    return address.split("; ").map((part) =>
        /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(\/[^\s,]*)?$/i.test(part)
            ? `<a href="https://${plain(part)}" rel="noreferrer">${plain(part)}</a>`
            : plain(part)).join("; ");
}

function table(caption, columns, rows) {
    const head = columns.map(({ title, figure: is_figure }) =>
        `<th scope="col" role="columnheader" class="${is_figure ? "figure" : "words"}">${plain(title)}</th>`).join("");
    const body = rows.map(({ id, cells }) => {
        const inner = cells.map((cell, i) => i === 0
            ? `<th scope="row" role="rowheader">${cell}</th>`
            : `<td class="${columns[i].figure ? "figure" : "words"}" role="cell" data-label="${plain(columns[i].title)}"><div>${cell}</div></td>`).join("");
        return `<tr role="row"${id ? ` id="${plain(id)}"` : ""}>${inner}</tr>`;
    }).join("\n");
    return `<div class="scroll stacked" role="group" tabindex="0" aria-label="${plain(caption)}"><table role="table">` +
        `<caption>${plain(caption)}</caption>\n<thead role="rowgroup"><tr role="row">${head}</tr></thead>\n` +
        `<tbody role="rowgroup">\n${body}\n</tbody></table></div>`;
}

function assumption_table(caption, rows) {
    const columns = [
        { title: "Assumption" },
        { title: "Central (low to high)", figure: true },
        { title: "Unit" },
        { title: "Status and evidence" },
        { title: "Source" },
        { title: "Note" },
    ];
    return table(caption, columns, rows.map((row) => {
        const year = row.dollar_year ? ` of ${row.dollar_year}` : "";
        const source = [row.source && plain(row.source), row.address && links(row.address)].filter(Boolean).join("<br>");
        const grade = row.grade ? `<br>Evidence: ${plain(words(row.grade))}` : "";
        return {
            id: row.id,
            cells: [
                `${plain(first_up(row.title))}<br><code>${plain(row.id)}</code>`,
                plain(with_range(row)),
                plain(unit_words(row.unit) + year),
                plain(first_up(words(row.status))) + grade,
                source + (row.year && row.source ? `, ${row.year}` : ""),
                plain(row.note ?? ""),
            ],
        };
    }));
}

function lever_table(levers) {
    const columns = [
        { title: "Choice" },
        { title: "Side" },
        { title: "What can be set" },
        { title: "Who must agree" },
        { title: "How hard" },
        { title: "Years to full use", figure: true },
        { title: "Where it meets other choices" },
    ];
    return table("Every choice that a package can hold", columns, levers.map((lever) => ({
        id: `lever-${lever.id}`,
        cells: [
            `<strong>${plain(lever.title)}</strong> (${plain(lever.bullet)})<br>${plain(lever.sentence)}`,
            plain(`${first_up(lever.side)}, ${words(lever.area)}`),
            `<ul>${lever.settings.map((one) => `<li>${plain(
                `${one.title}: ${setting(one, one.min)} to ${setting(one, one.max)}${of(one)}, base ${setting(one, one.base)}`,
            )}</li>`).join("")}</ul>`,
            plain(first_up(lever.agree.map(words).join(", "))),
            plain(first_up(lever.difficulty)),
            figure(lever.ramp_years),
            plain(lever.overlap),
        ],
    })));
}

function preset_tables(presets, levers, reason_of) {
    const known = new Map(levers.map((lever) => [lever.id, lever]));
    return presets.map((preset) => {
        const rows = Object.entries(preset.levers).map(([id, settings]) => {
            const lever = known.get(id);
            const set = lever.settings
                .filter((one) => one.id in settings && (one.kind === "shape" || settings[one.id] !== one.base))
                .map((one) => `<li>${plain(set_words(one, settings[one.id]))}</li>`).join("");
            return {
                cells: [
                    `<strong>${plain(lever.title)}</strong>`,
                    `<ul>${set}</ul>`,
                    plain(reason_of(preset.id, id)),
                    preset.locked.includes(id) ? "Stays as set" : "Moves with the money",
                ],
            };
        });
        const columns = [{ title: "Choice" }, { title: "What is set" }, { title: "Why" }, { title: "When fitted" }];
        return table(`${preset.title}: ${preset.reason}`, columns, rows);
    }).join("\n");
}

/** Fills the template with what the module answers; a name that nothing fills is an error. */
export function method_page(template, model) {
    const { assumptions, price_index } = model.run("assumptions");
    const { levers, presets } = model.run("levers");
    const reasons = new Map(presets.map(({ id }) => [id, model.run("scenario", { scenario: id }).levers]));
    const parts = new Map([
        ["version", plain(model.run("version").version)],
        ["levers", lever_table(levers)],
        ["presets", preset_tables(presets, levers, (preset, lever) => reasons.get(preset)[lever].reason)],
        ["effects", assumption_table("Effects and how they combine", assumptions.filter(is_about_learning))],
        ["assumptions", assumption_table("Districts, pay, time, staff and costs",
            assumptions.filter((row) => !is_about_learning(row)))],
        ["price_index", table(first_up(price_index.title), [{ title: "School year" }, { title: "Index", figure: true }],
            Object.entries(price_index.levels).map(([year, level]) => ({ cells: [plain(year), figure(level)] }))) +
            `<p>Source: ${plain(price_index.source)}.</p>`],
    ]);
    for (const row of assumptions) {
        parts.set(row.id, plain(`${with_range(row)}${row.unit === "share" ? "" : ` ${unit_words(row.unit)}`}`));
        parts.set(`${row.id}:dollar_year`, plain(row.dollar_year ?? ""));
    }
    return template.replace(/\{\{([a-z0-9_:]+)\}\}/g, (_, name) => {
        const part = parts.get(name);
        if (!part) throw new Error(`method.html: nothing fills {{${name}}}`);
        return part;
    });
}

const combining = new Set([
    "further_effect_share", "effect_persistence", "effect_ceiling", "plausible_gain_total", "plausible_gain_year",
    "full_dose_minutes", "full_effect_group_size", "zero_effect_group_size", "class_effect_floor",
    "class_effect_ceiling", "fidelity", "exposure_years", "learning_months_a_year",
]);

function is_about_learning({ id, grade, unit }) {
    return grade !== undefined || unit.startsWith("sd") || combining.has(id);
}
