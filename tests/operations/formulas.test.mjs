// SPDX-License-Identifier: MIT
// The shipped formulas on published figures that are retyped here with their sources, and on cases worked out by hand.
// published.test.mjs holds them to whole tables.
// NINEWAYS_DRIVER names another driver than build/release/tests/nineways_driver.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { faults, formula, fund, root, table } from "./fund.mjs";

const near = (value, expected, what) => assert.ok(Math.abs(value - expected) <= 1e-12 * Math.max(1, Math.abs(expected)), `${what}: ${value}, not ${expected}`);
/** The lines of `expected` and no others, as in { growth: 1.003975 }. */
function has(lines, expected, what) {
    for (const [id, value] of Object.entries(expected)) {
        assert.ok(id in lines, `${what}: no line ${id}`);
        near(lines[id], value, `${what} ${id}`);
    }
}

test("every parameter of a shipped formula has a title and a source, every line a title", () => {
    const files = readdirSync(join(root, "data/formulas")).filter((name) => name.endsWith(".json"));
    assert.ok(files.length >= 10);
    for (const file of files) {
        const { id, parameters = [], inputs = [], lines } = formula(file.replace(/\.json$/, ""));
        assert.equal(`${id}.json`, file);
        for (const { id: name, title, source } of parameters) assert.ok(title && source, `${file}: ${name} has no title or no source`);
        for (const { id: name, title } of [...inputs, ...lines, ...lines.flatMap(({ into = [] }) => into)]) assert.ok(title, `${file}: ${name} has no title`);
    }
});

// --- New Jersey ------------------------------------------------------------------------------------------------------

const octobers = ["o2019", "o2018", "o2017", "o2016", "o2015", "o2014"];
const bands = ["half_day_kindergarten", "elementary", "middle", "high"];
const over = (id, members, values) => Object.fromEntries(members.map((member, i) => [`${id}_${member}`, values[i]]));
const nothing = {
    kind: "K-12", ...over("pupils", octobers, [0, 0, 0, 0, 0, 0]), ...over("enrollment", bands, [0, 0, 0, 0]), ...over("at_risk", bands, [0, 0, 0, 0]),
    ...over("lep", bands, [0, 0, 0, 0]), ...over("at_risk_and_lep", bands, [0, 0, 0, 0]), concentration: 0, low_income: 0, gca: 1,
    equalized_valuation: "", income: "", county_local_share: 1, county_adequacy: 1, regular_riders: "", regular_miles: "", special_riders: "",
    special_miles: "", tax_rate: "", sda: "", prior_equalization: 0, prior_special_education: 0, prior_security: 0, prior_transportation: 0,
    prior_adjustment: 0, tax_levy: 0, other_aid_a: 0, other_aid_b: 0,
};
const new_jersey = (districts) => fund({
    formula: formula("new_jersey_sfra_2021"), units: table(Object.entries(districts).map(([dist, facts]) => ({ dist, ...nothing, ...facts }))),
})[0].of;

