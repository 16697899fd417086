// SPDX-License-Identifier: MIT
// The school day of one school: a pupil's week by the support that the pupil needs, and a teacher's week, as they stand
// and after each package.
import { by_id, type Content, element, redraw } from "./dom";
import { t, told } from "./language";
import type { View } from "./live_section";
import { one_decimal, whole } from "./numbers";
import { type DayState, pupil_figures, type SchoolDay, titles_of } from "./pupil_weeks";
import type { Package } from "./response";
import { teacher_figure } from "./teacher_week";
import { fill_key } from "./week_blocks";

interface Schools {
    readonly schools: readonly { readonly id: string; readonly name: string; readonly pupils: number }[];
}

/** The scenario after which the district stands with a package: its levers as they are fitted to the money. */
function scenario_of({ id, title, levers }: Package): object {
    return {
        format: "nineways-scenario/1",
        id,
        title,
        base: "as_it_stands",
        levers: Object.fromEntries(levers.map((lever) => [lever.id, lever.settings])),
        locked: [],
    };
}

/** Fills a list of choices, and answers the one that holds: what was chosen before, as far as there still is such. */
function offer(id: string, choices: readonly (readonly [string, string])[]): string {
    const select = by_id<HTMLSelectElement>(id);
    const chosen = select.value;
    redraw(select, ...choices.map(([value, title]) => element("option", { value }, title)));
    if (choices.some(([value]) => value === chosen)) select.value = chosen;
    return select.value;
}

function grade_words(grade: string): string {
    const named: Readonly<Record<string, string>> = { PK: t("Pre-kindergarten"), K: t("Kindergarten"), ungraded: t("No grade") };
    return named[grade] ?? t("Grade {grade}", { grade });
}

let listening = false;

function listen(again: () => void): void {
    if (listening) return;
    listening = true;
    for (const id of ["week-school", "week-grade"]) by_id(id).addEventListener("change", again);
}

export async function day_part(again: () => void, { model, scene, compared: { a, b } }: View): Promise<Content> {
    listen(again);
    const { schools } = await model.ask_district<Schools>("day", scene, {});
    const school = offer("week-school", schools.map(({ id, name, pupils }) =>
        [id, t("{school}, {pupils} pupils", { school: told(name), pupils: whole(pupils) })]));
    const ask = (after?: Package): Promise<SchoolDay> => model.ask_district<SchoolDay>("day", scene,
        { school, ...(after && { baseline: scenario_of(after) }) });
    const states: DayState[] = [
        { title: t("As it stands"), day: await ask() },
        { title: told(a.title), side: "restore", day: await ask(a) },
        { title: told(b.title), side: "transform", day: await ask(b) },
    ];
    const grades = [...new Set(states.flatMap(({ day }) => day.weeks.map(({ grade }) => grade)))];
    const grade = offer("week-grade", grades.map((one) => [one, grade_words(one)]));
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const across = by_id("week-part").clientWidth;
    const width = across > 52 * em ? Math.floor((across - 2 * em) / 2) : across;
    const weeks = states.map(({ day }) => one_decimal(day.school.school_weeks));
    return [
        element("p", {}, t("The school year has {now} weeks as it stands, {a} with {title_a} and {b} with {title_b}. Blocks are minutes of " +
            "an average week; the tables have those that are too low for their names, and the adults.",
            { now: weeks[0]!, a: weeks[1]!, b: weeks[2]!, ...titles_of(states) })),
        fill_key([
            ["class", t("with the whole class")],
            ["small", t("in a small group, one to one, or a separate class")],
            ["other", t("other work: planning, meeting, duty")],
            ["free", t("breaks and lunch")],
        ], em),
        element("div", { class: "weeks" },
            ...pupil_figures(states, grade, width, em),
            teacher_figure(states, width, em)),
    ];
}
