// SPDX-License-Identifier: MIT
// The page "Where the evidence favors the old ways" from its template: each list is what its rule finds in the model.
import { counted, figure, filled, first_up, fixed, percent, plain, signed_range, table, words } from "./markup.mjs";
import { all_cases, all_choices, rules } from "./old_ways.mjs";

const amount_words = ({ situation, share }) =>
    `${percent(Math.abs(share))} ${{ gain: "more a year", one_time: "once", cut: "less a year" }[situation]}`;
const case_words = (one) => `${one.name}, ${amount_words(one)}`;
const of_them = (some, all) => some.length === 0 ? `none of the ${counted(all.length)}`
    : some.length === all.length ? `all ${counted(all.length)}` : `${counted(some.length)} of the ${counted(all.length)}`;
const listed = (names) => names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
/** "Typical City (1% more a year, 3% once)": cases by district. */
function cases_listed(some) {
    const by_district = new Map();
    for (const one of some) by_district.set(one.name, [...by_district.get(one.name) ?? [], amount_words(one)]);
    return plain([...by_district].map(([name, amounts]) => `${name} (${amounts.join(", ")})`).join("; "));
}

const bullets = (lines) => `<ul>\n${lines.map((line) => `<li>${line}</li>`).join("\n")}\n</ul>`;
const nothing = "<p>The rule finds none.</p>";

/** "3.37 (0 to 16.8)"; where a choice changes nothing in a district it has no ratio. */
function ratio_cell({ ratio, effect, benchmark, cost, moved }) {
    if (ratio === undefined) {
        return moved ? "moves money, no ratio" : cost < 0 ? "frees money, no ratio" : "changes nothing: classes come whole";
    }
    const [low, high] = [effect.low, effect.high].map((end) => fixed(end / benchmark.central, 1));
    return `<strong>${fixed(ratio, 1)}</strong> <span class="range">(${low} to ${high})</span>`;
}

const sd = (value) => fixed(value, 4);
const sd_range = ({ low, central, high }) => `${sd(central)} <span class="range">(${sd(low)} to ${sd(high)})</span>`;

/** The assumptions behind a choice, each a link to its row with range and source. */
function sources(choice, assumptions) {
    return `<span class="rests">${choice.rests_on.map((id) => {
        const { source } = assumptions.get(id);
        return `<a href="method.html#${plain(id)}">${plain(source ?? first_up(words(id)))}</a>`;
    }).join("<br>")}</span>`;
}

function ratio_table(caption, choices, assumptions) {
    if (choices.length === 0) return nothing;
    const columns = [
        { title: "Choice" },
        ...choices[0].in_district.map((_, i) => ({ title: `Ratio, ${["city", "suburb", "rural district"][i]}`, figure: true })),
        { title: "Effect in the city, SD a year", figure: true },
        { title: "The same dollars on average", figure: true },
        { title: "Evidence" },
        { title: "Rests on" },
    ];
    return table(caption, columns, choices.map((one) => ({
        cells: [
            plain(one.title),
            ...one.in_district.map(ratio_cell),
            sd_range(one.effect),
            sd_range(one.benchmark),
            plain(first_up(words(one.grade))),
            sources(one, assumptions),
        ],
    })));
}

function harm_table(choices, assumptions) {
    if (choices.length === 0) return nothing;
    const columns = [{ title: "Choice" }, { title: "Side" },
        ...["city", "suburb", "rural district"].map((name) => ({ title: `SD a year, ${name}`, figure: true })), { title: "Rests on" }];
    return table("Choices whose range of effects reaches below zero", columns, choices.map((one) => ({
        cells: [plain(one.title), plain(first_up(one.side)), ...one.in_district.map(({ effect }) => sd_range(effect)),
            sources(one, assumptions)],
    })));
}

function unmeasured_table(choices) {
    if (choices.length === 0) return nothing;
    const columns = [{ title: "Choice" }, { title: "Side" },
        ...["city", "suburb", "rural district"].map((name) => ({ title: `To match its dollars, ${name}`, figure: true }))];
    const needed = ({ break_even, cost }) => break_even !== null ? `${sd(break_even)} SD` : cost < 0 ? "frees money" : "costs nothing";
    return table("Choices that nobody measured", columns, choices.map((one) => ({
        cells: [plain(one.title), plain(first_up(one.side)), ...one.in_district.map(needed)],
    })));
}

function case_table(cases) {
    const columns = [{ title: "Case" }, ...["Restore", "Transform", "The same dollars on average"].map((title) => ({ title, figure: true })),
        { title: "What it says" }, { title: "Restore ahead in", figure: true }];
    const verdict = (one) => !one.equal ? "Not compared: a package does not come to the money"
        : `${one.ahead ? "Restore" : "Transform"} ahead, ${one.overlap ? "the ranges overlap" : "the ranges do not overlap"}`;
    return table("Both packages in percentile points after four years", columns, cases.map((one) => ({
        cells: [
            plain(case_words(one)),
            ...[one.restore, one.transform, one.benchmark].map((value) => plain(signed_range(value))),
            verdict(one),
            one.chance === undefined ? "not drawn" : `${percent(one.chance)} of draws`,
        ],
    })));
}

