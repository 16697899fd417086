// SPDX-License-Identifier: MIT
// The week of a grade's pupils, by the support that they need.
import { type Content, element, nothing, number, opening, opening_if_narrow, table } from "./dom";
import { t, told } from "./language";
import { one_decimal, whole } from "./numbers";
import { type Block, draw_stacks, type Fill, type Stack } from "./week_blocks";
import { words } from "./words";

interface TimeBlock {
    readonly id: string;
    readonly subject: string;
    readonly setting: string;
    readonly minutes_a_week: number;
    /** Those of them that a pupil of the tier spends in the block. */
    readonly spent_minutes_a_week: number;
    readonly pupils_a_group?: number;
    readonly adults?: readonly { readonly role: string; readonly adults: number }[];
}

interface Week {
    readonly grade: string;
    readonly tier: string;
    readonly pupils: number;
    readonly blocks: readonly TimeBlock[];
}

/** What the operation `day` says of one school. */
export interface SchoolDay {
    readonly school: { readonly name: string; readonly school_weeks: number };
    readonly teacher_week: Readonly<Record<
        "open" | "lunch" | "duty" | "planning" | "collaboration" | "outside_in_contract" | "outside_paid" | "with_classes" |
        "with_small_groups", number>> & Readonly<Record<"planning_in" | "collaboration_in", "in_day" | "outside">>;
    readonly posts: readonly { readonly role: string; readonly title: string }[];
    readonly weeks: readonly Week[];
}

/** The day of a school as it stands, or after a package. */
export interface DayState {
    readonly title: string;
    readonly side?: "restore" | "transform";
    readonly day: SchoolDay;
}

/** Where pupils are in groups smaller than a class, as the model counts them. */
const small_settings: ReadonlySet<string> = new Set(["small_group", "one_to_one", "pull_out", "push_in"]);

/** Blocks stand in this order in every state, so that one can be compared with the other. */
const order = ["english", "mathematics", "science", "social_studies", "special_education", "intervention", "homeroom",
    "world_language", "art", "music", "physical_education", "elective", "break_time"];

const place_of = ({ subject }: TimeBlock): number => (order.includes(subject) ? order.indexOf(subject) : order.length - 1);

function subject_words(subject: string): string {
    const known: Readonly<Record<string, string>> = {
        english: t("English"), mathematics: t("Mathematics"), science: t("Science"), social_studies: t("Social studies"),
        homeroom: t("Homeroom"), art: t("Art"), music: t("Music"), physical_education: t("Physical education"),
        world_language: t("World language"), elective: t("Electives"), special_education: t("Special education"),
        intervention: t("Extra help"), break_time: t("Lunch and breaks"),
    };
    return known[subject] ?? words(subject);
}

function setting_words(setting: string): string {
    const known: Readonly<Record<string, string>> = {
        whole_class: t("whole class"), small_group: t("small group"), one_to_one: t("one to one"), push_in: t("adults join the class"),
        pull_out: t("out of class"), separate: t("separate class"), unstaffed: t("no lessons"), lab: t("lab"), online: t("online"),
        partner: t("with a partner"),
    };
    return known[setting] ?? words(setting);
}

function fill_of({ setting }: TimeBlock): Fill {
    if (setting === "unstaffed") return "free";
    return small_settings.has(setting) || setting === "separate" ? "small" : "class";
}

function week_of({ day }: DayState, grade: string, tier: string): Week | undefined {
    const found = day.weeks.find((week) => week.grade === grade && week.tier === tier);
    return found && { ...found, blocks: [...found.blocks].sort((one, other) => place_of(one) - place_of(other)) };
}

/** Minutes a week in groups smaller than a class. */
function small_minutes(week: Week | undefined): number {
    return (week?.blocks ?? []).reduce(
        (sum, block) => sum + (small_settings.has(block.setting) ? block.minutes_a_week : 0), 0);
}

/** Blocks of a week by what they are; a second one of a kind has a second name. */
function by_kind(week: Week | undefined): Map<string, TimeBlock> {
    const found = new Map<string, TimeBlock>();
    for (const block of week?.blocks ?? []) {
        let kind = `${block.subject} ${block.setting}`;
        while (found.has(kind)) kind += " again";
        found.set(kind, block);
    }
    return found;
}

/** The titles of the packages, for sentences. */
export function titles_of([, a, b]: readonly DayState[]): { readonly title_a: string; readonly title_b: string } {
    return { title_a: `\u201c${a!.title}\u201d`, title_b: `\u201c${b!.title}\u201d` };
}

const group_words = ({ pupils_a_group }: TimeBlock): string =>
    pupils_a_group === undefined ? "" : t("groups of {pupils}", { pupils: one_decimal(pupils_a_group) });

