// SPDX-License-Identifier: MIT
// Writes docs/growth.md from projections in which nothing is decided:
//   node scripts/growth-page.mjs [PROGRAM]     (PROGRAM: build/release/tests/nineways_driver)
// tests/operations/docs.test.mjs holds the page to the program.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ask } from "./make-schemas.mjs";

/** Digits of a share in percent, with no sign before nothing. */
const digits_of = (share, digits) => {
    const text = (Math.abs(share) * 100).toFixed(digits);
    return { text, sign: Number(text) === 0 ? "" : share < 0 ? "-" : "+" };
};
const percent = (share, digits = 1) => {
    const { text, sign } = digits_of(share, digits);
    return `${sign === "-" ? "-" : ""}${text} %`;
};
const signed = (share, digits = 2) => {
    const { text, sign } = digits_of(share, digits);
    return `${sign}${text}`;
};
const dollars = (x) => (Math.round(x) || 0).toLocaleString("en-US");
const a_year = (first, last, years) => (last / first) ** (1 / years) - 1;

function one(program, operation, request) {
    const [{ ok, body }] = ask([[operation, request]], program);
    if (!ok) throw new Error(JSON.stringify(body));
    return body;
}

// Consumer prices (CPI-U, annual averages), as include/nineways/parameters/price_index.hpp has them: recalled.
const consumer_prices = {
    2000: 172.2, 2001: 177.1, 2002: 179.9, 2003: 184.0, 2004: 188.9, 2005: 195.3, 2006: 201.6, 2007: 207.342, 2008: 215.303,
    2009: 214.537, 2010: 218.056, 2011: 224.939, 2012: 229.594, 2013: 232.957, 2014: 236.736, 2015: 237.017, 2016: 240.007,
    2017: 245.12, 2018: 251.107,
};
const prices_of = (ending) => (consumer_prices[ending - 1] + consumer_prices[ending]) / 2;

// The nation in 2000-01 and 2015-16: dollars a pupil in those of 2017-18 (NCES, Digest of Education Statistics, table d18
// 236.60; FIN-15 to FIN-17 of the evidence), and pupils in public schools in thousands (table 203.20; recalled).
export const record = {
    first: { year: 2001, pupils: 47_204, salaries: 6_734, benefits: 1_741, spending: 10_458 },
    last: { year: 2016, pupils: 50_438, salaries: 7_027, benefits: 2_829, spending: 12_330 },
};
const years = record.last.year - record.first.year;

/** The typical city with the nation's spending a pupil of 2000-01, in dollars of that year. */
function nation_in_2001(program) {
    const d = one(program, "district", { district: "typical-city" });
    const today = one(program, "project", { district: "typical-city", fit: false, horizon: 1, draws: 100 }).nothing.years[0];
    const to_2001 = prices_of(2001) / prices_of(2018);
    const pupils = today.pupils;
    const { salaries, extra_pay, substitutes, benefits, purchases, unmodelled } = today.by_object;
    const want = Object.fromEntries(Object.entries(record.first).map(([name, a_pupil]) => [name, a_pupil * to_2001 * pupils]));
    const pay = want.salaries / (salaries + extra_pay + substitutes);
    const rest = (want.spending - want.salaries - want.benefits) / (purchases + unmodelled);
    // Benefits that move with pay keep their part of all benefits.
    const on_pay = d.pay.variable_benefits * (salaries + extra_pay) / benefits * want.benefits / ((salaries + extra_pay) * pay);
    const flat = d.pay.flat_benefits * want.benefits / benefits;
    d.dollar_year = record.first.year;
    d.pay.grid.salary = d.pay.grid.salary.map((row) => row.map((cell) => cell * pay));
    for (const role of d.roles) if (role.salary !== undefined) role.salary *= pay;
    for (const one_of of d.pay.supplements) one_of.amount *= pay;
    d.substitutes_per_teacher *= pay;
    d.pay.variable_benefits = on_pay;
    d.pay.flat_benefits = flat;
    for (const bought of d.purchases) for (const bound of ["low", "central", "high"]) bought.unit_price[bound] *= rest;
    for (const name of Object.keys(d.unmodelled)) d.unmodelled[name] *= rest;
    d.reported = {};
    return d;
}