test("New Jersey: four districts as their notices print them", () => {
    // Projected 2020-21 State School Aid, revised notices of 10 July 2020. The sums of the counties are those of 592 districts.
    const of = new_jersey({
        "0010": {
            ...over("pupils", octobers, [918, 902, 919, 871, 911, 924.5]), ...over("enrollment", bands, [0, 569, 291, 61]), ...over("at_risk", bands, [0, 230, 132, 40]),
            ...over("lep", bands, [0, 7, 3, 3]), ...over("at_risk_and_lep", bands, [0, 48, 9, 0]), concentration: 49.782, low_income: 459, gca: 0.9693,
            equalized_valuation: 743893642, income: 238747722, county_local_share: 407204712, county_adequacy: 756649062, regular_riders: 435, regular_miles: 7.4,
            special_riders: 17, special_miles: 9.6, tax_rate: 3.119, prior_equalization: 1992142, prior_special_education: 756476, prior_security: 261412,
            prior_transportation: 343882, tax_levy: 11914429,
        },
        "0310": {
            ...over("pupils", octobers, [2232, 2238, 2292, 2344.5, 2330.5, 2338.5]), ...over("enrollment", bands, [103, 883, 577, 642]), ...over("at_risk", bands, [0, 6, 7, 10]),
            ...over("lep", bands, [2, 13, 1, 1]), ...over("at_risk_and_lep", bands, [0, 0, 0, 1]), concentration: 1.098, low_income: 24, gca: 1.0182,
            equalized_valuation: 3472767064, income: 1007601273, county_local_share: 1135996659, county_adequacy: 1782925073, regular_riders: 894, regular_miles: 4.3,
            special_riders: 21, special_miles: 6.8, tax_rate: 2.2, prior_special_education: 1216846, prior_security: 40882, prior_transportation: 470303,
            tax_levy: 42570866,
        },
        "2390": {
            ...over("pupils", octobers, [30784, 30687, 30798, 30560, 30574.5, 31134]), ...over("enrollment", bands, [0, 16254, 7351, 7179]),
            ...over("at_risk", bands, [0, 8199, 4438, 3836]), ...over("lep", bands, [0, 900, 166, 299]), ...over("at_risk_and_lep", bands, [0, 1415, 459, 507]),
            concentration: 61.244, low_income: 18854, gca: 1.0341, equalized_valuation: 40130760936, income: 8772020070, county_local_share: 1259275254,
            county_adequacy: 1735515283, regular_riders: 3430, regular_miles: 2.9, special_riders: 762, special_miles: 3.6, tax_rate: 1.354, sda: 1,
            prior_equalization: 270661365, prior_special_education: 18332551, prior_security: 12648342, prior_transportation: 4423777, prior_adjustment: 73520213,
            tax_levy: 136504704, other_aid_a: 125411,
        },
        "0120": {
            kind: "COUNTY VOC", ...over("pupils", octobers, [1663, 1604, 1552, 1492, 1422, 1336]), ...over("enrollment", bands, [0, 0, 0, 1734]),
            ...over("at_risk", bands, [0, 0, 0, 1092]), concentration: 62.959, low_income: 1092, gca: 0.9693, county_local_share: 407204712, county_adequacy: 756649062,
            prior_equalization: 8179370, prior_special_education: 1417691, prior_security: 601522, tax_levy: 4059626,
        },
    });
    const printed = {
        "0010": {
            growth: 1.003975, projected: 922, weighted_all: 943, at_risk_weight: 0.54446, weighted_at_risk_all: 225, weighted_lep_all: 8, weighted_both_all: 38,
            base_cost: 10945748, at_risk_cost: 2611658, lep_cost: 92859, both_cost: 441080, special_education_adequacy: 1736841, speech_adequacy: 16841,
            adequacy: 15845027, local_share: 11687020, equalization: 4158007, special_education: 868420, security_rate: 503, security: 298859,
            transportation: 299021, differential: -2270395, spending_percent: 87.727, tax_percent: 137.039, reduction: 0, more_equalization: 165945,
            net_equalization: 2158087, net_aid: 3519857,
        },
        "0310": {
            growth: 0.987906, projected: 2153.5, weighted_half_day_kindergarten: 52, weighted_all: 2280, at_risk_weight: 0.47, weighted_at_risk_all: 11,
            weighted_lep_all: 10, weighted_both_all: 1, base_cost: 27799915, at_risk_cost: 134122, lep_cost: 121929, both_cost: 12193,
            special_education_adequacy: 4265644, speech_adequacy: 42962, adequacy: 32376765, local_share: 51736922, equalization: 0, special_education: 2132822,
            security_rate: 14, security: 184528, transportation: 532998, differential: -1122317, more_equalization: 0, more_special_education: 82031,
            net_special_education: 1298877, net_aid: 1810062,
        },
        "2390": {
            growth: 1.000001, projected: 30784, weighted_all: 32227, at_risk_weight: 0.57, weighted_at_risk_all: 9840, weighted_lep_all: 709, weighted_both_all: 1724,
            base_cost: 399078140, at_risk_cost: 121852139, lep_cost: 8779793, both_cost: 21348891, special_education_adequacy: 61865135, speech_adequacy: 619843,
            adequacy: 613543941, local_share: 522089435, equalization: 91454506, special_education: 30932567, security_rate: 503, security: 12480985,
            transportation: 4203741, differential: 240514449, reduction_rule: 4, reduction: 55318323, less_adjustment: 55318323, net_adjustment: 18201890,
            net_aid: 324393336,
        },
        "0120": {
            growth: 1.042756, projected: 1734, weighted_all: 2453, weighted_at_risk_all: 722, base_cost: 28472872, at_risk_cost: 8380519,
            special_education_adequacy: 3265750, speech_adequacy: 32478, adequacy: 40151619, county_ratio: 0.5382, local_share: 21609601, equalization: 18542018,
            special_education: 1632875, security: 673598, transportation: 0, differential: -10649908, more_equalization: 778410, net_aid: 10976993,
        },
    };
    for (const [dist, lines] of Object.entries(printed)) has(of.get(dist), lines, dist);
});

