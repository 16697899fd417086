// SPDX-License-Identifier: MIT
// The subjects under which assumptions are listed: the first that fits an assumption's name and unit is its own.
import { t } from "./language";
import type { Assumption } from "./registry";

const rules = [
    ["goals", /^goal_/],
    ["growth", /_growth_(k|\d)|^learning_month/],
    ["effects", /^effect_|\bsd|^(fidelity|implementation|exposure|further|full_|zero_|class_effect|plausible|largest|workshop_full|collaboration_full)/],
    ["years", /_real\b|^(price_growth|kindergarten_growth|grade_survival|posts_follow|lane_move|record_|paper_)/],
    ["turnover", /turnover|^(teacher_(stay|move|leave|retire)|movers|novice_|stay_|retirement|pay_response|experienced_hire|principals_from)/],
    ["time", /minutes|hours|\bdays|_days\b|weeks|^share_(ela|math|social|science)|^period/],
    ["prices", /usd|^benefits|salary|premium|supplement|stipend|unit_cost|personnel|severance|grant/],
    ["pupils", /^(low_income|english|disability|gifted|regular|separate_setting|identification|intensive_|strategic_|national_|title_i|comparability|early_intervening)/],
    ["posts", /pupils_per|fte|class|^teacher_share|_size|hiring|aides/],
] as const;

type Subject = (typeof rules)[number][0] | "other";

export function subject_of({ id, unit }: Assumption): Subject {
    return rules.find(([, rule]) => rule.test(`${id} ${unit}`))?.[0] ?? "other";
}

export const subjects = (): readonly (readonly [Subject, string])[] => [
    ["effects", t("Effects on learning")],
    ["prices", t("Pay and prices")],
    ["posts", t("Posts and class sizes")],
    ["time", t("Time")],
    ["pupils", t("Pupils and their needs")],
    ["turnover", t("Teachers and leaders who leave")],
    ["years", t("The years ahead")],
    ["growth", t("What pupils gain from grade to grade")],
    ["goals", t("Goals of the scorecard")],
    ["other", t("Other")],
];
