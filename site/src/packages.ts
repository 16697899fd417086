// SPDX-License-Identifier: MIT
// What each package does: its choices, their cost, whom they reach, who must agree, and what the evidence is.
import { type Column, type Content, element, nothing, number, opening, ranged, table } from "./dom";
import { brief_dollars, exact_dollars, more_posts, percent, sd, set_percent, small_sd, three_digits, whole } from "./numbers";
import type { Comparison, Effect, Lever, LeverResult, LeverSetting, Package } from "./response";
import { listed, upper_first, words } from "./words";

/** A setting in words. "this (1) or that (0)" is said as what holds, "this; below 0, that" likewise. */
function setting_text({ title, unit }: LeverSetting, value: number): string {
    const either = /^(.+) \(1\) or (.+) \(0\)$/.exec(title);
    if (either !== null && (value === 0 || value === 1)) return either[2 - value]!;
    const signed = /^(.+); below 0, (.+)$/.exec(title);
    if (signed !== null) {
        const size = three_digits(Math.abs(value));
        return `${signed[value < 0 ? 2 : 1]!}: ${size} ${size === "1" ? unit.slice(0, -1) : unit}`;
    }
    if (unit === "dollars") return `${title}: ${exact_dollars(value)}`;
    if (unit === "share") return `${title}: ${set_percent(value)}`;
    if (unit.startsWith("share of ")) return `${title}: ${set_percent(value)} of ${unit.slice("share of ".length)}`;
    const told = unit.startsWith("0 ") || unit.split(" ").every((word) => title.includes(word));
    return `${title}: ${three_digits(value)}${told ? "" : ` ${unit}`}`;
}

const added_minutes = [
    ["in_small_groups", "in small groups"],
    ["at_school", "at school"],
    ["together", "of teachers together"],
] as const;

/** The minutes a week that a lever adds, where it adds any that can be seen. */
function minutes_of({ minutes }: LeverResult): Content {
    return added_minutes
        .filter(([kind]) => Math.abs(minutes[kind]) >= 0.05)
        .map(([kind, where]) => element("span", { class: "under" }, number(minutes[kind], more_posts), ` min ${where}`));
}

type Effects = ReadonlyMap<string, Effect>;

const source_of = (effects: Effects, assumption: string): string => effects.get(assumption)?.source || "a judgment";

function sources(lever: LeverResult, effects: Effects): Content {
    if (lever.evidence.length === 0) return "No study known";
    return element("ul", {}, ...lever.evidence.map(({ assumption, grade }) =>
        element("li", {}, `${upper_first(words(grade))}: `,
            element("a", { href: `method.html#${assumption}` }, source_of(effects, assumption)))));
}