/** What each rule about cases finds. */
function case_lists(cases) {
    const equal = cases.filter((one) => one.equal);
    const say = (found) => `${of_them(found, equal)}${found.length > 0 && found.length < equal.length
        ? `: ${cases_listed(found)}` : ""}`;
    const pupils = equal.filter((one) => one.pupils.length > 0);
    const unequal = cases.filter((one) => !one.equal);
    const chances = equal.map(({ chance }) => chance);
    return bullets([
        `Of the cases compared, restoring is ahead at the central figures in ${say(equal.filter((one) => one.ahead))}.`,
        `The evidence does not settle which package does more, because the ranges overlap, in ${say(equal.filter((one) => one.overlap))}.`,
        `The high end of restoring is higher than that of transforming in ${
            of_them(equal.filter((one) => one.restore.high > one.transform.high), equal)}; its low end is higher, so that the old ways ` +
            `lose less if everything goes as badly as its range allows, in ${say(equal.filter((one) => one.safer))}.`,
        `Restoring does more than the same dollars at average effectiveness, at the central figures, in ${say(equal.filter((one) => one.above_average))}.`,
        `Restoring is ahead in ${percent(Math.min(...chances))} to ${percent(Math.max(...chances))} of the draws.`,
        pupils.length === 0
            ? "There is no level and need of pupils for whom restoring is ahead at the central figures."
            : `For some pupils restoring is ahead at the central figures: ${plain(pupils.map((one) =>
                `${case_words(one)} (${one.pupils.map(({ level, tier }) => `${level}, ${words(tier)}`).join("; ")})`).join("; "))}.`,
        ...unequal.length === 0 ? [] : [`Not compared, because a package costs more than the money or cannot use it: ` +
            `${cases_listed(unequal)}.`],
    ]);
}

/** For each old way above its dollars: the new ways that do less for theirs in each district where both have a ratio. */
function beaten_list(choices) {
    const rivals = choices.filter(({ side, ratio }) => side === "transform" && ratio !== undefined);
    return bullets(rules.above(choices).map((one) => {
        const beaten = rivals.filter((rival) => rival.in_district.every(({ ratio }, i) =>
            ratio === undefined || one.in_district[i].ratio === undefined || ratio < one.in_district[i].ratio));
        return `<strong>${plain(one.title)}</strong> does more for its dollars in every district than ${of_them(beaten, rivals)} ` +
            `new ways that are measured and cost money${beaten.length === 0 ? "" : `: ${plain(listed(beaten.map(({ title }) => title)))}`}.`;
    }));
}

/** Fills the template with what the rules find in the model. */
export function old_ways_page(template, model) {
    const cases = all_cases(model);
    const choices = all_choices(model);
    const assumptions = new Map(model.run("assumptions").assumptions.map((row) => [row.id, row]));
    const [above, below, harm, unmeasured, unstudied, unpriced] = ["above", "below", "harm", "unmeasured", "unstudied", "unpriced"]
        .map((name) => rules[name](choices));
    const whole = (list, side) => list.filter((one) => !one.part && one.side === side);
    const priced = (side) => whole(choices, side).filter(({ ratio }) => ratio !== undefined);
    const sides = (list) => `${counted(whole(list, "restore").length)} old and ${counted(whole(list, "transform").length)} new`;
    const equal = cases.filter((one) => one.equal);
    const settled = equal.filter(({ overlap }) => !overlap);
    return filled(template, new Map([
        ["version", plain(model.run("version").version)],
        ["one", "1"],
        ["draws", figure(model.run("simulate", cases.find((one) => one.equal).request).draws)],
        ["sum", bullets([
            `At the central figures restoring is ahead in ${of_them(equal.filter(({ ahead }) => ahead), equal)} cases compared. ` +
                `The evidence settles it, by ranges that do not overlap, in ${of_them(settled, equal)}.`,
            `${first_up(of_them(whole(above, "restore"), priced("restore")))} old ways that are measured and cost money do more than ` +
                `their dollars on average in some district: ${plain(listed(whole(above, "restore").map(({ title }) => title)))}.`,
            `${first_up(of_them(whole(below, "transform"), priced("transform")))} new ways that are measured and cost money do less than ` +
                `theirs in some district: ${plain(listed(whole(below, "transform").map(({ title }) => title)))}.`,
            `May do harm by their ranges: ${sides(harm)} ways. Measured by nobody: ${sides(unmeasured)}.`,
        ])],
        ["case_lists", case_lists(cases)],
        ["cases", case_table(cases)],
        ["above", (above.length > 0 ? beaten_list(choices) : "") + ratio_table("Old ways above their dollars", above, assumptions)],
        ["below", ratio_table("New ways below their dollars", below, assumptions)],
        ["harm", harm_table(harm, assumptions)],
        ["unmeasured", unmeasured_table(unmeasured)],
        ["unstudied", bullets([
            ...unstudied.map((one) => `<strong>${plain(one.title)}</strong>: above its dollars, with no study of it ` +
                `(${sources(one, assumptions)}).`),
            ...unpriced.map((one) => `<strong>${plain(one.title)}</strong>: no source prices it. What is known of it: ${
                one.registered.map(({ id, title, low, central, high }) => `<a href="method.html#${plain(id)}">${plain(title)}</a>, ${
                    plain(signed_range({ low, central, high }, 2))} SD`).join("; ")}.`),
        ])],
    ]), "old-ways.html");
}
