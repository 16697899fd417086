// SPDX-License-Identifier: MIT
// The method page from its template: every figure and every table comes out of the model when the site is built.

import { figure, filled, first_up, links, percent, plain, table, unit_words, with_range, words } from "./markup.mjs";

const is_share = ({ unit }) => unit === "share" || unit.startsWith("share of ");
/** The value of a setting: shares as percentages. */
const setting = (one, value) => is_share(one) ? percent(value) : figure(value);
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
    for (const [name, text] of counted_parts(assumptions, model)) parts.set(name, plain(text));
    for (const row of assumptions) {
        parts.set(row.id, plain(`${with_range(row)}${row.unit === "share" ? "" : ` ${unit_words(row.unit)}`}`));
        parts.set(`${row.id}:bare`, plain(with_range(row)));
        parts.set(`${row.id}:percent`, plain(with_range(row, percent)));
        parts.set(`${row.id}:dollar_year`, plain(row.dollar_year ?? ""));
    }
    return filled(template, parts, "method.html");
}

/** "57 judgment, 12 seen": how many rows have each value of a key, the most frequent first. */
function tally(rows, key) {
    const counts = new Map();
    for (const row of rows) counts.set(row[key], (counts.get(row[key]) ?? 0) + 1);
    const parts = [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${count} ${words(name)}`);
    return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Figures in sentences that are no assumption's: counts, draws, years. */
function counted_parts(assumptions, model) {
    const asked = { district: "typical-rural", situation: "gain" };
    const { draws, interval } = model.run("simulate", asked);
    const effects = assumptions.filter(({ id, grade }) => grade !== undefined && id.startsWith("effect_"));
    return [
        ["count", figure(assumptions.length)],
        ["status_counts", tally(assumptions, "status")],
        ["effect_count", figure(effects.length)],
        ["grade_counts", tally(effects, "grade")],
        ["draws", figure(draws)],
        ["interval", percent(interval)],
        ["horizon", figure(model.run("project", asked).horizon)],
    ];
}

const combining = new Set([
    "further_effect_share", "effect_persistence", "effect_ceiling", "plausible_gain_total", "plausible_gain_year",
    "full_dose_minutes", "full_effect_group_size", "zero_effect_group_size", "class_effect_floor",
    "class_effect_ceiling", "fidelity", "exposure_years", "learning_months_a_year",
]);

function is_about_learning({ id, grade, unit }) {
    return grade !== undefined || unit.startsWith("sd") || combining.has(id);
}
