// SPDX-License-Identifier: MIT
// What the targets of a column map are called for people.
import { t } from "./language";

const own: Readonly<Record<string, () => string>> = {
    "district": () => t("Name of the district"),
    "district_id": () => t("Id of the district"),
    "school_name": () => t("Name of the school"),
    "school_id": () => t("Id of the school"),
    "pupils/PK": () => t("Pre-kindergarten"),
    "pupils/K": () => t("Kindergarten"),
    "pupils/ungraded": () => t("Ungraded"),
    "total_pupils": () => t("All pupils, to check the sum of the grades"),
    "needs/low_income": () => t("Low income"),
    "needs/english_learner": () => t("English learners"),
    "needs/disability": () => t("Pupils with disabilities"),
    "needs/gifted": () => t("Gifted pupils"),
    "average_class_size": () => t("Average class size"),
    "district_facts/teachers": () => t("Teachers of the district, full-time posts"),
    "district_facts/average_salary": () => t("Average teacher salary of the district"),
    "district_facts/salary_total": () => t("All teacher salaries of the district"),
    "district_facts/spending": () => t("Spending of the district"),
};

export function title_of(path: string): string {
    return own[path]?.() ?? t("Grade {grade}", { grade: path.split("/")[1] ?? "" });
}