// A district of 1,000 pupils of elementary schools, none at risk, in a county of index 1:
// base cost 11,975 x 1,000 = 11,975,000; special education 1,000 x 0.154 = 154 pupils, 18,928 x 154 = 2,914,912, of which two
// thirds are 1,943,274.67 and one third 971,637.33; speech 15.7, so 16 pupils x 1,241 = 19,856.
// Adequacy 11,975,000 + 1,943,275 + 19,856 = 13,938,131; security 84 x 1,000 = 84,000.
const thousand = { ...over("pupils", octobers, [1000, 1000, 1000, 1000, 1000, 1000]), enrollment_elementary: 1000 };
// A billion of valuation: local share 14,483,784 / 2 = 7,241,892, equalization 6,696,239. 100 riders: 46,450.
// Without phase-in 6,696,239 + 971,637 + 84,000 + 46,450 = 7,798,326.
const lacking = { ...thousand, equalized_valuation: 1e9, regular_riders: 100, regular_miles: 0, special_riders: 0, special_miles: 0 };
// Two billions: local share 14,483,784, no equalization. Without phase-in 971,637 + 84,000 = 1,055,637.
const rich = { ...thousand, equalized_valuation: 2e9, tax_rate: 1 };
const prior = (equalization, special_education, security, transportation, adjustment) => ({
    prior_equalization: equalization, prior_special_education: special_education, prior_security: security, prior_transportation: transportation, prior_adjustment: adjustment,
});

test("New Jersey: an increase spills over kinds of aid in their order", () => {
    const of = new_jersey({
        // It lacks 1,000 + 2,000 + 1,500 + 46,450 = 50,950, of 2,139,242,873 0.00002382; of 156,359,118 that is 3,724.47.
        three: { ...lacking, ...prior(6_695_239, 969_637, 82_500, 0, 0) },
        // 1,000 + 800 + 500 + 46,450 = 48,750 is 0.00002279, so 3,563.42.
        four: { ...lacking, ...prior(6_695_239, 970_837, 83_500, 0, 0) },
        // Special education is 700 above: 1,000 - 700 + 500 + 46,450 = 47,250 is 0.00002209, so 3,453.97. It takes nothing.
        one_is_full: { ...lacking, ...prior(6_695_239, 972_337, 83_500, 0, 0) },
        none: { ...lacking, ...prior(6_696_239, 971_637, 84_000, 46_450, 0) },
    });
    has(of.get("three"), { adequacy: 13938131, local_share: 7241892, equalization: 6696239, special_education: 971637, security: 84000, transportation: 46450, uncapped: 7798326 }, "facts");
    const taken = (dist) => ["increase", "more_equalization", "more_special_education", "more_security", "more_transportation", "increase_left"].map((id) => of.get(dist)[id]);
    assert.deepEqual(taken("three"), [3724, 1000, 2000, 724, 0, 0]);
    assert.deepEqual(taken("four"), [3563, 1000, 800, 500, 1263, 0]);
    assert.deepEqual(taken("one_is_full"), [3454, 1000, 0, 500, 1954, 0]);
    assert.deepEqual(taken("none"), [0, 0, 0, 0, 0, 0]);
    assert.equal(of.get("four").net_aid, 6_695_239 + 970_837 + 83_500 + 3_563);
});

test("New Jersey: a reduction spills over kinds of aid in their order", () => {
    // Last year's aid is 1,155,637 each time: 100,000 too much, of which 23 % go.
    const of = new_jersey({
        one: { ...rich, ...prior(0, 0, 0, 0, 1_155_637) },
        three: { ...rich, ...prior(7_000, 1_143_637, 0, 0, 5_000) },
        four: { ...rich, ...prior(2_000, 3_000, 1_149_637, 0, 1_000) },
        five: { ...rich, ...prior(2_000, 3_000, 4_000, 1_145_637, 1_000) },
    });
    const borne = (dist) => ["reduction", "less_adjustment", "less_equalization", "less_special_education", "less_security", "less_transportation", "reduction_left"].map((id) => of.get(dist)[id]);
    assert.equal(of.get("one").differential, 100_000);
    assert.deepEqual(borne("one"), [23_000, 23_000, 0, 0, 0, 0, 0]);
    assert.deepEqual(borne("three"), [23_000, 5_000, 7_000, 11_000, 0, 0, 0]);
    assert.deepEqual(borne("four"), [23_000, 1_000, 2_000, 3_000, 17_000, 0, 0]);
    assert.deepEqual(borne("five"), [23_000, 1_000, 2_000, 3_000, 4_000, 13_000, 0]);
    for (const lines of of.values()) assert.equal(lines.net_aid, 1_155_637 - 23_000);
});

