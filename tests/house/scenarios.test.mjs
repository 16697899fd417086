// SPDX-License-Identifier: MIT
// Scenario files on the command line: `scenario`, `diff`, stacks, baselines and situations of `compare`.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../build/release/cli/nineways", import.meta.url));
let folder;

function run(...words) {
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", cwd: folder });
    return { status, stdout, lines: stderr.trimEnd().split("\n") };
}

before(async () => {
    folder = await mkdtemp(join(tmpdir(), "nineways-scenarios-"));
    const files = {
        "low.json": { id: "low", title: "Lower grades", levers: { smaller_classes: { k_3: 1, reason: "The youngest first." } } },
        "high.json": { id: "high", levers: { smaller_classes: { k_3: 2 } } },
        "over.json": { id: "over", author: "A. Author", base: "low", levers: { coaching: { share: 0.2 } } },
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content));
});
after(() => rm(folder, { recursive: true, force: true }));

test("a stack is written as one document that does the same", async () => {
    assert.equal(run("scenario", "low.json", "over.json", "-o", "both.json").status, 0);
    const both = JSON.parse(await readFile(join(folder, "both.json"), "utf8"));
    assert.deepEqual([both.id, both.author, both.base], ["low+over", "A. Author", "as_it_stands"]);
    assert.deepEqual(both.levers.smaller_classes, { k_3: 1, grades_4_12: 0, reason: "The youngest first." });
    assert.equal(run("scenario", "both.json").stdout, await readFile(join(folder, "both.json"), "utf8"));
    const compared = (...words) => JSON.parse(run("compare", "typical-rural", "--as-set", "--format", "json", ...words).stdout);
    assert.deepEqual(compared("--a", "both.json").a.levers, compared("--a", "low.json", "--a", "over.json").a.levers);
});

test("faults of a stack are told by the file in which each stands", () => {
    const { status, stdout, lines } = run("scenario", "low.json", "high.json");
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.deepEqual(lines, ["high.json: /levers/smaller_classes: found \"k_3\" at 2 in \"high\", at 1 in \"low\"; expected one value of \"k_3\" in all scenarios of a stack that set the lever. See low.json: /levers/smaller_classes: give both one value, or take the lever out of one; naming a lever sets all of it."]);
    assert.match(run("compare", "typical-rural", "--new-money", "1e5", "--a", "over.json").lines[0], /^over\.json: \/base: found "low"; expected the id of a scenario that is given beside it/);
    assert.match(run("diff", "low.json", "restor").lines[0], /^restor: .*Did you mean "restore"\?$/);
});

test("a comparison over a baseline says so, and a package may be a change of it", () => {
    const { status, stdout } = run("compare", "typical-rural", "--baseline", "low.json", "--new-money", "2e5", "--a", "over.json");
    assert.equal(status, 0);
    assert.match(stdout, /^As it stands here: after "Lower grades", which both packages change\.$/m);
    assert.doesNotMatch(run("compare", "typical-rural", "--new-money", "2e5").stdout, /As it stands here/);
});

test("a package without a title goes by its id", () => {
    const { stdout } = run("compare", "typical-rural", "--as-set", "--a", "high.json", "--b", "low.json");
    assert.match(stdout, /the median pupil may stand: "high" .*; "Lower\s+grades" /s);
    assert.match(stdout, /^high\n----\n/m);
    assert.doesNotMatch(stdout, /""/);
});

test("a labor supply is a finite number, and a package beyond it is told so", () => {
    const supplied = (teachers) => run("compare", "typical-rural", "--as-set", "--a", "high.json", "--teacher-supply", teachers);
    const { status, lines } = supplied("nan");
    assert.equal(status, 64);
    assert.match(lines[0], /^--teacher-supply: "nan" is no number such as 40$/);
    assert.equal(supplied("-1").status, 2);
    assert.match(supplied("0").stdout, /teachers\s+more;\s+only\s+0\s+can\s+be\s+found/);
    assert.doesNotMatch(supplied("1000").stdout, /can\s+be\s+found/);
});

test("less money takes the packages of a cut, whatever else is left out", () => {
    const ids = (...words) => {
        const { a, b } = JSON.parse(run("compare", "typical-rural", "--format", "json", ...words).stdout);
        return [a.id, b.id];
    };
    assert.deepEqual(ids("--new-money", "-300000"), ["restore_cut", "transform_cut"]);
    assert.deepEqual(ids("--new-money", "0"), ["restore", "transform"]);
    assert.deepEqual(ids("--new-money", "300000"), ["restore", "transform"]);
    assert.deepEqual(ids("--new-money", "-300000", "--situation", "gain"), ["restore", "transform"]);
    assert.deepEqual(ids("--new-money", "-300000", "--b", "transform"), ["restore_cut", "transform"]);
});

