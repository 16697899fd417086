// SPDX-License-Identifier: MIT
// What the page "Where the evidence favors the old ways" rests on: cases of both packages, and every choice alone.
import { rows_of } from "../scripts/evidence-page.mjs";

export const districts = ["typical-city", "typical-suburb", "typical-rural"];

/** Parts of a district's spending: more every year, once, less every year. */
export const amounts = [
    ...[0.01, 0.03, 0.05].map((share) => ({ situation: "gain", share })),
    ...[0.03, 0.05].map((share) => ({ situation: "one_time", share })),
    ...[-0.01, -0.03, -0.05].map((share) => ({ situation: "cut", share })),
];

/** One-time money counts as a tenth of it a year. */
const yearly = ({ situation, share }, spending) => share * spending / (situation === "one_time" ? 10 : 1);

const not_the_money = new Set(["costs_more", "cannot_use_money"]);
const comes_to_the_money = ({ warnings }) => !warnings.some(({ id }) => not_the_money.has(id));

/** Both packages in a district for an amount. `chance` is the part of the draws in which restoring is ahead. */
function one_case(model, district, amount) {
    const spending = model.run("compare", { district, new_money: 0 }).as_it_stands.spending.central;
    const request = { district, situation: amount.situation, new_money: yearly(amount, spending) };
    const compared = model.run("compare", request);
    const both = [compared.a, compared.b];
    const [restore, transform] = both.map(({ learning }) => learning.after_four_years);
    const equal = both.every(comes_to_the_money);
    const pupils = compared.a.learning.cells.filter(({ tier, year }, i) =>
        tier !== "separate" && year.central > compared.b.learning.cells[i].year.central);
    return {
        district, name: compared.district.name, ...amount, request, restore, transform, equal,
        benchmark: compared.a.learning.benchmark,
        ahead: restore.central > transform.central,
        overlap: restore.low <= transform.high && transform.low <= restore.high,
        safer: restore.low > transform.low,
        above_average: restore.central > compared.a.learning.benchmark.central,
        pupils: pupils.map(({ level, tier }) => ({ level, tier })),
        chance: equal ? model.run("simulate", request).chances.a_ahead : undefined,
    };
}

export const all_cases = (model) => districts.flatMap((district) => amounts.map((amount) => one_case(model, district, amount)));

/** Every choice alone in the three districts: `in_district` holds its rows in their order. */
export function all_choices(model) {
    const answer = (requests) => requests.map(([operation, request]) => ({ ok: true, body: model.run(operation, request) }));
    const tables = districts.map((district) => rows_of(answer, district));
    return tables[0].map((row, i) => ({ ...row, in_district: tables.map((rows) => rows[i]) }));
}

const somewhere = (holds) => ({ in_district }) => in_district.some(holds);

/** The rules of the page. Parts of a choice stand only where a ratio is asked for. */
export const rules = {
    above: (choices) => choices.filter(somewhere(({ side, ratio }) => side === "restore" && ratio > 1)),
    below: (choices) => choices.filter(somewhere(({ side, ratio }) => side === "transform" && ratio < 1)),
    harm: (choices) => choices.filter(({ part }) => !part).filter(somewhere(({ measured, effect }) => measured && effect.low < 0)),
    unmeasured: (choices) => choices.filter(({ measured, unpriced }) => !measured && !unpriced),
    unstudied: (choices) => choices.filter(somewhere(({ side, ratio, grade }) =>
        side === "transform" && ratio > 1 && grade === "none")),
    unpriced: (choices) => choices.filter(({ side, measured, unpriced }) => side === "transform" && unpriced && !measured),
};