test("New Jersey: every rule of a reduction", () => {
    // Adequate spending is 13,938,131 + 971,637 + 84,000 = 14,993,768; the state's tax rate is 2.276.
    const adequate = 14_993_768;
    const district = (spending, tax_rate, sda) => ({ ...rich, ...prior(0, 0, 0, 0, 1_155_637), tax_levy: spending - 1_155_637, tax_rate, sda });
    const of = new_jersey({
        sda_below: district(adequate - 1, 2.3, 1),
        sda_at: district(adequate, 2.3, 1),
        sda_cap: district(adequate + 40_000, 2.3, 1),          // 23 % of 40,000, not of 100,000
        sda_above: district(adequate + 500_000, 2.3, 1),
        sda_average_tax: district(adequate - 1, 2.276, 1),     // 100 % is not above the average
        low_and_high: district(13_479_397, 2.55, ""),          // 89.9 % of adequacy, 112.0 % of the tax rate
        low_and_no_tax: district(13_479_397, "", ""),
        low_and_at_110: district(13_479_397, 2.5036, ""),
        enough_and_high: district(13_509_385, 2.55, ""),       // 90.1 %
        sda_low: district(13_479_397, 2.55, 1),                // below adequacy, spared by its own rule
    });
    const rule = (dist) => [of.get(dist).reduction_rule, of.get(dist).reduction];
    has(of.get("sda_below"), { adequacy_spending: adequate, spending: adequate - 1, differential: 100_000 }, "facts");
    assert.deepEqual(rule("sda_below"), [1, 0]);
    assert.deepEqual(rule("sda_at"), [2, 0]);
    assert.deepEqual(rule("sda_cap"), [2, 9_200]);
    assert.deepEqual(rule("sda_above"), [2, 23_000]);
    assert.deepEqual(rule("sda_average_tax"), [4, 23_000]);
    assert.deepEqual(rule("low_and_high"), [3, 0]);
    assert.deepEqual(rule("low_and_no_tax"), [4, 23_000]);
    assert.deepEqual(rule("low_and_at_110"), [4, 23_000]);
    assert.deepEqual(rule("enough_and_high"), [4, 23_000]);
    assert.deepEqual(rule("sda_low"), [1, 0]);
    near(of.get("low_and_high").spending_percent, 89.9, "spending");
    near(of.get("low_and_at_110").tax_percent, 110, "tax");
});

test("New Jersey: half a dollar goes up, whatever doubles make of it", () => {
    const of = new_jersey({
        // 12.71 x 125 x 9.2 = 14,616.5, in doubles 14,616.499999999998; 464.5 x 125 = 58,062.5; 3,237.7 x 5 = 16,188.5
        riders: { ...thousand, regular_riders: 125, regular_miles: 9.2, special_riders: 5, special_miles: 0 },
        reduction: { ...rich, ...prior(0, 0, 0, 0, 1_055_687) },  // 23 % of 50 is 11.5
    });
    assert.equal(of.get("riders").regular_transportation, 58_063 + 14_617);
    assert.equal(of.get("riders").special_transportation, 16_189);
    assert.deepEqual([of.get("reduction").differential, of.get("reduction").reduction], [50, 12]);
});

test("New Jersey: weights and amounts at the bends of their lines", () => {
    const shares = { 0: [0.47, 0], 10: [0.47, 126], 20: [0.47, 252], 30: [0.495, 378], 39.99: [0.51998, 503], 40: [0.52, 503], 60: [0.57, 503], 90: [0.57, 503] };
    const of = new_jersey(Object.fromEntries(Object.keys(shares).map((share) => [share, { ...thousand, concentration: share }])));
    // 503.6 x 10 / 40 = 125.9, x 20 / 40 = 251.8, x 30 / 40 = 377.7, x 39.99 / 40 = 503.47
    for (const [share, [weight, dollars]] of Object.entries(shares)) has(of.get(share), { at_risk_weight: weight, security_rate: dollars }, `${share} %`);
});

// --- Illinois --------------------------------------------------------------------------------------------------------

test("Illinois: adequacy targets of five districts, cut to cents", () => {
    // Illinois State Board of Education, distribution calculations FY2022. Rounded, Beardstown's would end in 87.
    const rows = [
        ["Beardstown 15", 1386.54, 8426417.87, 1179224.53, 4827848.5, 7787823.05576, 0.9, 12942669.74, 20777964.86, 0.622904],
        ["Payson 1", 510.71, 3001977.56, 434348.64, 893417.16, 2573840.20424, 0.9, 4531662.73, 6470609.22, 0.700346],
        ["Franklin 1", 280.25, 1619590.39, 238347.02, 431373.5, 1307654.475, 0.9, 3090757.05, 3368034.29, 0.917674],
        ["Meredosia-Chambersburg 11", 177, 1077638.24, 150534.96, 406004.88, 875712.8, 0.9, 2408156.92, 2346473.07, 1.026288],
        ["Chicago 299", 355889.75, 2211157501.04, 302677114.58, 1027535985.71, 1948233860.542, 1.05685, 3735707116.47, 5690931380.55, 0.656432],
    ];
    const ids = ["district_id", "ase", "core_cost", "psi_cwi", "additional_cost", "psi_nocwi", "cwi", "final_resources"];
    const units = table(rows.map((row) => ({ ...Object.fromEntries(ids.map((id, i) => [id, row[i]])), local_capacity: 0.5, base_funding: 0 })));
    const [{ of }] = fund({ formula: formula("illinois_ebf_stage_3"), units });
    for (const row of rows) {
        assert.equal(of.get(row[0]).adequacy_target, row[8], row[0]);
        assert.equal(Math.round(of.get(row[0]).adequacy * 1e6) / 1e6, row[9], row[0]);
    }
});