function stack_of(state: DayState, week: Week | undefined): Stack {
    const blocks = (week?.blocks ?? []).filter(({ spent_minutes_a_week }) => spent_minutes_a_week > 0).map((block): Block => ({
        title: subject_words(block.subject),
        more: group_words(block),
        minutes: block.spent_minutes_a_week,
        fill: fill_of(block),
    }));
    return { title: state.title, side: state.side, blocks };
}

function adults_words({ adults = [] }: TimeBlock, titles: ReadonlyMap<string, string>): string {
    return adults.map(({ role, adults: count }) => `${one_decimal(count)} ${titles.get(role) ?? words(role)}`).join(", ");
}

/** The blocks of all states under each other: minutes, pupils a group and adults. */
function weeks_table(caption: string, states: readonly DayState[], weeks: readonly (Week | undefined)[]): HTMLElement {
    const titles = new Map(states.flatMap(({ day }) => day.posts.map(({ role, title }) => [role, told(title)] as const)));
    const kinds = weeks.map(by_kind);
    const rows = [...new Map(kinds.flatMap((week) => [...week]))]
        .sort(([, one], [, other]) => place_of(one) - place_of(other));
    const cells = (block: TimeBlock | undefined): Content[] => block === undefined ? [nothing, nothing, nothing] : [
        block.setting === "push_in" ? number(block.minutes_a_week, whole) : number(block.spent_minutes_a_week, whole),
        block.pupils_a_group === undefined ? nothing : number(block.pupils_a_group, one_decimal),
        adults_words(block, titles) || nothing,
    ];
    const columns = states.flatMap(({ title, side }) => [
        { title: t("{state}: minutes", { state: title }), ...(side && { side }) },
        { title: t("{state}: pupils a group", { state: title }), ...(side && { side }) },
        { title: t("{state}: adults of a group", { state: title }), text: true, ...(side && { side }) },
    ]);
    return table(caption, [{ title: t("Block") }, ...columns], rows.map(([kind, block]) => [
        `${subject_words(block.subject)}, ${setting_words(block.setting)}`,
        ...kinds.flatMap((week) => cells(week.get(kind))),
    ]), "stacked blocks");
}

/** What to see in the weeks of a tier: time in small groups. */
function small_told(states: readonly DayState[], weeks: readonly (Week | undefined)[]): string {
    const [now, a, b] = weeks.map((week) => whole(small_minutes(week)));
    return t("Minutes a week in small groups, one to one, or with adults who join the class: {now} as it stands, {a} with {title_a}, " +
        "{b} with {title_b}.", { now: now!, a: a!, b: b!, ...titles_of(states) });
}

/** What to see in the weeks of pupils who are taught apart: how many they are. */
function groups_told(states: readonly DayState[], weeks: readonly (Week | undefined)[]): string {
    const [now, a, b] = weeks.map((week) => {
        const group = week?.blocks.find(({ setting }) => setting === "separate")?.pupils_a_group;
        return group === undefined ? nothing : one_decimal(group);
    });
    return t("Pupils in a separate class: {now} as it stands, {a} with {title_a}, {b} with {title_b}.",
        { now: now!, a: a!, b: b!, ...titles_of(states) });
}

/** One figure for each tier that has pupils in the grade. */
export function pupil_figures(states: readonly DayState[], grade: string, width: number, em: number): HTMLElement[] {
    const minutes = Math.max(...states.map(({ day }) => day.teacher_week.open));
    const tiers = ["intensive", "strategic", "on_track", "separate"].filter((tier) =>
        states.some((state) => week_of(state, grade, tier) !== undefined));
    return tiers.map((tier) => {
        const weeks = states.map((state) => week_of(state, grade, tier));
        const count = Math.max(...weeks.map((week) => week?.pupils ?? 0));
        const named = { tier: words(tier), pupils: whole(count) };
        const sentence = tier === "separate" ? groups_told(states, weeks) : small_told(states, weeks);
        const title = count === 1 ? t("{tier}: 1 pupil of this grade", named) : t("{tier}: {pupils} pupils of this grade", named);
        const stacks = states.map((state, i) => stack_of(state, weeks[i]));
        const picture = draw_stacks(stacks, minutes, width, em, `${title}. ${sentence}`);
        return element("figure", { id: `week-${tier}` },
            element("h3", {}, title),
            element("figcaption", {}, sentence),
            tier === tiers[0] ? picture : opening_if_narrow(`week-${tier}-blocks`, t("The week as blocks"), picture),
            opening(`week-${tier}-table`, t("The same numbers as a table"),
                weeks_table(t("A pupil\u2019s week, {tier}: minutes a week", named), states, weeks)));
    });
}