function lever_tables(each: Package, year: number, catalog: ReadonlyMap<string, Lever>, effects: Effects): Content {
    const cost_columns: Column[] = [
        { title: "Choice" },
        { title: "What is set", text: true },
        { title: `Cost in year ${year}` },
        { title: "Year one" },
        { title: "One-time" },
        { title: "Ten years" },
        { title: "Posts, and minutes a week" },
    ];
    const cost_of = (lever: LeverResult): Content[] => {
        const known = catalog.get(lever.id);
        const set = (known?.settings ?? [])
            .filter(({ id, base, kind }) => kind === "shape" || lever.settings[id] !== base)
            .map((setting) => element("li", {}, setting_text(setting, lever.settings[setting.id] ?? Number.NaN)));
        return [
            [
                element("strong", {}, lever.title),
                known === undefined ? null : element("span", { class: "under" }, known.sentence),
            ],
            element("ul", {}, ...set),
            ranged(lever.in_year, brief_dollars),
            number(lever.year_one, brief_dollars),
            ranged(lever.one_time, brief_dollars),
            number(lever.ten_years.value, brief_dollars),
            [number(lever.posts, more_posts), minutes_of(lever)],
        ];
    };
    const costs = each.areas.flatMap((area): Content[][] => {
        const levers = each.levers.filter((lever) => lever.area === area.area);
        const name = element("strong", { class: "area" }, words(area.area));
        if (levers.length === 0) return [[name, "As it is", ...Array.from({ length: 5 }, () => nothing)]];
        return [
            [
                name,
                area.freed_in_year > 0 ? ["Frees ", number(area.freed_in_year, brief_dollars)] : null,
                ranged(area.in_year, brief_dollars),
                number(area.year_one, brief_dollars),
                ranged(area.one_time, brief_dollars),
                number(area.ten_years, brief_dollars),
                number(area.posts, more_posts),
            ],
            ...levers.map(cost_of),
        ];
    });
    const effect_columns: Column[] = [
        { title: "Choice" },
        { title: "Pupils reached" },
        { title: "Effect on learning in one year, SD" },
        { title: "Break-even effect, SD" },
        { title: "Who must agree", text: true },
        { title: "How hard", text: true },
        { title: "Evidence", text: true },
    ];
    const reached = each.levers.map((lever) => {
        const known = catalog.get(lever.id);
        const years = known?.ramp_years ?? 1;
        return [
            element("strong", {}, lever.title),
            [
                number(lever.share_of_pupils_reached, percent),
                element("span", { class: "under" }, "in ", number(lever.schools_reached, whole), " schools"),
            ],
            lever.measured ? ranged(lever.one_year_sd, sd) : "Not measured",
            lever.break_even_sd === null ? "none" : number(lever.break_even_sd, small_sd),
            upper_first(listed((known?.agree ?? []).map(words))),
            `${upper_first(known?.difficulty ?? "")}, full use ${years === 1 ? "in year one" : `in ${years} years`}`,
            sources(lever, effects),
        ];
    });
    const notes = each.levers.flatMap((lever) => {
        const text = catalog.get(lever.id)?.overlap ?? "";
        return text === "" ? [] : [element("li", {}, element("strong", {}, `${lever.title}: `), text)];
    });
    return [
        table(`${each.title}: what is set and what it costs`, cost_columns, costs, "levers stacked"),
        element("p", { class: "hint" },
            "Below zero is money freed, or posts that go. Minutes in small groups and at school are those of the average " +
            "pupil. A range that is left out is a price that does not vary."),
        table(`${each.title}: whom it reaches and what is known`, effect_columns, reached, "levers effects stacked"),
        element("p", { class: "hint" },
            "SD is one standard deviation of pupils\u2019 scores. The break-even effect, on the pupils reached, is what a " +
            "choice needs to match the same money at average effectiveness; a choice that frees money has none."),
        opening(`overlaps-${each.id}`, "Where these choices meet other choices", element("ul", {}, ...notes)),
    ];
}

export function packages_part({ a, b, money }: Comparison, catalog: ReadonlyMap<string, Lever>, effects: Effects): Content {
    return [a, b].map((each, i) =>
        element("section", { class: i === 0 ? "package restore" : "package transform" },
            element("h3", {}, each.title),
            element("p", {}, `${each.reason}. Counted cost `, number(each.basis.value, exact_dollars), ", not spent ",
                number(each.not_spent, exact_dollars), "."),
            lever_tables(each, money.year, catalog, effects)));
}

/** Every assumption about effects that this comparison used, with its source. */
export function sources_part({ a, b }: Comparison, effects: Effects): Content {
    const used = new Map([a, b].flatMap((each) =>
        each.levers.flatMap((lever) => lever.evidence.map((one) => [one.assumption, one] as const))));
    return element("ul", {}, ...[...used.values()].map(({ assumption, grade }) =>
        element("li", {}, element("a", { href: `method.html#${assumption}` }, upper_first(effects.get(assumption)?.title ?? assumption)),
            `: ${source_of(effects, assumption)} (${words(grade)})`)));
}
