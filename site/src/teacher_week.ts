// SPDX-License-Identifier: MIT
// The week of a full-time teacher of a school.
import { element, number, opening, opening_if_narrow, table } from "./dom";
import { t } from "./language";
import { whole } from "./numbers";
import { type DayState, type SchoolDay, titles_of } from "./pupil_weeks";
import { type Block, draw_stacks } from "./week_blocks";

type TeacherWeek = SchoolDay["teacher_week"];

function within_day(week: TeacherWeek, part: "planning" | "collaboration"): number {
    return week[`${part}_in`] === "in_day" ? week[part] : 0;
}

/** What a teacher's week consists of: within the pupils' day first, then what is outside it. */
function parts_of(week: TeacherWeek): Block[] {
    return [
        { title: t("Teaching"), minutes: week.with_classes, fill: "class" },
        { title: t("Planning"), minutes: within_day(week, "planning"), fill: "other" },
        { title: t("Meeting with other teachers"), minutes: within_day(week, "collaboration"), fill: "other" },
        { title: t("Duty"), minutes: week.duty, fill: "other" },
        { title: t("Lunch"), minutes: week.lunch, fill: "free" },
        { title: t("Outside the pupils\u2019 day, in the contract"), minutes: week.outside_in_contract, fill: "other" },
        { title: t("Outside the pupils\u2019 day, paid"), minutes: week.outside_paid, fill: "other" },
    ].map((part) => ({ ...part, more: "" }) as Block);
}

export function teacher_figure(states: readonly DayState[], width: number, em: number): HTMLElement {
    const weeks = states.map(({ day }) => day.teacher_week);
    const [now, a, b] = weeks as [TeacherWeek, TeacherWeek, TeacherWeek];
    const parts = weeks.map(parts_of);
    const titles = titles_of(states);
    const sentence = t("Minutes a week in front of classes: {now} as it stands, {a} with {title_a}, {b} with {title_b}.", {
        now: whole(now.with_classes), a: whole(a.with_classes), b: whole(b.with_classes), ...titles,
    });
    const [now_met, a_met, b_met] = weeks.map((week) => whole(within_day(week, "collaboration")));
    const together = t("With other teachers inside the pupils\u2019 day: {now} as it stands, {a} with {title_a}, {b} with {title_b}.",
        { now: now_met!, a: a_met!, b: b_met!, ...titles });
    const stacks = states.map(({ title, side }, i) => ({
        title,
        side,
        blocks: parts[i]!.filter(({ minutes }) => minutes > 0),
    }));
    const most = Math.max(...parts.map((all) => all.reduce((sum, { minutes }) => sum + minutes, 0)));
    const rows = [
        ...parts[0]!.map(({ title }, i) => [title, ...parts.map((all) => number(all[i]!.minutes, whole))]),
        [t("Teaching, of teachers of small groups"), ...weeks.map(({ with_small_groups }) => number(with_small_groups, whole))],
    ];
    const columns = [{ title: t("Part of the week") }, ...states.map(({ title, side }) => ({ title, ...(side && { side }) }))];
    return element("figure", { id: "week-teacher" },
        element("h3", {}, t("A teacher\u2019s week")),
        element("figcaption", {}, sentence, " ", together),
        opening_if_narrow("week-teacher-blocks", t("The week as blocks"),
            draw_stacks(stacks, most, width, em, `${sentence} ${together}`)),
        opening("week-teacher-table", t("The same numbers as a table"),
            table(t("A full-time teacher\u2019s week: minutes a week"), columns, rows, "three")));
}
