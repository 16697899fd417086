// SPDX-License-Identifier: MIT
// What each package does: its choices, their cost, whom they reach, who must agree, and what the evidence is.
import { type Column, type Content, element, nothing, number, opening, ranged, table } from "./dom";
import { cited, english_page, t, t_with, told, told_content } from "./language";
import { brief_dollars, exact_dollars, more_posts, percent, sd, set_percent, small_sd, three_digits, whole } from "./numbers";
import type { Comparison, Effect, Lever, LeverResult, LeverSetting, Package } from "./response";
import { listed, upper_first, words } from "./words";

/** A setting in words. "this (1) or that (0)" is said as what holds, "this; below 0, that" likewise. */
function setting_text({ title, unit }: LeverSetting, value: number): string {
    const either = /^(.+) \(1\) or (.+) \(0\)$/.exec(title);
    if (either !== null && (value === 0 || value === 1)) return told(either[2 - value]!);
    const signed = /^(.+); below 0, (.+)$/.exec(title);
    if (signed !== null) {
        const size = three_digits(Math.abs(value));
        return `${told(signed[value < 0 ? 2 : 1]!)}: ${size} ${told(size === "1" ? unit.slice(0, -1) : unit)}`;
    }
    const said = told(title);
    if (unit === "dollars") return `${said}: ${exact_dollars(value)}`;
    if (unit === "share") return `${said}: ${set_percent(value)}`;
    if (unit.startsWith("share of ")) {
        const whole_of = told(unit.slice("share of ".length));
        return t("{setting}: {share} of {whole}", { setting: said, share: set_percent(value), whole: whole_of });
    }
    const in_title = unit.startsWith("0 ") || unit.split(" ").every((word) => title.includes(word));
    return `${said}: ${three_digits(value)}${in_title ? "" : ` ${told(unit)}`}`;
}

const added_minutes = [
    ["in_small_groups", (minutes: Content) => t_with("{minutes} min in small groups", { minutes })],
    ["at_school", (minutes: Content) => t_with("{minutes} min at school", { minutes })],
    ["together", (minutes: Content) => t_with("{minutes} min of teachers together", { minutes })],
] as const;

/** The minutes a week that a lever adds, where it adds any that can be seen. */
function minutes_of({ minutes }: LeverResult): Content {
    return added_minutes
        .filter(([kind]) => Math.abs(minutes[kind]) >= 0.05)
        .map(([kind, said]) => element("span", { class: "under" }, said(number(minutes[kind], more_posts))));
}

type Effects = ReadonlyMap<string, Effect>;

function source_of(effects: Effects, assumption: string): Content {
    const source = effects.get(assumption)?.source ?? "";
    return source === "" ? t("a judgment") : cited(source);
}

/** How hard a choice is to carry out. */
function difficulty_word(difficulty: string): string {
    if (difficulty === "low") return t("Low##difficulty");
    if (difficulty === "medium") return t("Medium##difficulty");
    return difficulty === "high" ? t("High##difficulty") : upper_first(difficulty);
}

function sources(lever: LeverResult, effects: Effects): Content {
    if (lever.evidence.length === 0) return t("No study known");
    return element("ul", {}, ...lever.evidence.map(({ assumption, grade }) =>
        element("li", {}, `${upper_first(words(grade))}: `,
            element("a", { href: english_page(`method.html#${assumption}`) }, source_of(effects, assumption)))));
}

