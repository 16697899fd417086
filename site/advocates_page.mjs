// SPDX-License-Identifier: MIT
// The advocates' page from its template: the sentence that shows how to quote has the model's figures.
import { figure, filled, plain, signed_range } from "./markup.mjs";

export function advocates_page(template, model) {
    const money = 12_200_000;
    const { a, b } = model.run("compare", { district: "typical-city", new_money: money });
    const [restore, transform] = [a, b].map(({ learning }) => learning.after_four_years);
    const overlap = restore.low <= transform.high && transform.low <= restore.high;
    return filled(template, new Map([
        ["version", plain(model.run("version").version)],
        ["money", `$${figure(money)}`],
        ["restore", signed_range(restore)],
        ["transform", signed_range(transform)],
        ["benchmark", signed_range(a.learning.benchmark)],
        ["overlap", overlap
            ? "The ranges overlap, so the evidence does not settle which does more."
            : "The ranges do not overlap."],
    ]), "advocates.html");
}