test("Illinois: a state of four districts, one in each tier", () => {
    // Targets of 1,000,000 and 100,000 to share out: 50,000, 49,000, 900 and 100.
    // Tier 1: 0.3 (1,000,000 t - 500,000) = 50,000, so t = 2/3. Gaps: half of 900,000 - 500,000 - 50,000 is 175,000, half of
    // 900,000 - 800,000 is 50,000. In their proportion 49,000 x 175 / 225 = 343,000/9 and 98,000/9.
    // Tier 3 has 900 for 10 pupils, so no less than 90 for each of b's 200: 18,000 instead of 10,888.89.
    // Scaled to 49,000: 343,000/9 and 162,000/9 by 505,000/9 are 33,281.188 and 15,718.812.
    // d has exactly what is adequate and is in Tier 4. The index of e is below its floor, which is 0.9 x 1,000,000 + 100,000.
    const district = (district_id, ase, final_resources) => ({
        district_id, ase, core_cost: 1e6, psi_cwi: 0, additional_cost: 0, psi_nocwi: 0, cwi: 1, final_resources, local_capacity: 0.5, base_funding: 1000.1,
    });
    const units = table([district("a", 500, 5e5), district("b", 200, 8e5), district("c", 10, 9.5e5), district("d", 300, 1e6)]);
    const run = { formula: formula("illinois_ebf_stage_3"), units, parameters: { appropriation: 100_000 } };
    const [{ of, all }] = fund(run);
    assert.ok(Math.abs(all.target_ratio - 2 / 3) < 1e-12);
    const column = (id) => [...of.values()].map((lines) => lines[id]);
    assert.deepEqual(column("tier"), [1, 2, 3, 4]);
    for (const [id, expected] of Object.entries({
        tier_1: [50_000, 0, 0, 0], tier_2_gap: [175_000, 50_000, 0, 0], tier_2_first: [343_000 / 9, 98_000 / 9, 0, 0],
        tier_2_floored: [343_000 / 9, 18_000, 0, 0], tier_2: [49_000 * 343 / 505, 49_000 * 162 / 505, 0, 0], tier_3: [0, 0, 900, 0], tier_4: [0, 0, 0, 100],
    })) column(id).forEach((value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-6, `${id}: ${value}, not ${expected[i]}`));
    assert.deepEqual(column("new_money"), [83_281.18, 15_718.81, 900, 100]);
    assert.deepEqual(column("total_funding"), [84_281.28, 16_718.91, 1_900.1, 1_100.1]);
    const low = { ...district("e", 10, 5e5), psi_nocwi: 100_000, cwi: 0.8 };
    const [{ of: floored }] = fund({ ...run, units: table([low, district("c", 10, 9.5e5), district("d", 300, 1e6)]) });
    assert.equal(floored.get("e").adequacy_target, 1e6);
});