test("packages that do not come to the money are not set side by side", () => {
    const text = (...words) => run("compare", "typical-city", ...words).stdout.replaceAll("\n", " ");
    const far = text("--new-money", "-50000000");
    assert.match(far, /They do not use the same money, so these figures cannot be compared\./);
    assert.match(far, /What "Restore under a cut" costs, at average effectiveness: .*of the cut is still to be found\./);
    assert.doesNotMatch(far, /The same money|The ranges/);
    const near = text("--new-money", "12200000");
    assert.match(near, /The same money at average effectiveness/);
    assert.doesNotMatch(near, /do not use the same money/);
    assert.doesNotMatch(text("--as-set"), /The same money|still to be found|more than there is/);
});

test("a setting is told in words", () => {
    const { stdout } = run("compare", "typical-city", "--situation", "cut", "--b", "transform");
    const told = stdout.replaceAll(/\s+/g, " ");
    assert.match(told, / steps frozen: 1 year\./);
    assert.match(told, / posts beside classes in every school: -1\.7 posts a 1,000 pupils\./);
    assert.match(told, / inside the pupils' day; /);
    assert.match(told, / pupils a small group: 4[;.] /);
    assert.doesNotMatch(told, /\(1\) or/);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
});

test("what is not measured stands in no table as 0", () => {
    const words = ["compare", "typical-city", "--situation", "gain", "--format"];
    const { a, b } = JSON.parse(run(...words, "json").stdout);
    const rows = run(...words, "csv").stdout.trimEnd().split(/\r?\n/);
    const effects = rows.filter((row) => /^levers,[^,]*,[^,]*,one_year_sd,/.test(row));
    const expected = [a, b].flatMap(({ id, levers }) => levers.map((lever) => `levers,${id},${lever.id},one_year_sd,` +
        (lever.measured ? `${["low", "central", "high"].map((end) => lever.one_year_sd[end]).join(",")},SD` : ",,,not measured")));
    assert.deepEqual(effects, expected);
    assert.ok(effects.some((row) => row.endsWith("not measured")));
    assert.equal(rows.filter((row) => row.includes(",break_even_sd,")).length,
        [a, b].flatMap(({ levers }) => levers.filter(({ break_even_sd }) => break_even_sd !== null)).length);
});

test("beside every effect stand what the same dollars would do, and how strong the evidence is", () => {
    const words = ["compare", "typical-city", "--situation", "gain"];
    const { a, b } = JSON.parse(run(...words, "--studies", "--format", "json").stdout);
    const levers = [...a.levers, ...b.levers];
    const told = run(...words).stdout.replaceAll(/\s+/g, " ");
    const sd = (value) => {
        const text = value.toFixed(Math.abs(value) >= 0.095 ? 2 : 4);
        return /[1-9]/.test(text) ? `${value > 0 ? "+" : ""}${text}` : "0.0000";
    };
    for (const { title, measured, benchmark_year_sd, break_even_sd, evidence, one_year_sd, basis } of levers) {
        const [effect, same] = [one_year_sd, benchmark_year_sd].map((r) => `${sd(r.central)} (${sd(r.low)} to ${sd(r.high)})`);
        assert.equal(Math.sign(benchmark_year_sd.central), Math.sign(basis.value), title);
        const expected = measured ? `SD a year: ${effect}; the same dollars at average effectiveness: ${same}. ` +
                (evidence.length > 0 ? "Evidence: " : "It changes nothing here that studies measured.")
            : `Unmeasured, which is not zero. In SD a year, the same dollars at average effectiveness: ${same}` +
                (break_even_sd === null ? "." : `, which it would match with ${sd(break_even_sd)} for each pupil it reaches.`);
        assert.ok(told.includes(expected), `${title}: ${expected}`);
        assert.ok(measured || evidence.length === 0, title);
        if (measured && evidence.length === 0) assert.deepEqual([one_year_sd.low, one_year_sd.high], [0, 0], title);
    }
    const rows = run(...words, "--format", "csv").stdout.split(/\r?\n/);
    assert.equal(rows.filter((row) => row.includes(",benchmark_year_sd,")).length, levers.length);
    assert.equal(rows.filter((row) => row.startsWith("evidence,")).length, levers.flatMap(({ evidence }) => evidence).length);
    for (const package_ of [a, b]) assert.equal(rows.filter((row) => row.startsWith(`learning,${package_.id},all pupils,benchmark`)).length, 2);
    assert.equal("benchmark_year_sd" in JSON.parse(run(...words, "--format", "json").stdout).a.levers[0], false);
});

test("studies are listed on request, each effect once, and months with the advice against them", () => {
    const words = ["compare", "typical-city", "--situation", "gain"];
    const plain = run(...words).stdout;
    assert.doesNotMatch(plain, /What the effects rest on|Months of learning/);
    const { stdout } = run(...words, "--studies", "--months");
    for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
    const [, list] = stdout.split("What the effects rest on");
    assert.equal(list.match(/^ {2}effect_coaching: /gm).length, 1);
    const told = list.replaceAll(/\s+/g, " ");
    assert.match(told, /effect_coaching: .* randomised trial: 0 to 0\.15, central 0\.07 SD; judgement Kraft, Blazar and Hogan 2018;/);
    assert.match(stdout.replaceAll(/\s+/g, " "), /Months of learning after four years -+ Use percentile points: .* no months for grades 9 to 12/);
    const bands = [...stdout.matchAll(/^ {2}grades (\S+), of the central effect/gm)].map(([, band]) => band);
    assert.deepEqual(bands, ["K-1", "1-2", "2-3", "3-4", "4-5", "5-6", "6-7", "7-8"]);
    const rows = run(...words, "--months", "--format", "csv").stdout.split(/\r?\n/).filter((row) => row.startsWith("months,"));
    assert.equal(rows.length, 2 * 8 * 2);
});

test("one-time money is told as what comes once", () => {
    const { stdout } = run("compare", "typical-city", "--situation", "one_time", "--new-money", "1000000");
    assert.match(stdout, /^New money: \$10,000,000 once\. A tenth of it counts as a year's: \$1,000,000 = /m);
});

test("every situation's packages use its money in districts of every kind, and a cut buys little beside", () => {
    for (const district of ["typical-city", "typical-suburb", "typical-rural"]) {
        for (const situation of ["gain", "one_time", "cut"]) {
            const { money, a, b } = JSON.parse(run("compare", district, "--situation", situation, "--format", "json").stdout);
            for (const { id, not_spent, fit, areas, levers } of [a, b]) {
                const where = `${district} ${id}`;
                assert.ok(not_spent >= 0 && not_spent < fit.hiring_step, `${where}: ${not_spent}`);
                if (situation !== "cut") continue;
                const freed = areas.reduce((sum, area) => sum + area.freed_in_year, 0);
                assert.ok(freed > -money.new_money, where);
                // The old ways cut to save, not to buy: what they free beyond the cut is at most a fifth of it, and no
                // teacher has more than two paid days of workshops.
                if (id !== "restore_cut") continue;
                assert.ok(freed < -1.2 * money.new_money, `${where}: ${freed / money.new_money}`);
                assert.ok(levers.find((lever) => lever.id === "one_off_workshops").settings.days <= 2, where);
            }
        }
    }
});

test("a situation is money and two packages; either may be another", () => {
    const json = (...words) => JSON.parse(run("compare", "typical-rural", "--format", "json", ...words).stdout);
    const cut = json("--situation", "cut");
    assert.deepEqual([cut.a.id, cut.b.id], ["restore_cut", "transform_cut"]);
    assert.ok(Math.abs(cut.money.share_of_budget + 0.03) < 1e-12);
    const other = json("--situation", "cut", "--new-money", "-100000", "--b", "transform");
    assert.deepEqual([other.money.new_money, other.a.id, other.b.id], [-100000, "restore_cut", "transform"]);
    assert.equal(json("--situation", "cut", "--as-set").a.id, "restore_cut");
    assert.equal(run("compare", "--situation", "loss").status, 64);
    assert.match(run("compare").lines[0], /--new-money \(or --situation, or --as-set\)/);
});

test("a diff is a page of at most 100 columns, or a table of the same numbers", () => {
    for (const words of [["restore", "transform"], ["low.json", "restore_cut", "--district", "typical-rural"], ["low.json", "low.json"]]) {
        const { status, stdout } = run("diff", ...words);
        assert.equal(status, 0, words.join(" "));
        for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
        const { levers, packages = { areas: [], levers: [], measures: [] } } = JSON.parse(run("diff", ...words, "--format", "json").stdout);
        const rows = run("diff", ...words, "--format", "csv").stdout.trimEnd().split(/\r?\n/).slice(1);
        const settings = levers.flatMap((lever) => lever.settings);
        const { areas, levers: priced, measures, learning } = packages;
        const ends = learning === undefined ? [] : ["low", "central", "high"];
        const learned = ends.map((end) => ({ change: learning.b[end] - learning.a[end] }));
        if (learning !== undefined) {
            const one = (value) => (Math.abs(value) < 0.05 ? "0.0" : `${value > 0 ? "+" : ""}${value.toFixed(1)}`);
            for (const [side, { low, central, high }] of Object.entries(learning))
                assert.ok(stdout.replaceAll(/\s+/g, " ").includes(`${side.toUpperCase()} ${one(central)} (${one(low)} to ${one(high)})`), stdout);
            assert.doesNotMatch(stdout, /effect year|effect stock/);
        }
        const numbers = [...settings, ...areas, ...priced.flatMap(({ basis, posts }) => [basis, posts]), ...measures, ...learned];
        assert.equal(rows.length, numbers.length);
        const sum = (values) => values.reduce((all, each) => all + each, 0);
        assert.equal(sum(rows.map((row) => Number(row.split(",").at(-1)))).toFixed(3), sum(numbers.map(({ change }) => change)).toFixed(3));
    }
    assert.match(run("diff", "low.json", "low.json").stdout, /^They do the same\.$/m);
    assert.match(run("diff", "low.json", "high.json").stdout, /pupils fewer a class, kindergarten to grade 3, pupils +1 +2 +\+1$/m);
    assert.match(run("diff", "low.json", "restore").stdout, /^ {6}A: The youngest first\.$/m);
    for (const words of [["--years", "3"], ["--assumptions", "x.json"], ["--day-designs", "x.json"]])
        assert.equal(run("diff", "restore", "transform", ...words).status, 64, words.join(" "));
});