function lever_tables(each: Package, year: number, catalog: ReadonlyMap<string, Lever>, effects: Effects): Content {
    const cost_columns: Column[] = [
        { title: t("Choice") },
        { title: t("What is set"), text: true },
        { title: t("Cost in year {year}", { year: String(year) }) },
        { title: t("Year one") },
        { title: t("One-time") },
        { title: t("Ten years") },
        { title: t("Posts, and minutes a week") },
    ];
    const cost_of = (lever: LeverResult): Content[] => {
        const known = catalog.get(lever.id);
        const set = (known?.settings ?? [])
            .filter(({ id, base, kind }) => kind === "shape" || lever.settings[id] !== base)
            .map((setting) => element("li", {}, setting_text(setting, lever.settings[setting.id] ?? Number.NaN)));
        return [
            [
                element("strong", {}, told_content(lever.title)),
                known === undefined ? null : element("span", { class: "under" }, told_content(known.sentence)),
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
        if (levers.length === 0) return [[name, t("As it is"), ...Array.from({ length: 5 }, () => nothing)]];
        return [
            [
                name,
                area.freed_in_year > 0
                    ? t_with("Frees {amount}", { amount: number(area.freed_in_year, brief_dollars) })
                    : null,
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
        { title: t("Choice") },
        { title: t("Pupils reached") },
        { title: t("Effect on learning in one year, SD") },
        { title: t("Break-even effect, SD") },
        { title: t("Who must agree"), text: true },
        { title: t("How hard"), text: true },
        { title: t("Evidence"), text: true },
    ];
    const reached = each.levers.map((lever) => {
        const known = catalog.get(lever.id);
        const years = known?.ramp_years ?? 1;
        const difficulty = difficulty_word(known?.difficulty ?? "");
        return [
            element("strong", {}, told_content(lever.title)),
            [
                number(lever.share_of_pupils_reached, percent),
                element("span", { class: "under" },
                    t_with("in {schools} schools", { schools: number(lever.schools_reached, whole) })),
            ],
            lever.measured ? ranged(lever.one_year_sd, sd) : t("Not measured"),
            lever.break_even_sd === null ? t("none") : number(lever.break_even_sd, small_sd),
            upper_first(listed((known?.agree ?? []).map(words))),
            years === 1
                ? t("{difficulty}, full use in year one", { difficulty })
                : t("{difficulty}, full use in {years} years", { difficulty, years: String(years) }),
            sources(lever, effects),
        ];
    });
    const notes = each.levers.flatMap((lever) => {
        const text = catalog.get(lever.id)?.overlap ?? "";
        const name = element("strong", {}, told_content(lever.title), ": ");
        return text === "" ? [] : [element("li", {}, name, told_content(text))];
    });
    const title = told(each.title);
    return [
        table(t("{title}: what is set and what it costs", { title }), cost_columns, costs, "levers stacked"),
        element("p", { class: "hint" }, t(
            "Below zero is money freed, or posts that go. Minutes in small groups and at school are those of the average " +
                "pupil. A range that is left out is a price that does not vary.",
        )),
        table(t("{title}: whom it reaches and what is known", { title }), effect_columns, reached,
            "levers effects stacked"),
        element("p", { class: "hint" }, t(
            "SD is one standard deviation of pupils\u2019 scores. The break-even effect, on the pupils reached, is what a " +
                "choice needs to match the same money at average effectiveness; a choice that frees money has none.",
        )),
        opening(`overlaps-${each.id}`, t("Where these choices meet other choices"), element("ul", {}, ...notes)),
    ];
}

export function packages_part({ a, b, money }: Comparison, catalog: ReadonlyMap<string, Lever>, effects: Effects): Content {
    return [a, b].map((each, i) =>
        element("section", { class: i === 0 ? "package restore" : "package transform" },
            element("h3", {}, told(each.title)),
            element("p", {}, t_with("{reason}. Counted cost {counted}, not spent {left}.", {
                reason: told_content(each.reason),
                counted: number(each.basis.value, exact_dollars),
                left: number(each.not_spent, exact_dollars),
            })),
            lever_tables(each, money.year, catalog, effects)));
}

/** Every assumption about effects that this comparison used, with its source. */
export function sources_part({ a, b }: Comparison, effects: Effects): Content {
    const used = new Map([a, b].flatMap((each) =>
        each.levers.flatMap((lever) => lever.evidence.map((one) => [one.assumption, one] as const))));
    return element("ul", {}, ...[...used.values()].map(({ assumption, grade }) =>
        element("li", {},
            element("a", { href: english_page(`method.html#${assumption}`) },
                upper_first(told(effects.get(assumption)?.title ?? assumption))),
            ": ", source_of(effects, assumption), ` (${words(grade)})`)));
}
