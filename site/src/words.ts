// SPDX-License-Identifier: MIT
// Plain words for the names that the operations use.
import { t } from "./language";

const known_words = (): Readonly<Record<string, string>> => ({
    // areas
    teacher_pay: t("Teacher pay"),
    professional_learning: t("Professional learning"),
    individual_attention: t("Individual attention"),
    time: t("Time"),
    special_education: t("Special education"),
    leadership: t("Leadership"),
    school_funding: t("School funding"),
    partners_and_technology: t("Partners and technology"),
    central_office: t("Central office"),
    // levels and tiers
    elementary: t("Elementary"),
    middle: t("Middle"),
    high: t("High##level"),
    intensive: t("Intensive support"),
    strategic: t("Some support"),
    on_track: t("On track"),
    separate: t("Separate settings"),
    // who must agree
    board: t("school board"),
    union: t("teachers\u2019 union"),
    state_law: t("state law"),
    federal_rule: t("federal rules"),
    parents: t("parents"),
    partners: t("partners"),
    // evidence
    none: t("no study"),
    correlational: t("studies of association"),
    quasi_experimental: t("comparison studies"),
    randomised: t("randomized trials"),
    // spending by function
    instruction: t("Instruction"),
    student_support: t("Student support"),
    instructional_staff: t("Support of teaching"),
    general_administration: t("District administration"),
    school_administration: t("School administration"),
    operations: t("Buildings and operations"),
    transport: t("Transport"),
    other_support: t("Other support"),
    food: t("Food"),
    enterprise: t("Enterprise"),
    // how pay is earned
    entry: t("Entry pay"),
    experience: t("Years of experience"),
    credits: t("Course credits and degrees"),
    contribution: t("Roles and contribution"),
    shortage: t("Hard-to-staff posts"),
    added_time: t("Added time"),
    // what a source reports
    teachers: t("Teachers"),
    average_salary: t("Average teacher salary"),
    spending: t("Spending"),
    average_class_size: t("Average class size"),
    // measures of the list of differences
    package_basis: t("Cost counted"),
    package_recurring: t("Cost each year once in full use"),
    package_one_time: t("One-time cost"),
    package_ten_years: t("Cost over ten years"),
    posts: t("Posts"),
    salary: t("Average teacher salary"),
    class_size: t("Pupils a class"),
    adult_minutes: t("Adult minutes a pupil a week"),
    small_group_minutes: t("Small-group minutes a week"),
    effect_year: t("Learning in one year, in SD"),
    effect_stock: t("Learning after four years, in SD"),
    percentile_points: t("Learning after four years, in percentile points"),
});

/** Made at the first word, when the language of the page is known. */
let known: Readonly<Record<string, string>> | undefined;

/** The words for a name; an unknown name is shown as it is, with spaces. */
export function words(name: string): string {
    known ??= known_words();
    return known[name] ?? name.replaceAll("_", " ");
}

export function upper_first(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
    if (parts.length < 2) return parts.join("");
    return t("{others} and {last}", { others: parts.slice(0, -1).join(", "), last: parts.at(-1)! });
}

/** The words for the path of a number, such as `adult_minutes/level/middle/tier/intensive`. */
export function words_of_path(path: string, titles: ReadonlyMap<string, string>): string {
    const steps = path.replace(/@.*$/, "").split("/");
    const keys = steps.filter((_, place) => place > 0 && place % 2 === 0);
    const named = keys.map((key) => (titles.get(key) ?? words(key)).toLowerCase());
    return named.length === 0 ? words(steps[0] ?? "") : `${words(steps[0] ?? "")}: ${named.join(", ")}`;
}