test("Illinois: staff is cut to hundredths in each span before it is added up", () => {
    const grades = ["k_3", "g4_5", "middle", "high"];
    const unknown = { ...over("pupils", grades, ["", "", "", ""]), ...over("low_income", grades, ["", "", "", ""]), english_learners: "", need_teachers: "" };
    const [{ of }] = fund({
        formula: formula("illinois_ebf_stage_1"), units: table([
            // The alternative school of Adams/Pike: 42 / 141 = 0.297, 42 / 1,000 = 0.042; published 80,577.70 with 0.72 teachers.
            { district_id: "alternative", ase: 42, ...unknown, need_teachers: 0.72 },
            // A-C Central 262, FY2026: 2.16 teachers, 0.30 psychologists, and 0.39 nurses. Its spans are made up: 160 / 750 = 0.213,
            // 80 / 750 = 0.106, 64.7 / 750 = 0.086; without the spans 304.7 / 750 would be 0.406.
            { district_id: "central", ase: 304.7, ...unknown, ...over("pupils", grades, [100, 60, 80, 64.7]), ...over("low_income", grades, [0, 0, 0, 0]), english_learners: 0 },
            // Core: 40 / 15 = 2.66, 60 / 20 = 3, 20 / 20 = 1, 30 / 25 = 1.2, which is 7.86; high 100 / 25 = 4. Specialists: 20 % of 7.86 is
            // 1.57, 33.33 % of 4 is 1.33. Needs: 60 of low income, 0.48 + 0.48 + 0.5 + 0.5; 30 learners, 0.24 + 0.24 + 0.25 + 0.25 + 0.3.
            { district_id: "core", ase: 250, ...unknown, ...over("pupils", grades, [100, 50, 0, 100]), ...over("low_income", grades, [40, 20, 0, 0]), english_learners: 30 },
        ]),
    });
    has(of.get("alternative"), { special_education_teachers: 0.29, psychologists: 0.04, additional_cost: 80577.7 }, "alternative");
    assert.equal(of.get("alternative").core_and_specialists, null);
    has(of.get("central"), { special_education_teachers: 2.16, psychologists: 0.3, posts_nurse: 0.39 }, "central");
    has(of.get("core"), {
        core_elementary_span: 7.86, specialists_elementary_span: 1.57, specialists_high_span: 1.33, core_and_specialists: 14.76, teachers_of_need: 3.24,
        need_cost: 222701.4,
    }, "core");
    // Coach 150 / 200 + 100 / 200; tutor 150 / 450 + 100 / 600, cut; counselor 150 / 450 + 100 / 250; principal as tutor.
    has(of.get("core"), { posts_coach: 1.25, posts_tutor: 0.33 + 0.16, posts_counselor: 0.33 + 0.4, posts_principal: 0.49, posts_supervisory_aide: 0.66 + 0.5 }, "core");
});

test("Illinois: posts for 9,000 pupils of each span", () => {
    const grades = ["k_3", "g4_5", "middle", "high"];
    const unit = { district_id: "large", ase: 27000, ...over("pupils", grades, [9000, 0, 9000, 9000]), ...over("low_income", grades, [0, 0, 0, 0]), english_learners: 0, need_teachers: "" };
    const [{ of }] = fund({ formula: formula("illinois_ebf_stage_1"), units: table([unit]) });
    // The guide's ratios are 200, 450, 600, 250, 750, 225, 300 to one.
    const posts = {
        coach: [45, 45, 45], tutor: [20, 20, 15], counselor: [20, 36, 36], nurse: [12, 12, 12], supervisory_aide: [40, 40, 45], librarian: [20, 20, 15],
        library_aide: [30, 30, 30], principal: [20, 20, 15], assistant_principal: [20, 20, 15], site_staff: [40, 40, 45],
    };
    for (const [role, expected] of Object.entries(posts)) {
        assert.deepEqual(["elementary", "middle", "high"].map((span) => of.get("large")[`posts_of_${role}_${span}_span`]), expected, role);
    }
});

// --- Cities and California -------------------------------------------------------------------------------------------

test("New York: schools as printed, the cap, and half a cent", () => {
    // Department of Education, Fair Student Funding FY2015 and, from their allocations, FY2013 (K003, Q157, K024).
    const school = (id, formula_dollars, register_change, prior_allocation) => ({ school: id, formula_dollars, register_change, prior_allocation });
    const [{ of }] = fund({
        formula: formula("new_york_city_fsf_2015"), units: table([
            school("K001", 6856416.99, -120645.73, 5957603), school("K002", 2812276.59, -63272.37, 2565500), school("K008", 4476192.14, 514895.1, 3578829),
            school("K011", 3344565.49, 140750.76, 3268172),
            school("K003 13", 2796642, 0, 2677499), school("Q157 13", 8349509, 0, 7615180), school("K024 13", 4270310, 0, 3614739),
            school("capped", 1_000_000, 100_000, 1_500_000),       // had more than the formula: gets all of the change
            school("half a cent", 1_000_100.05, 100.05, 525_000),  // 0.3 x 100.05 = 30.015, in doubles 30.014999999999997
            school("below zero", 999_899.95, -100.05, 525_000),    // -30.015 goes up too
        ]),
    });
    // Registers and dollars are printed rounded, which is worth up to two cents.
    for (const [id, change, allocation] of [["K001", -99126.82, 5858476.18], ["K002", -51499.38, 2514000.62], ["K008", 435935.53, 4014764.53], ["K011", 133693.35, 3401865.35]]) {
        assert.ok(Math.abs(of.get(id).change - change) < 0.0201, `${id}: ${of.get(id).change}`);
        assert.ok(Math.abs(of.get(id).allocation - allocation) < 0.0201, `${id}: ${of.get(id).allocation}`);
    }
    for (const [id, percent] of [["K003 13", 87.69], ["Q157 13", 88.51], ["K024 13", 79.38]]) assert.equal(Math.round(of.get(id).final_percent * 1e4) / 100, percent, id);
    assert.equal(of.get("capped").change, 100_000);
    assert.equal(of.get("half a cent").change, 30.02);
    assert.equal(of.get("below zero").change, -30.01);
});