/** The model over the fifteen years of the record, told pupils, prices and the growth of benefits. */
export function backtest(program) {
    const pupils = a_year(record.first.pupils, record.last.pupils, years);
    const benefits = a_year(record.first.benefits, record.last.benefits, years);
    const price_growth = [];
    for (let year = record.first.year + 1; year <= record.last.year; ++year) price_growth.push(prices_of(year) / prices_of(year - 1) - 1);
    const body = one(program, "project", {
        district: nation_in_2001(program), fit: false, horizon: years, draws: 100, assumptions: { posts_follow_pupils: 1 },
        outlook: {
            price_growth, benefits_growth: price_growth.map((price) => (1 + price) * (1 + benefits) - 1),
            entry_growth: pupils, survival: 1 + pupils,
        },
    });
    const to_2018 = prices_of(2018) / prices_of(2001);
    const a_pupil = (y, amount) => amount / y.price_level / y.pupils * to_2018;
    const pay = (y) => a_pupil(y, y.by_object.salaries + y.by_object.extra_pay + y.by_object.substitutes);
    const [first, last] = [body.nothing.years[0], body.nothing.years.at(-1)];
    return {
        body, price_level: last.price_level,
        pupils: last.pupils / first.pupils,
        salaries: { first: pay(first), last: pay(last), growth: a_year(pay(first), pay(last), years) },
        benefits: { first: a_pupil(first, first.by_object.benefits), last: a_pupil(last, last.by_object.benefits) },
        spending: { first: a_pupil(first, first.cost), last: a_pupil(last, last.cost),
            growth: a_year(a_pupil(first, first.cost), a_pupil(last, last.cost), years) },
    };
}

/** The typical city with its teachers on some steps of the schedule only, evenly. */
function on_steps(program, first, last) {
    const d = one(program, "district", { district: "typical-city" });
    const { headcount } = d.pay.grid;
    const by_lane = headcount[0].map((_, lane) => headcount.reduce((sum, row) => sum + row[lane], 0));
    d.pay.grid.headcount = headcount.map((row, step) => row.map((_, lane) =>
        step >= first && step <= last ? by_lane[lane] / (last - first + 1) : 0));
    return d;
}

/** Cases in which nothing is decided: what is told, and why. */
export function cases(program) {
    const list = [
        ["As it stands", {}],
        ["Prices grow by 3.5 %", { assumptions: { price_growth: 0.035 } }],
        ["Benefits grow as from 2000 to 2015", { assumptions: { benefits_growth_real: 0.033 } }],
        ["Both", { assumptions: { price_growth: 0.035, benefits_growth_real: 0.033 } }],
        ["All teachers in their first five years", { district: on_steps(program, 0, 4) }],
        ["All teachers on the last five steps", { district: on_steps(program, 16, 20) }],
        ["2 % fewer children enter school each year", { outlook: { entry_growth: -0.02 } }],
        ["Prices stand still", { assumptions: { price_growth: 0 } }],
        ["Prices stand still, all teachers in their first five years, benefits as from 2000 to 2015",
            { district: on_steps(program, 0, 4), assumptions: { price_growth: 0, benefits_growth_real: 0.033 } }],
    ];
    return list.map(([name, told]) => {
        const { growth } = one(program, "project", { district: "typical-city", fit: false, draws: 100, ...told });
        return { name, growth };
    });
}

