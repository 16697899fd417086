// SPDX-License-Identifier: MIT
// Where the numbers of a choice come from: its cost in parts, what its effect rests on, and every step of the sum.
import { type Content, element, number, opening, ranged, redraw, table } from "./dom";
import { in_plain_words } from "./failures";
import { t, to_english, told, told_content } from "./language";
import type { View } from "./live_section";
import { dollars, exact_dollars, more_posts, percent, sd, small_sd, whole } from "./numbers";
import { type Assumption, provenance, range_text, registry, unit_text } from "./registry";
import type { Comparison, Evidence, Lever, LeverResult, Range } from "./response";
import type { PackageKey } from "./scene";
import { setting_title, setting_words } from "./setting_input";
import { trace_list } from "./trace_list";
import { upper_first, words } from "./words";

interface Study extends Evidence, Omit<Assumption, "id"> {}

/** What `studies` adds to a choice. */
interface Studied extends LeverResult {
    readonly benchmark_year_sd: Range;
    readonly evidence: readonly Study[];
}

let studied: { readonly key: string; readonly answer: Promise<Comparison> } | undefined;

/** The comparison with its studies: asked once for all the choices that are open. */
function with_studies({ model, scene, key }: View): Promise<Comparison> {
    if (studied?.key !== key) studied = { key, answer: model.ask<Comparison>("compare", scene, { studies: true }) };
    studied.answer.catch(() => (studied = undefined));
    return studied.answer;
}

export async function why(view: View, key: PackageKey, lever: Lever, id: string): Promise<Content> {
    const [compared, known] = await Promise.all([with_studies(view), registry(view.model)]);
    const result = compared[key].levers.find((one) => one.id === lever.id) as Studied | undefined;
    if (result === undefined) return element("p", {}, t("It is not in this package, so nothing is counted for it."));
    const by_id = new Map(known.map((one) => [one.id, one]));
    return [
        element("p", {}, t("Set:"), " ", lever.settings
            .map((setting) => `${setting_title(setting)}: ${setting_words(setting, result.settings[setting.id] ?? setting.base)}`).join("; "), "."),
        costs(result, compared.money.year),
        effects(result),
        evidence(result, by_id),
        lever.overlap === "" ? null : element("p", {}, element("strong", {}, t("Where it meets other choices:")), " ", told_content(lever.overlap)),
        steps(view, key, result, id),
    ];
}

function costs(result: Studied, in_year: number): Content {
    const year = String(in_year);
    const counted = element("strong", {}, t("Counted"));
    const minutes: [string, number][] = [
        [t("Minutes a week in small groups, average pupil"), result.minutes.in_small_groups],
        [t("Minutes a week at school, average pupil"), result.minutes.at_school],
        [t("Minutes a week of teachers together"), result.minutes.together],
    ];
    const rows: Content[][] = [
        [t("Each year, in full use"), ranged(result.recurring, dollars)],
        [t("In year one, as far as it has come about"), number(result.year_one, dollars)],
        [t("In year {year}, as far as it has come about", { year }), ranged(result.in_year, dollars)],
        [t("One-time"), ranged(result.one_time, dollars)],
        [[counted, ": ", t("the cost in year {year} and a tenth of the one-time cost", { year })], number(result.basis.value, exact_dollars)],
        [t("Over ten years"), number(result.ten_years.value, dollars)],
        [t("Full-time posts"), number(result.posts, more_posts)],
        ...minutes.filter(([, value]) => Math.abs(value) >= 0.05).map(([title, value]) => [title, number(value, more_posts)]),
    ];
    return table(t("What it costs"), [{ title: t("Part") }, { title: t("Figure") }], rows);
}

function effects(result: Studied): Content {
    const rows: Content[][] = [
        [t("Pupils reached"), [number(result.share_of_pupils_reached, percent), element("span", { class: "under" },
            t("in {count} schools", { count: whole(result.schools_reached) }))]],
        [t("Effect on learning in one year, all pupils, SD"), result.measured ? ranged(result.one_year_sd, sd) : t("not measured")],
        [t("The same dollars at average effectiveness, SD"), ranged(result.benchmark_year_sd, sd)],
        [t("Break-even: what those reached must gain to match that, SD"),
            result.break_even_sd === null ? t("none: it frees money or costs nothing") : number(result.break_even_sd, small_sd)],
    ];
    return table(t("What it may do"), [{ title: t("Measure") }, { title: t("Figure") }], rows);
}

function evidence({ evidence: studies }: Studied, known: ReadonlyMap<string, Assumption>): Content {
    if (studies.length === 0) return element("p", {}, t("No study of its effect is known. That is not an effect of zero."));
    return [
        element("p", {}, element("strong", {}, t("The effect rests on")), " ",
            t("these assumptions, times the pupils reached and how fully it is carried out:")),
        element("ul", { class: "evidence" }, ...studies.map((study) => {
            const { assumption: id, grade, title, unit, note = "" } = study;
            return element("li", { "data-assumption": id },
                element("a", to_english(`method.html#${id}`), upper_first(told(title))), ": ",
                element("data", { value: study.central }, range_text(study)), ` ${unit_text(unit)}. `,
                `${t("Evidence:")} ${words(grade)}. `,
                provenance({ ...known.get(id), ...study, id }), ". ", told_content(note));
        })),
    ];
}

/** Every step of the sum is worked out when it is asked for: in a large district that takes seconds. */
function steps(view: View, key: PackageKey, { basis: { path } }: Studied, id: string): Content {
    const part = element("div", {}, element("p", {}, t("On its way: this takes some seconds.")));
    const details = opening(`steps-${id}`, t("Every step of the cost"), part);
    details.classList.add("unread");
    details.addEventListener("toggle", () => {
        if (!details.open || path === undefined) return;
        view.model.trace(view.scene, key, path).then(
            (entries) => {
                redraw(part, trace_list(entries, path));
                details.classList.remove("unread");
            },
            (error: unknown) => redraw(part, element("p", { class: "note" }, in_plain_words(error))));
    }, { once: true });
    return details;
}