test("Boston: sixteen printed lines", () => {
    // Boston Public Schools, budget page of one school: pupils and dollars.
    const printed = [
        [{}, { k0_k1: [80, 580100], k2: [19, 122465], grades_1_2: [17, 95878], grades_3_5: [24, 125688], grades_6_8: [12, 67678], grades_9_12: [4, 20948],
            autism: [44, 762187], early_childhood_3_4: [40, 402847], emotional_elementary: [32, 451189], emotional_secondary: [12, 145025] }],
        [{ base: 3922.69 }, { k0_k1: [40, 282434], k2: [127, 797091], grades_3_5: [2, 10199], autism: [1, 16868], early_childhood_3_4: [40, 392269], full_inclusion: [4, 67470] }],
    ];
    const boston = formula("boston_2016");
    const programs = boston.sets[0].members;
    for (const [parameters, lines] of printed) {
        const units = table([{ school: "one", ...over("enrollment", programs, programs.map((program) => lines[program]?.[0] ?? 0)) }]);
        const [{ of, total }] = fund({ formula: boston, units, parameters });
        for (const [program, [, dollars]] of Object.entries(lines)) assert.equal(of.get("one")[`funds_${program}`], dollars, program);
        assert.equal(total.amount, Object.values(lines).reduce((sum, [, dollars]) => sum + dollars, 0));
    }
});

test("California: rates at both ends, and the dollar that a single adjustment loses", () => {
    const spans = ["tk_3", "g4_6", "g7_8", "g9_12"];
    const district = (id, upp) => ({ district: id, upp, ...over("ada", spans, [1000, 800, 500, 900]) });
    const request = { formula: formula("california_lcff"), units: table([district("most", 0.725), district("some", 0.4)]) };
    const once = { cola: { "2021_22": 5.07 }, second_cola: { "2021_22": 0 } };
    const earlier = { paid_year: { "2024_25": 0, "2019_20": 1 } };
    const [own, single, before] = fund(request, { ...request, parameters: once }, { ...request, parameters: earlier });
    // Adjusted rates of 2013-14: The Education Trust-West. Base rates of 2024-25: California Department of Education.
    assert.deepEqual(spans.map((span) => own.all[`adjusted_rate_${span}_2013_14`]), [7675, 7056, 7266, 8638]);
    assert.deepEqual(spans.map((span) => own.all[`rate_${span}_2024_25`]), [10025, 10177, 10478, 12144]);
    // 7,702 x 1.0507 = 8,092.49 and 7,818 x 1.0507 = 8,214.37; by 1.0231 x 1.027 = 1.0507237 they are 8,092.67 and 8,214.56.
    assert.deepEqual(["tk_3", "g4_6"].map((span) => own.all[`rate_${span}_2021_22`]), [8093, 8215]);
    assert.deepEqual(["tk_3", "g4_6"].map((span) => single.all[`rate_${span}_2021_22`]), [8092, 8214]);
    // 1,000 x 11,068 + 800 x 10,177 + 500 x 10,478 + 900 x 12,460 = 35,662,600; x 0.2 x 0.725; x 0.65 x 0.175
    has(own.of.get("most"), { base: 35662600, supplemental: 5171077, concentration: 4056620.75, entitlement: 44890297.75 }, "most");
    has(own.of.get("some"), { base: 35662600, supplemental: 2853008, concentration: 0, entitlement: 38515608 }, "some");
    // 2019-20: 1,000 x 8,503 + 800 x 7,818 + 500 x 8,050 + 900 x 9,572 = 27,397,200; the concentration grant was 50 %.
    has(before.of.get("most"), { base: 27397200, supplemental: 3972594, concentration: 2397255 }, "before");
});