export function growth_page(program) {
    const seen = backtest(program);
    const all = cases(program);
    const paper = all[0].growth.paper;
    const holds = ({ growth }) => growth.a_year >= paper.low && growth.a_year <= paper.high;
    const stands = all[0];
    const first_that_holds = all.find(holds);
    const first_that_does_not = all.find((one_of) => !holds(one_of));
    const beyond_prices = all.filter(({ growth }) => growth.real >= paper.low);
    const actual = {
        salaries: a_year(record.first.salaries, record.last.salaries, years), spending: a_year(record.first.spending, record.last.spending, years),
    };
    const nominal = (real) => (1 + real) * seen.price_level ** (1 / years) - 1;
    const parts = ["enrollment", "steps", "lanes", "prices", "schedules", "benefits", "turnover"];
    const biggest = (growth) => parts.filter((name) => growth.parts[name] > 0.002).sort((x, y) => growth.parts[y] - growth.parts[x]);
    const reason = ({ name, growth }) => `${name}: ${percent(growth.a_year)} a year, of which ${biggest(growth)
        .map((part) => `${part} ${percent(growth.parts[part])}`).join(", ")}.`;
    return [
        "# Growth without a decision", "",
        "Printed by `node scripts/growth-page.mjs` from projections in which nothing is decided ([how](projection.md)).", "",
        "## Does the model see what happened?", "",
        "A district with the nation's spending a pupil of 2000-01 is carried on to 2015-16. It is told the nation's pupils (from " +
            `${dollars(record.first.pupils)} to ${dollars(record.last.pupils)} thousand, recalled), consumer prices, and what benefits a pupil ` +
            "grew by; posts keep their ratio to pupils, and schedules keep up with prices. It is not told what salaries and " +
            "spending became. Dollars a pupil are those of 2017-18.", "",
        "| | 2000-01 | 2015-16, model | 2015-16, record | model, a year beyond prices | record | distance, points a year |", "|---|---|---|---|---|---|---|",
        ...[["Salaries", "salaries"], ["Spending", "spending"]].map(([title, name]) => `| ${title} | ${dollars(seen[name].first)} | ` +
            `${dollars(seen[name].last)} | ${dollars(record.last[name])} | ${percent(seen[name].growth, 2)} | ${percent(actual[name], 2)} | ` +
            `${signed(seen[name].growth - actual[name])} |`), "",
        `In dollars of each year spending a pupil grew by ${percent(nominal(actual.spending))} a year, and by ${percent(nominal(seen.spending.growth))} ` +
            `in the model. The model falls short by ${dollars(record.last.spending - seen.spending.last)} dollars a pupil, or ` +
            `${percent((record.last.spending - seen.spending.last) / record.last.spending)}: ` +
            `${dollars(record.last.salaries - seen.salaries.last)} of it are salaries, ` +
            `${dollars(record.last.spending - record.last.salaries - record.last.benefits - (seen.spending.last - seen.salaries.last - seen.benefits.last))} what is ` +
            `bought beside pay, and ${dollars(record.last.benefits - seen.benefits.last)} benefits, which it was told. With staff as it was, pay that keeps up with ` +
            "prices and a steady workforce, salaries a pupil and purchases stand still in the model; what the nation paid and bought beyond that were decisions, or " +
            "things that the model does not know.", "",
        "## The paper's 3 to 5 %", "",
        `The paper has cost grow by ${percent(paper.low, 0)} to ${percent(paper.high, 0)} a year "(before inflation) just to maintain services"; it does not say ` +
            `whether inflation is in it. The typical city over ten years, with nothing decided (record: ${percent(stands.growth.record.central)} in dollars of each ` +
            `year, ${percent(stands.growth.record_real.central)} beyond prices). Parts are shares of the year before:`, "",
        `| Case | a year | beyond prices | ${parts.join(" | ")} | in the paper's range |`, `|---|---|---|${parts.map(() => "---|").join("")}---|`,
        ...all.map((one_of) => `| ${one_of.name} | ${percent(one_of.growth.a_year)} | ${percent(one_of.growth.real)} | ` +
            `${parts.map((name) => signed(one_of.growth.parts[name])).join(" | ")} | ${holds(one_of) ? "yes" : "no"} |`), "",
        first_that_holds ? `**Where it holds.** ${reason(first_that_holds)}` : "**Where it holds.** In none of these cases.", "",
        first_that_does_not ? `**Where it does not.** ${reason(first_that_does_not)}` : "**Where it does not.** In none of these cases.", "",
        beyond_prices.length > 0
            ? `Beyond prices it holds in: ${beyond_prices.map(({ name }) => name.toLowerCase()).join("; ")}.`
            : `Beyond prices it holds in none: the most is ${percent(Math.max(...all.map(({ growth }) => growth.real)))} a year. So the figure is right only with ` +
              "inflation in it.", "",
        "Steps come to little in the city as it stands, because leavers at the top and hires at the bottom of the schedule pay for those who rise. " +
            `They cost ${percent(all[4].growth.parts.steps, 2)} a year where everybody is young and rises, and save ` +
            `${percent(Math.abs(all[5].growth.parts.steps), 2)} where everybody is at the end and is followed by somebody cheaper.`, "",
    ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
    writeFileSync(join(fileURLToPath(new URL("..", import.meta.url)), "docs/growth.md"), growth_page(process.argv[2]));
