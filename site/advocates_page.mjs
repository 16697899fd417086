// SPDX-License-Identifier: MIT
// The advocates' page from its template: the sentence that shows how to quote has the model's figures.
// `t` gives a text in the language of the template.
import { figure, filled, plain, signed_range } from "./markup.mjs";

export function advocates_page(template, model, t) {
    const money = 12_200_000;
    const { a, b } = model.run("compare", { district: "typical-city", new_money: money });
    const [restore, transform] = [a, b].map(({ learning }) => learning.after_four_years);
    const signed = (range) => signed_range(range, 1, t);
    const overlap = restore.low <= transform.high && transform.low <= restore.high;
    return filled(template, new Map([
        ["version", plain(model.run("version").version)],
        ["money", `$${figure(money)}`],
        ["restore", signed(restore)],
        ["transform", signed(transform)],
        ["benchmark", signed(a.learning.benchmark)],
        ["overlap", overlap
            ? t("The ranges overlap, so the evidence does not settle which does more.")
            : t("The ranges do not overlap.")],
    ]), "advocates.html");
}