test("Houston: a small elementary school, both caps, and half a cent", () => {
    const school = (id, level_name, enrollment, attendance, disadvantaged = 0, at_risk = 0, pupils = [0, 0, 0]) =>
        ({ school: id, level_name, enrollment, attendance, disadvantaged, at_risk, ...over("pupils", ["gifted", "english_learner", "homeless"], pupils) });
    const run = (...schools) => ({ formula: formula("houston_pua_2018"), units: table(schools) });
    const [{ of }] = fund(run(
        // 3,522 x 400; (320 + 240) x 0.5 x 0.15 x 3,522; 0.12 x 30, 0.10 x 160 and 0.05 x 12 of 3,522; 100 pupils x 850
        school("elementary", "elementary", 400, 400, 320, 240, [30, 160, 12]),
        school("share", "middle", 100, 100),     // 650 x 850 = 552,500; 15 % of 355,800 is 53,370
        school("dollars", "high", 500, 500),     // 500 x 850 = 425,000; 15 % of (3,522 + 170) x 500 is 276,900; at most 228,480
        school("large", "high", 1000, 900),
        school("half a cent", "middle", 800, 0, 0.1),  // 0.1 x 0.5 x 0.15 x 3,558 = 26.685
    ));
    has(of.get("elementary"), {
        base: 1408800, compensatory: 147924, need_funds_gifted: 12679.2, need_funds_english_learner: 56352, need_funds_homeless: 2113.2, small_school: 85000,
        allocation: 1712868.4,
    }, "elementary");
    has(of.get("share"), { small_school: 53370, allocation: 409170 }, "share");
    has(of.get("dollars"), { base: 1846000, small_school: 228480 }, "dollars");
    has(of.get("large"), { base: 3322800, small_school: 0 }, "large");
    has(of.get("half a cent"), { compensatory: 26.69 }, "half a cent");
    const [fault] = faults(run(school("x", "primary", 400, 400)));
    assert.match(fault.expected, /elementary, middle or high/);
});

test("Washington: one elementary school, and parts of a middle and a high school", () => {
    const kinds = ["k_3", "g4_6", "g7_8", "g9_12", "career", "skill_center", "laboratory"];
    const roles = ["counselor", "nurse", "social_worker", "psychologist", "safety", "parent_coordinator"];
    const [{ of }] = fund({
        formula: formula("washington_prototypical_school"), units: table([
            { district: "elementary", ...over("pupils", kinds, [238, 162, 0, 0, 0, 0, 0]), ...over("employed", roles, [0.5, 2, 0, 0.104, 0.05, 1]) },
            { district: "secondary", ...over("pupils", kinds, [0, 0, 216, 69, 23, 38, 20]), ...over("employed", roles, [9, 9, 9, 9, 9, 9]) },
        ]),
    });
    // 238 / 17 = 14 and 162 / 27 = 6 classes, each 1.155 teachers: 23.1. Principals to custodians 1.253 + 0.663 + 1.012 + 2.088 + 1.657.
    // Employed: 0.5 of 0.993, 0.585 of 2, none of 0.311, 0.104, 0.05 of 0.079, 0.0825 of 1. District: 0.4 x (1.813 + 0.628 + 0.332).
    // 23.1 + 6.673 + 1.3215 + 1.1092 = 32.2037, and 5.3 % of it.
    has(of.get("elementary"), {
        teachers: 23.1, school_staff: 6.673, support_staff: 1.3215, district_staff: 1.1092, central_staff: 1.7067961, units: 33.9104961, operating_costs: 645712,
    }, "elementary");
    // Half of a middle and a quarter of a high school, whose pupils are those of all its classes. Career: 1 class; skill center: 2.
    // Principals 1.353 / 2 + 1.88 / 4 = 1.1465; counselors 1.716 / 2 + 3.039 / 4 = 1.61775.
    has(of.get("secondary"), {
        pupils_of_high: 150, teachers_of_career: 1.2, teachers_of_skill_center: 2.4, teachers_of_g7_8: 216 / 28.53 * 1.2, teachers_of_laboratory: 20 / 19.98 * 1.2,
        role_units_principal: 1.1465, filled_units_counselor: 1.61775, filled_units_parent_coordinator: 0, operating_costs: 623052.48,
    }, "secondary");
});

test("Chicago: whole teachers, the floor, and ratios with their ending", () => {
    const run = (...schools) => ({ formula: formula("chicago_core_teachers"), units: table(schools.map(([school, enrollment, ratio]) => ({ school, enrollment, ratio }))) });
    const [{ of }] = fund(run(["exact", 480, "24:1"], ["one more", 481, "24:1"], ["small", 100, "19:1"], ["at the floor", 240, "24:1"]));
    assert.deepEqual([...of.values()].map(({ core_teachers }) => core_teachers), [20, 21, 10, 10]);
    const found = faults(run(["a", 480, "24:1"], ["b", 480, "24"], ["c", 480, ":1"], ["d", 480, "24:10"], ["e", 480, "0:1"]));
    assert.deepEqual(found.map(({ place, found }) => [place.match(/row (\d+)/)?.[1], found]), [["3", '"24"'], ["4", '":1"'], ["5", '"24:10"'], ["6", '"0:1"']]);
    const text = formula("chicago_core_teachers");
    text.inputs[1].kind = "text";
    assert.equal(faults({ ...run(["a", 1, "1:1"]), formula: text })[0].place, "/formula/inputs/1/ending");
});
