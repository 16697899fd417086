// SPDX-License-Identifier: MIT
// Plain words for the names that the operations use.

const known: Readonly<Record<string, string>> = {
    // areas
    teacher_pay: "Teacher pay",
    professional_learning: "Professional learning",
    individual_attention: "Individual attention",
    time: "Time",
    special_education: "Special education",
    leadership: "Leadership",
    school_funding: "School funding",
    partners_and_technology: "Partners and technology",
    central_office: "Central office",
    // levels and tiers
    elementary: "Elementary",
    middle: "Middle",
    high: "High",
    intensive: "Intensive support",
    strategic: "Some support",
    on_track: "On track",
    separate: "Separate settings",
    // who must agree
    board: "school board",
    union: "teachers\u2019 union",
    state_law: "state law",
    federal_rule: "federal rules",
    parents: "parents",
    partners: "partners",
    // evidence
    none: "no study",
    correlational: "studies of association",
    quasi_experimental: "comparison studies",
    randomised: "randomized trials",
    // spending by function
    instruction: "Instruction",
    student_support: "Student support",
    instructional_staff: "Support of teaching",
    general_administration: "District administration",
    school_administration: "School administration",
    operations: "Buildings and operations",
    transport: "Transport",
    other_support: "Other support",
    food: "Food",
    enterprise: "Enterprise",
    // how pay is earned
    entry: "Entry pay",
    experience: "Years of experience",
    credits: "Course credits and degrees",
    contribution: "Roles and contribution",
    shortage: "Hard-to-staff posts",
    added_time: "Added time",
    // what a source reports
    teachers: "Teachers",
    average_salary: "Average teacher salary",
    spending: "Spending",
    average_class_size: "Average class size",
    // measures of the list of differences
    package_basis: "Cost counted",
    package_recurring: "Cost each year once in full use",
    package_one_time: "One-time cost",
    package_ten_years: "Cost over ten years",
    posts: "Posts",
    salary: "Average teacher salary",
    class_size: "Pupils a class",
    adult_minutes: "Adult minutes a pupil a week",
    small_group_minutes: "Small-group minutes a week",
    effect_year: "Learning in one year, in SD",
    effect_stock: "Learning after four years, in SD",
    percentile_points: "Learning after four years, in percentile points",
};

/** The words for a name; an unknown name is shown as it is, with spaces. */
export function words(name: string): string {
    return known[name] ?? name.replaceAll("_", " ");
}

export function upper_first(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
    return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** The words for the path of a number, such as `adult_minutes/level/middle/tier/intensive`. */
export function words_of_path(path: string, titles: ReadonlyMap<string, string>): string {
    const steps = path.replace(/@.*$/, "").split("/");
    const keys = steps.filter((_, place) => place > 0 && place % 2 === 0);
    const named = keys.map((key) => (titles.get(key) ?? words(key)).toLowerCase());
    return named.length === 0 ? words(steps[0] ?? "") : `${words(steps[0] ?? "")}: ${named.join(", ")}`;
}
