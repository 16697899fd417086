// SPDX-License-Identifier: MIT
// What only the command line does: words, files and exit codes. Everything behind it is in tests/operations.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { lstat, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../build/release/cli/nineways", import.meta.url));
let folder;

before(async () => (folder = await mkdtemp(join(tmpdir(), "nineways-cli-"))));
after(() => rm(folder, { recursive: true, force: true }));

function run(...words) {
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", cwd: folder });
    return { status, stdout, lines: stderr.trimEnd().split("\n") };
}

test("an amount that is no number is wrong usage, and nothing is computed", () => {
    for (const word of ["", "nan", "inf", "1e400", "ten", "0x10", "5 dollars"]) {
        const { status, stdout, lines } = run("compare", "--new-money", word);
        assert.equal(status, 64, word);
        assert.equal(stdout, "", word);
        assert.match(lines[0], /--new-money.*is no amount/);
    }
    assert.match(run("compare", "--new-money", "-3e6").stdout, /New money: -\$3,000,000/);
});

test("what a document says of a price is printed beside what is priced with it", async () => {
    const designs = fileURLToPath(new URL("../../data/day_designs/extended_day.json", import.meta.url));
    const noted = /^! staff of a partner organisation: Judgement: no source gives/m;
    for (const words of [["day", "fallsside"], ["compare", "typical-rural", "--as-set"],
        ["scorecard", "typical-rural", "--as-set"], ["pay", "typical-rural"],
        ["curve", "typical-rural", "--setting", "planning", "--from", "535", "--to", "545", "--step", "5"]]) {
        const { status, stdout, lines } = run(...words, "--day-designs", designs);
        assert.equal(status, 0, lines.join());
        assert.match(stdout, noted, words[0]);
        assert.ok(stdout.split("\n").every((line) => line.length <= 100), words[0]);
    }
    assert.doesNotMatch(run("day", "fallsside").stdout, noted);
});

test("a file's faults of text, content and rules come together, by the file's name", async () => {
    await writeFile(join(folder, "bad.json"), `{"id": "x", "name": "X", "schools": [
        {"id": "a", "name": "A", "pupils": {"K": 60}},
        {"id": "a", "name": "B", "pupils": {"1": -4, "2": NaN}, "bogus": 1}]}`);
    const { status, lines } = run("validate", "bad.json");
    assert.equal(status, 2);
    assert.deepEqual(lines.map((line) => line.slice(0, line.indexOf(": found"))).sort(), [
        "bad.json: /schools/1/bogus", "bad.json: /schools/1/id", "bad.json: /schools/1/pupils/1",
        "bad.json: /schools/1/pupils/2"]);
});

test("pointers in a file's faults are the file's own, as its places are", async () => {
    await writeFile(join(folder, "twice.json"), `{"id": "x", "name": "X", "schools": [
        {"id": "a", "name": "A", "pupils": {"K": 60}}, {"id": "a", "name": "B", "pupils": {"1": 20}}]}`);
    const { lines } = run("compare", "twice.json", "--new-money", "1000");
    assert.equal(lines.length, 1);
    assert.match(lines[0], /^twice\.json: \/schools\/1\/id: .*"a", which is also \/schools\/0\/id/);
    await writeFile(join(folder, "bare.json"), `{"id": "x", "name": "X"}`);
    assert.match(run("validate", "bare.json").lines[0], /Add the key "schools" to the document/);
});

test("a list that is not in UTF-8 is refused, and no file is written", async () => {
    const map = { format: "nineways-column-map/1", title: "t", school_year: 2020, source: "s",
        columns: { district: "Town", school_name: "Name", pupils: { K: "KG" } } };
    await writeFile(join(folder, "map.json"), JSON.stringify(map));
    const list = "Town,Name,KG\nBay,\u00e9lm,20\n";
    const import_list = () =>
        run("import", "schools", "list.csv", "--map", "map.json", "--district", "Bay", "-o", "d.json");
    for (const [encoding, word] of [["latin1", /Latin-1/], ["utf16le", /UTF-16/]]) {
        await writeFile(join(folder, "list.csv"), Buffer.from(list, encoding));
        const { status, lines } = import_list();
        assert.equal(status, 2, encoding);
        assert.equal(lines.length, 1, lines.join("\n"));
        assert.match(lines[0], word);
        assert.match(lines[0], /^list\.csv: /);
        await assert.rejects(lstat(join(folder, "d.json")));
    }
    await writeFile(join(folder, "list.csv"), list);
    assert.equal(import_list().status, 0);
    assert.equal(JSON.parse(await readFile(join(folder, "d.json"), "utf8")).schools[0].name, "\u00e9lm");
});

test("an output that is a link or a pipe stays one, and an output that cannot be leaves nothing", async () => {
    await symlink("target.json", join(folder, "link.json"));
    assert.equal(run("assumptions", "-o", "link.json").status, 0);
    assert.ok((await lstat(join(folder, "link.json"))).isSymbolicLink());
    assert.ok(JSON.parse(await readFile(join(folder, "target.json"), "utf8")).assumptions.length > 100);

    const script = `mkfifo pipe && { cat pipe > copy & } && "${program}" assumptions -o pipe; wait`;
    const piped = spawnSync("sh", ["-c", script], { cwd: folder, timeout: 20_000 });
    assert.equal(piped.status, 0);
    assert.ok((await lstat(join(folder, "pipe"))).isFIFO());
    assert.equal(await readFile(join(folder, "copy"), "utf8"), await readFile(join(folder, "target.json"), "utf8"));

    assert.equal(run("assumptions", "-o", "no/such/folder.json").status, 2);
});

test("equity names the unit by the first column, and its faults by the file", async () => {
    await writeFile(join(folder, "four.csv"), "School,Dollars,Pupils,Teachers\nOak,800,100,700\nPine,3000,300,2600\nMaple,6000,500,5000\nElm,2000,100,1000\n");
    const equity = (...words) => run("equity", "four.csv", "--dollars", "Dollars", "--pupils", ...words);
    const { status, stdout } = equity("Pupils", "--reason", "Teachers");
    assert.equal(status, 0);
    // By hand in docs/equity.md, here in thousands.
    for (const line of [/^mean +\$12$/m, /^90\/10 ratio +1\.7778$/m, /^Gini +0\.1169$/m, /^  Elm +\+\$8 +other$/m, /furthest from the mean/])
        assert.match(stdout, line);
    assert.equal(equity("Pupils", "--format", "csv").stdout.split("\n")[1], "a_pupil,,mean,11.8,dollars");
    assert.equal(JSON.parse(equity("Pupils", "--format", "json").stdout).need, null);
    const wrong = equity("Pupil");
    assert.equal(wrong.status, 2);
    assert.match(wrong.lines[0], /^four\.csv: row 1: found no column "Pupil".*Is "Pupils" meant\?/);
});

test("school budgets of the shipped formulas spend the same dollars, and a school's parts add up", () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const budgets = (...words) => {
        const { status, stdout, stderr } = spawnSync(program, ["school-budgets", ...words], { encoding: "utf8", cwd: root });
        return { status, stdout, stderr };
    };
    for (const district of ["typical-city", "typical-suburb", "typical-rural"]) {
        const { ways, schools } = JSON.parse(budgets(district, "--format", "json").stdout);
        const [today, staffing, weights] = ways;
        assert.ok(Math.abs(staffing.dollars - weights.dollars) < 0.01, district);
        // The guidelines are near what the schools have, so that legacy posts mean something.
        assert.ok(Math.abs(today.dollars / staffing.dollars - 1) < 0.05, district);
        assert.ok(today.controlled_share < 0.15 && weights.controlled_share > 0.7, district);
        assert.ok(weights.need.dollars_a_weight > 0, district);
        for (const { id, today: now, change, parts } of schools) {
            const sum = (key) => parts.reduce((all, part) => all + (part[key] ?? 0), 0);
            assert.ok(Math.abs(sum("today") - now) < 0.01 && Math.abs(sum("change") - change) < 0.01, id);
        }
    }
    const one = budgets("typical-rural", "--school", "north fork elementary", "--salary", "north_fork=75000");
    assert.equal(one.status, 0, one.stderr);
    // 17.7 posts on the grid x (75,000 - 69,597) x 1.25
    assert.match(one.stdout, /staff cost.* \$119,541 +\$0 +-\$119,541$/m);
    assert.match(one.stdout, /^  librarian +0\.22 +0\.50 +-0\.28$/m);
    assert.equal(budgets("typical-rural", "--format", "csv").stdout.split("\n").length, 6);
    assert.equal(budgets("typical-rural", "--salary", "north_fork").status, 64);
    const wrong = budgets("typical-rural", "--salary", "north=70000", "--weights", "data/formulas/boston_2016.json");
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /^--salary: \/north: found/m);
});

test("wrong usage ends with 64", () => {
    const full_text = ["compare", "--new-money", "1e6", "--full"];
    for (const words of [[], ["compare"], ["compare", "--years"], full_text]) assert.equal(run(...words).status, 64);
});

test("a span of grades and a name that promises another format are refused with what to write", () => {
    const span = run(...sweep, "--grade", "K-3");
    assert.equal(span.status, 64);
    assert.match(span.lines[0], /"K-3" is no grade: write K 1 2 3$/);
    const named = run("timetable", "north_fork", "--district", "typical-rural", "-o", join(folder, "week.csv"));
    assert.equal(named.status, 64);
    assert.match(named.lines[0], /week\.csv": this command writes no csv, but fet/);
    assert.equal(run("timetable", "north_fork", "--district", "typical-rural", "--format", "fet", "-o", "week.csv").status, 0);
});

test("bells are imported with a summary, and what they say of the week can be edited and imported again", async () => {
    const bells = { regular: { periods: [
        { name: 1, start: "10:00", end: "11:30" }, { name: "Break", start: "11:30", end: "12:00" },
        { name: 2, start: "12:00", end: "1:00" }] }, short: { periods: [{ name: 1, start: "9:00", end: "10:00" }] } };
    await writeFile(join(folder, "bells.json"), JSON.stringify(bells));
    const bell = (...words) => run("import", "bell", ...words);
    const { status, lines } = bell("bells.json", "--days-in-cycle", "regular=3", "--days-in-cycle", "short=2", "-o", "week.json");
    assert.equal(status, 0);
    for (const line of [/^imported bells: 2 day types, a cycle of 5 days$/, /^ +regular: 3 periods from 10:00 to 13:00, 3 days/,
        // 3 x 180 + 2 x 60 minutes, and three breaks of 30
        /open 660\.0 minutes, lunch 0\.0, passing and breaks 90\.0$/, /^ +\/regular\/periods\/2\/end: "1:00" taken as 13:00$/])
        assert.ok(lines.some((each) => line.test(each)), `${line} in\n${lines.join("\n")}`);
    const week = JSON.parse(await readFile(join(folder, "week.json"), "utf8"));
    week.days[0].periods[1].kind = "lunch";
    await writeFile(join(folder, "week.json"), JSON.stringify(week));
    const again = JSON.parse(bell("week.json", "--planning-periods", "1").stdout);
    assert.deepEqual([again.title, again.week.lunch, again.week.duty], ["bells", 90, 0]);
    assert.equal(again.week.planning, 5 * (3 * 150 + 2 * 60) / 8);

    for (const word of ["regular", "regular=", "regular=x"]) assert.equal(bell("bells.json", "--days-in-cycle", word).status, 64);
    for (const [word, place] of [["other=1", "/other"], ["short=-1", "/short"]])
        assert.match(bell("bells.json", "--days-in-cycle", word).lines[0], RegExp(`^--days-in-cycle: ${place}: found`));
    await writeFile(join(folder, "broken.json"), '{"a": [{"name": 1, "start": "8:00", "end": tru}, {"start": "8h", "end": "9:00"}]}');
    const broken = bell("broken.json");
    assert.equal(broken.status, 2);
    assert.equal(broken.stdout, "");
    assert.equal(broken.lines.length, 2, broken.lines.join("\n"));
    assert.match(broken.lines.at(-1), /^broken\.json: \/a\/1\/start: found "8h"/);
});

test("a word that is no command, no district and no package is named, with the one that may be meant", () => {
    for (const [words, status, message] of [
        [["frob"], 64, /^"frob" is no command; there are "compare", /],
        [["comapre"], 64, /Did you mean "compare"\?$/],
        [["import", "scools", "list.csv"], 64, /^"scools" is no command; .*Did you mean "schools"\?$/],
        [["compare", "typical-cit", "--new-money", "1e6"], 2, /^typical-cit: .*Did you mean "typical-city"\?$/],
        [["compare", "--a", "restor", "--new-money", "1e6"], 2, /^restor: .*Did you mean "restore"\?$/],
    ]) {
        const told = run(...words);
        assert.equal(told.status, status, words.join(" "));
        assert.match(told.lines[0], message);
    }
});

test("a cut that is not reached says what is still to be found", () => {
    const { stdout } = run("compare", "--new-money", "-50000000");
    assert.match(stdout, /of the cut, still to be found +\$[1-9]/);
    assert.doesNotMatch(stdout, /not spent/);
});

/** The elements of an XML text by name; throws where tags do not close in order or a mark is not escaped. */
function elements_of(xml) {
    const names = [];
    const open = [];
    const tags = /<(\/?)([a-z]+)((?:\s+[A-Za-z][A-Za-z0-9-]*="[^"<>]*")*)\s*(\/?)>/y;
    const text = /(?:[^<>&]|&(?:amp|lt|gt|quot);)+/y;
    for (let at = 0; at < xml.length;) {
        text.lastIndex = tags.lastIndex = at;
        const [words] = text.exec(xml) ?? [];
        const [tag, closing, name, , alone] = words === undefined ? tags.exec(xml) ?? [] : [];
        if (words === undefined && tag === undefined) throw new Error(`no XML: ${xml.slice(at, at + 80)}`);
        at += (words ?? tag).length;
        if (tag === undefined) continue;
        if (closing) assert.equal(open.pop(), name);
        else names.push(name);
        if (!closing && !alone) open.push(name);
    }
    assert.deepEqual(open, []);
    return names;
}

const sweep = ["curve", "typical-rural", "--setting", "group_target", "--from", "16", "--to", "28", "--step", "0.5"];

test("a curve is a table and a plot of at most 100 columns with the sentence under them", () => {
    const { status, stdout } = run(...sweep, "--level", "elementary");
    assert.equal(status, 0);
    const lines = stdout.trimEnd().split("\n");
    for (const line of lines) assert.ok(line.length <= 100, line);
    // One mark for each of the 25 values, on its row: nothing is drawn between values, where nothing was computed.
    const plot = lines.slice(lines.indexOf("Posts of the day (# in hiring steps, . exact)") + 1);
    assert.equal(plot.slice(0, 19).join("").replace(/[^#]/g, "").length, 25);
    assert.match(stdout.replaceAll("\n", " "),
        /The largest change from one value to the next is .* posts fewer, from 20 to 20\.5\. Today it is 21\./);
    // Changes are from today's row: the one at today's value is nothing.
    const cells = (start) => lines.find((line) => line.trim().startsWith(start)).trim().split(/ {2,}/);
    const [today, now, before] = [cells("today 21 "), cells("21 "), cells("20 ")];
    assert.deepEqual(now.filter((_, i) => i % 2 === 1), today.slice(1));
    assert.deepEqual(cells("value").slice(-2), ["change", "class"]);
    assert.deepEqual(now.filter((_, i) => i > 0 && i % 2 === 0), ["+0.0", "+0.00M", "+0.0", "+0.0"]);
    assert.equal((Number(before[1]) - Number(now[1])).toFixed(1), before[2].replace("+", ""));
    assert.match(stdout, /^What if: target size of groups \(elementary\)\. Posts and cost of all of Typical Rural District$/m);
});

test("a curve's values that break a clause are marked by its name", async () => {
    const { request } = JSON.parse(await readFile(new URL("../operations/curve_contract.json", import.meta.url), "utf8"));
    await writeFile(join(folder, "limited.json"), JSON.stringify(request.district));
    const { stdout } = run("curve", "limited.json", "--setting", "group_cap", "--from", "27", "--to", "30", "--step", "1");
    const marked = stdout.split("\n").filter((line) => line.endsWith("  ! Article 12.1"));
    assert.deepEqual(marked.map((line) => Number(line.trim().split(" ")[0])), [29, 30]);
    assert.match(stdout, /^ *\+[-+]*!-*!-*$/m);
    assert.match(stdout, /! breaks the contract\)$/m);
});

test("a curve without a valid day says why, and draws no axis", () => {
    const { status, stdout } = run("curve", "typical-rural", "--setting", "planning", "--from", "5000", "--to", "6000", "--step", "500");
    assert.equal(status, 0);
    assert.match(stdout, /There is no valid day at any of these values/);
    assert.doesNotMatch(stdout, /#|--/);
});

test("a plot of more values than columns, of one value and of no valid day still fits", () => {
    for (const [from, to, step] of [[0, 1700, 1], [235, 235, 1], [5000, 6000, 10]]) {
        const { status, stdout } = run("curve", "typical-rural", "--setting", "planning", "--from", `${from}`, "--to", `${to}`, "--step", `${step}`);
        assert.equal(status, 0);
        for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
    }
});

test("a curve is written as an SVG that stands alone, and as CSV with a row for each value", async () => {
    await writeFile(join(folder, "one.json"), JSON.stringify({ id: "x", name: "A <b> & \"C\"", schools: [
        { id: "s", name: "S", pupils: { K: 74, 1: 18 } }] }));
    const words = ["curve", "one.json", ...sweep.slice(2), "--width", "360"];
    assert.equal(run(...words, "--format", "svg", "-o", "one.svg").status, 0);
    const svg = await readFile(join(folder, "one.svg"), "utf8");
    const names = elements_of(svg);
    assert.deepEqual([...new Set(names)].sort(), ["circle", "desc", "g", "line", "path", "rect", "style", "svg", "text", "title"]);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" role="img" aria-labelledby="title sentence" width="360"/);
    assert.ok(svg.includes("A &lt;b&gt; &amp; &quot;C&quot;</title>"));
    for (const [number] of svg.matchAll(/\d+\.\d{3,}/g)) assert.fail(number);
const text_classes = new Set([...svg.matchAll(/<text class="([a-z_0-9]+)"/g)].map(([, name]) => name));
    assert.deepEqual([...text_classes].sort(), ["heading", "label", "tick", "title"], "no text has the colour of a series");
    const { stdout } = run(...words, "--format", "csv");
    const rows = stdout.trimEnd().split("\n");
    assert.equal(rows.length, 1 + 25);
    assert.match(rows[0], /^target size of groups \(pupils\),"posts, exact \(FTE\)"/);
    const json = JSON.parse(run(...words, "--format", "json").stdout);
    assert.deepEqual(rows.slice(1).map((row) => Number(row.split(",")[2])), json.points.map(({ posts }) => posts.in_steps));
});

test("pay is a table of at most 100 columns that says what nobody told, before and after a package", async () => {
    const { request: { district } } = JSON.parse(await readFile(new URL("../operations/pay_district.json", import.meta.url), "utf8"));
    await writeFile(join(folder, "ragged.json"), JSON.stringify(district));
    delete district.pay;
    await writeFile(join(folder, "untold.json"), JSON.stringify(district));
    for (const words of [["ragged.json"], ["ragged.json", "--a", "restore"], ["untold.json"], ["untold.json", "--a", "transform"]]) {
        const { status, stdout, lines } = run("pay", ...words);
        assert.equal(status, 0, lines.join());
        assert.ok(stdout.split("\n").every((line) => line.length <= 100 && line === line.trimEnd()), words.join(" "));
        assert.equal(/^contribution\*? +\?/m.test(stdout), words[0] === "untold.json", words.join(" "));
        assert.match(stdout, /The\s+paper\s+says\s+that\s+districts\s+give\s+less\s+than\s+2\s+%/);
    }
    assert.match(run("pay", "ragged.json").stdout, /^schedule "hired before 2012" \(closed\): .* \$58,000 at entry/m);
    assert.match(run("pay", "ragged.json").stdout, /^! lane "MA" falls from \$54,500 on step 1 to \$54,000 on step 2/m);
    assert.match(run("pay", "untold.json").stdout, /^Nobody told what roles and results earn/m);
    const rows = run("pay", "untold.json", "--a", "transform", "--format", "csv").stdout.trimEnd().split("\n");
    assert.equal(rows.length, 1 + 2 * 12);
    assert.ok(rows.includes("as_it_stands,contribution,,,,,,nobody told it; what was filled in has none"));
    // The rows of a state add up to its last: what nobody told counts for nothing in both.
    for (const state of ["as_it_stands", "after"]) {
        const numbers = rows.filter((row) => row.startsWith(`${state},`)).map((row) => Number(row.split(",")[6]));
        const parts = numbers.slice(0, 10).reduce((sum, each) => sum + each, 0);
        assert.ok(Math.abs(parts - numbers[11]) < 1e-6 * numbers[11] , state);
    }
    assert.equal(run("pay", "ragged.json", "--format", "svg").status, 64);
});

test("a projection is text of at most 100 columns: three paths, who works there, the cliff, what makes cost grow", () => {
    for (const words of [["typical-city", "--new-money", "12200000", "--money-years", "2024-2026"],
        ["typical-rural", "--situation", "one_time", "--horizon", "30"], ["typical-suburb", "--as-set", "--horizon", "1"]]) {
        const { status, stdout, lines } = run("project", ...words, "--draws", "100");
        assert.equal(status, 0, lines.join());
        for (const line of stdout.split("\n")) assert.ok(line.length <= 100 && line === line.trimEnd(), line);
    }
    const cliff = run("project", "typical-rural", "--new-money", "600000", "--money-years", "2024-2025", "--draws", "100").stdout;
    const flat = cliff.replace(/\s+/g, " ");
    const balances = (title) => cliff.split(`\n${title}\n`)[1].split("\n").slice(2, 13).map((line) => Number(line.trim().split(/ +/)[3]));
    const [nothing, restore] = [balances("Nothing decided"), balances("Restore the old ways")];
    assert.equal(restore[0], nothing[0]);
    // When the money has ended a year has it no more, and what was begun with it goes on.
    assert.ok(restore[3] - nothing[3] < -0.5 && restore[2] - nothing[2] > -0.3, String(restore));
    assert.match(flat, /The new money comes in 2024 to 2025: \$600,000 a year\. .* The new money ends with 2025: /);
    assert.match(flat, /its levers in the first year without the money: \$[1-9]/);
    assert.match(flat, /Steps come to about nothing: those who stay rise, .* The paper has 3 to 5 %/);
    assert.match(flat, /cautions on levers: nineways compare tells them/);
    const once = run("project", "typical-rural", "--situation", "one_time", "--draws", "100").stdout.replace(/\s+/g, " ");
    // 3 % of the 19,599,483 dollars that the district spends.
    assert.match(once, /The new money comes once, in 2024: \$587,984\./);
    const untold = run("project", "typical-rural", "--new-money", "1", "--reserve", "5e5", "--freeze", "2025", "--freeze", "2027-2028",
        "--price-growth", "0.03", "--schedule-growth", "0.01,0.02", "--horizon", "2", "--draws", "100");
    assert.equal(untold.status, 2);
    assert.match(untold.lines[0], /^\/outlook\/frozen_steps\/1: found 2027 to 2028/);
});

test("a projection's CSV has a row for each path and year, its parts add up, and its charts stand alone", async () => {
    const words = ["project", "typical-rural", "--new-money", "600000", "--money-years", "2024-2026", "--horizon", "4", "--draws", "100"];
    const rows = run(...words, "--format", "csv").stdout.trimEnd().split("\n").map((row) => row.split(","));
    const [titles, ...cells] = rows;
    assert.equal(cells.length, 3 * 5);
    assert.ok(cells.every((row) => row.length === titles.length));
    assert.equal(new Set(titles).size, titles.length);
    const json = JSON.parse(run(...words, "--format", "json").stdout);
    const column = (name) => titles.indexOf(name);
    for (const row of cells) {
        const year = json[row[0]].years[Number(row[column("year")]) - 2023];
        assert.equal(Number(row[column("balance")]), year.balance);
        assert.equal(Number(row[column("ranges reserve high")]), year.ranges.reserve.high);
        for (const prefix of ["by object ", "by function ", "cost by fund "]) {
            const sum = row.filter((_, i) => titles[i].startsWith(prefix)).reduce((all, each) => all + Number(each), 0);
            assert.ok(Math.abs(sum - year.cost) < 0.01, `${prefix}${sum} ${year.cost}`);
        }
        assert.equal(row[column("by area time")] === "", row[0] === "nothing");
    }
    for (const chart of ["balance", "growth"]) {
        const svg = run(...words, "--format", "svg", "--chart", chart, "--width", "340").stdout;
        const names = elements_of(svg);
        assert.equal(names.filter((name) => name === "polygon").length, chart === "balance" ? 3 : 0);
        assert.match(svg, /^<svg [^>]* width="340"/);
    }
    assert.equal(run(...words, "--format", "csv", "--chart", "other").status, 64);
    assert.equal(run(...words, "--details").status, 64);
    assert.ok(JSON.parse(run(...words, "--details", "--format", "json").stdout).workforce);
});

test("what is told of the years in options is what is told in a file, and faults are those of the file", async () => {
    const words = ["project", "typical-rural", "--new-money", "600000", "--horizon", "3", "--draws", "100", "--format", "json"];
    await writeFile(join(folder, "years.json"), JSON.stringify({ price_growth: 0.03, schedule_growth: [0.01, 0.02, 0.03], benefits_growth: 0.06,
        entry_growth: -0.02, survival: 0.98, frozen_steps: [{ first: 2024, last: 2024 }, { first: 2025, last: 2026 }], reserve: 1e5,
        money: { first: 2024, last: 2025 } }));
    const file = run(...words, "--outlook", "years.json");
    assert.equal(file.status, 0, file.lines.join());
    const options = run(...words, "--price-growth", "0.03", "--schedule-growth", "0.01,0.02,0.03", "--benefits-growth", "6e-2",
        "--entry-growth", "-0.02", "--survival", "0.98", "--freeze", "2024", "--freeze", "2025-2026", "--reserve", "100000",
        "--money-years", "2024-2025");
    assert.equal(options.stdout, file.stdout);
    assert.equal(run(...words, "--outlook", "years.json", "--survival", "1").status, 64);
    for (const [option, word] of [["--price-growth", "3 %"], ["--price-growth", "0.01,"], ["--freeze", "last"], ["--money-years", "2024-x"],
        ["--formula", "general"], ["--formula", "=x.json"]])
        assert.equal(run(...words, option, word).status, 64, `${option} ${word}`);
    await writeFile(join(folder, "wrong.json"), JSON.stringify({ price_growth: [0.02, -2], frozen_steps: [{ first: 2026, last: 2025 }], survive: 1 }));
    const wrong = run(...words, "--outlook", "wrong.json");
    assert.equal(wrong.status, 2);
    assert.deepEqual(wrong.lines.map((line) => line.slice(0, line.indexOf(": found"))).sort(),
        ["wrong.json: /frozen_steps/0", "wrong.json: /price_growth", "wrong.json: /price_growth/1", "wrong.json: /survive"]);
    await writeFile(join(folder, "broken.json"), '{"price_growth": 0.0.2, "survival": 9}');
    assert.ok(run(...words, "--outlook", "broken.json").lines.some((line) => line.startsWith("broken.json: /survival: found 9")));
    assert.equal(run(...words, "--outlook", "years.json", "-o", "years.json").status, 2, "no command writes over what it read");
    // Half of the money today does not follow pupils: four schools of 300 pupils on average.
    const aid = { format: "nineways-formula/1", id: "aid", title: "Aid", unit: "school", key: "school", inputs: [{ id: "enrollment" }],
        parameters: [{ id: "each", value: 1000 }], lines: [{ id: "paid", value: "each * (enrollment + 300)" }], amount: "paid" };
    await writeFile(join(folder, "aid.json"), JSON.stringify(aid));
    const years = (...more) => JSON.parse(run(...words, "--survival", "0.95", ...more).stdout).nothing.years;
    const usual = years();
    for (const [t, year] of years("--formula", "general=aid.json").entries()) {
        const pupils = usual[t].pupils / usual[0].pupils;
        const expected = (usual[t].revenue_by_fund[0] / pupils) * ((1 + pupils) / 2);
        assert.ok(Math.abs(year.revenue_by_fund[0] - expected) < 0.01, `${t}`);
    }
    for (const fund of ["lottery", 'gen"eral']) {
        const { status, lines } = run(...words, "--formula", `${fund}=aid.json`);
        assert.equal(status, 2);
        assert.ok(lines[0].startsWith(`/formulas/${fund}: found`), lines[0]);
    }
});

test("a scorecard is a table of at most 100 columns that says what is not measured", async () => {
    await writeFile(join(folder, "two.json"), JSON.stringify({ id: "x", name: "A <b> & \"C\"", schools: [
        { id: "s", name: "S", pupils: { K: 74, 1: 18 } }, { id: "t", name: "T", pupils: { 6: 74, 7: 18 } }] }));
    const words = ["scorecard", "two.json", "--situation", "gain"];
    const { status, stdout, lines } = run(...words);
    assert.equal(status, 0, lines.join());
    for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
    // Staff was filled from 2.4 counselors and 8.1 others for every 1,000 pupils.
    assert.match(stdout, /^  Pupils for each support adult +95\.2\* between /m);
    assert.match(stdout, /^\* rests on national figures/m);
    assert.match(stdout, /^ +not measured \(as it stands, a, b\): not every school has reported\/novice_share$/m);
    assert.equal(stdout.match(/^      goal: /gm).length, 13);
    const rows = run(...words, "--format", "csv").stdout.trimEnd().split("\n");
    assert.equal(rows.length, 1 + 13);
    const measured = JSON.parse(run(...words, "--format", "json").stdout).essentials.flatMap(({ measures }) => measures);
    assert.deepEqual(measured.map(({ title }) => title), rows.slice(1).map((row) => row.match(/^[^,]*,("[^"]*"|[^,]*)/)[1].replaceAll('"', "")));
    assert.equal(run(...words, "--format", "svg", "--width", "360", "-o", "card.svg").status, 0);
    const svg = await readFile(join(folder, "card.svg"), "utf8");
    assert.deepEqual([...new Set(elements_of(svg))].sort(), ["circle", "desc", "g", "line", "rect", "style", "svg", "text", "title"]);
    assert.match(svg, / width="360"/);
    assert.equal(run("scorecard", "two.json").status, 64);
});

test("a curve with wrong words is wrong usage, with wrong values bad input", () => {
    assert.equal(run("curve", "--setting", "plannning", "--from", "1", "--to", "2", "--step", "1").status, 64);
    assert.equal(run("curve", "--setting", "planning", "--to", "2", "--step", "1").status, 64);
    for (const option of ["--from", "--to", "--step", "--width"]) {
        for (const word of ["nan", "inf", "abc", "1e999", "0x10"]) {
            const [first, ...rest] = ["--from", "--to", "--step"].filter((name) => name !== option).flatMap((name) => [name, "9"]);
            const wrong = run("curve", "--setting", "planning", first, ...rest, option, word);
            assert.equal(wrong.status, 64);
            assert.ok(wrong.lines[0].startsWith(`${option}: "${word}" is no number`), wrong.lines[0]);
        }
    }
    for (const [way, words] of [
        [["300", "100", "10"], /^\/from: found 300; expected at most 100, where the sweep ends/],
        [["100", "300", "0"], /^\/step: found 0; expected a number above 0/],
        [["0", "999999", "1"], /^\/step: found 1, which makes 1000000 points; expected at most 2000 points/]]) {
        const wrong = run("curve", "--setting", "planning", "--from", way[0], "--to", way[1], "--step", way[2]);
        assert.equal(wrong.status, 2);
        assert.match(wrong.lines[0], words);
    }
    const { status, stdout, lines } = run(...sweep, "--school", "north_frok", "--subject", "maths", "--format", "svg");
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.equal(lines.length, 2);
    assert.match(lines[0], /^\/school: found "north_frok"; .*Did you mean "north_fork"\?/);
    assert.match(lines[1], /^\/subjects\/0: found "maths"/);
});

// 5 x 7.68 hours are 2,304 minutes; 1,950 of them are the pupils' week.
test("the day of a school says what of its time outside the contract holds", async () => {
    const d = JSON.parse(spawnSync(program, ["run", "district"], { input: '{"district": "typical-rural"}', encoding: "utf8" }).stdout);
    for (const { week } of d.designs) Object.assign(week, { collaboration: 400, collaboration_in: "outside" });
    await writeFile(join(folder, "outside.json"), JSON.stringify(d));
    const { stdout } = run("day", "county_high", "--district", "outside.json");
    assert.match(stdout, /outside the pupils' day: 354 minutes in the contract, 46 paid as added time/);
    assert.doesNotMatch(run("day", "county_high", "--district", "typical-rural").stdout, /paid as added time/);
});

test("the week of a school is a grid whose minutes add up", () => {
    const { status, stdout } = run("day", "Fallsside Middle", "--grade", "7");
    assert.equal(status, 0);
    const grids = stdout.split("\n\n").filter((part) => /^ {2}Monday/m.test(part));
    assert.equal(grids.length, 5);  // four tiers and a teacher
    for (const grid of grids) {
        const rows = grid.split("\n").filter((line) => /^ {2}\S/.test(line) && !/Monday|:| with /.test(line));
        for (let day = 0; day < 5; ++day) {
            const cells = rows.map((line) => Number(/([\d.]+)\s*$/.exec(line.slice(2 + 17 * day, 18 + 17 * day))[1]));
            const sum = cells.reduce((total, each) => total + each, 0);
            assert.ok(Math.abs(sum - 390) < 0.5, `${sum} in\n${grid}`);  // 1,950 minutes in five days
        }
    }
    for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
    assert.match(run("day", "fallsside", "--grade", "12").lines[0], /^--grade: found "12"; expected .*"6", "7", "8"/);
    assert.equal(run("day", "--grade", "7").status, 64);  // a grade of no school
    assert.match(run("day", "nowhere").lines[0], /^\/school: found "nowhere"/);
});

test("the day of a district has its levels beside it, and they add up", () => {
    const { status, stdout } = run("day", "--district", "typical-rural");
    assert.equal(status, 0);
    const lines = stdout.split("\n");
    assert.match(lines[0], /^Typical Rural District: the day of 4 schools, 1,200 pupils$/);
    for (const name of ["pupils", "posts of the day, exact"]) {
        const row = lines.find((line) => line.startsWith(`  ${name} `));
        const [elementary, middle, high, all] = row.slice(46).trim().split(/ +/).map((cell) => Number(cell.replace(",", "")));
        assert.ok(Math.abs(elementary + middle + high - all) < 0.2, row);
    }
    assert.match(stdout, /share of time in core subjects, separate +- +- +- +-\n/);
    assert.equal(stdout.match(/^ {2}(North Fork|South Fork|County) /gm).length, 4);
});

const designs = (name) => fileURLToPath(new URL(`../../data/day_designs/${name}.json`, import.meta.url));

// docs/day_designs.md prints the document, the command and its answer; its other tables come from `compare`.
test("two ways to run a day stand side by side, with what each tier gains and loses", async () => {
    const page = await readFile(fileURLToPath(new URL("../../docs/day_designs.md", import.meta.url)), "utf8");
    await writeFile(join(folder, "middle.json"), /^```json\n(.*?)^```$/ms.exec(page)[1]);
    const about = ["--district", "middle.json", "--day-designs", designs("traditional")];
    const { status, stdout, lines } = run("day", "one", ...about, "--beside", designs("flexible_grouping"));
    assert.equal(status, 0, lines.join());
    assert.ok(page.includes(`flexible_grouping.json\n${stdout}\`\`\``), stdout);
    assert.match(stdout, /^Middle, 600 \(One\), 600 pupils: two ways to run the day$/m);
    assert.match(stdout, /^ {2}A: Traditional day\n {2}B: Flexible grouping$/m);
    assert.match(stdout, /^ {2}all posts +35\.05 +34\.56 +-0\.50 +35\.4 +35\.4 +same$/m);
    assert.match(stdout, /^ {2}an adult's share +102\.9 127\.4 +\+24\.5 +90\.3 +94\.3 +\+4\.0 +71\.4 +61\.9 +-9\.5 /m);
    assert.match(stdout, /^ {2}english +24\.5 +10\.0 +-14\.5 +24\.5 +16\.7 +-7\.8 +24\.5 +29\.0 +\+4\.5 +- +- +-$/m);
    assert.match(stdout, /^ {2}elective +- +- +- +24\.5 +28\.0 +\+3\.5 +24\.5 +28\.0 +\+3\.5 +- +- +-$/m);
    assert.match(stdout, /^ {2}rooms at once +\d+ +\d+ +(same|[+-]\d+)$/m);
    assert.match(run("day", "one", ...about).stdout, /^ {2}elective left for pull out: 250 minutes a week \(all of it\) with /m);
    assert.match(run("day", "ONE", ...about).stdout, /^Tiers: intensive = most help, .{1,80}$/m);
    const alike = run("day", "one", ...about, "--beside", designs("traditional")).stdout;
    assert.match(alike, /^ {2}A: Traditional day \(.*traditional\.json\)\n {2}B: Traditional day \(.*traditional\.json\)$/m);
    assert.match(stdout, /^ {2}science +24\.5 +28\.0 +\+3\.5 /m);
    assert.match(stdout, /^No tier has more or fewer minutes of any subject\.$/m);
    const district = run("day", "--district", "typical-rural", "--beside", designs("extended_day"));
    assert.match(district.stdout, /^ {2}A: the schools' own days\n {2}B: Extended day with a partner$/m);
    assert.match(district.stdout, /^ {2}staff of a partner organisation +0\.00 +\d+\.\d\d +\+\d/m);
    assert.match(district.stdout, /^! staff of a partner organisation: Judgement/m);
    assert.match(district.stdout, /^ {2}County High +\d+\.\d +\d+\.\d +\+\d+\.\d +\+\$\d+,\d{3}$/m);
    for (const line of [...stdout.split("\n"), ...district.stdout.split("\n")]) assert.ok(line.length <= 100, line);
    assert.equal(run("day", "one", ...about, "--beside", designs("inclusion"), "--grade", "6").status, 64);
    assert.match(run("day", ...about, "--beside", "middle.json").lines[0], /^middle\.json: /);
});

// Three classes of 21 in each grade, nine in A and six in B. A has ten rooms for its nine homerooms and the specials
// beside them, which need 9 x 235 / 1,800 = 1.2 more: with the separate class at least eleven.
test("the day says which rooms and posts are missing, and what is not told", async () => {
    const d = { id: "d", name: "D", roster: { classroom_teacher: 13 }, central_staff: { district_official: 1 }, schools: [
        { id: "a", name: "A", rooms: 10, pupils: { K: 63, 1: 63, 2: 63 }, staff: { principal: 1, coach: 0.5 } },
        { id: "b", name: "B", pupils: { K: 63, 1: 63 }, staff: {} }] };
    await writeFile(join(folder, "rooms.json"), JSON.stringify(d));
    const about = ["--district", "rooms.json"];
    const { stdout } = run("day", ...about);
    assert.match(stdout, /^ {2}rooms at once: \d+; 1 of 2 schools say how many they have$/m);
    assert.match(stdout, /^ {2}rooms missing: \d \(A \d\): \$[\d,]+ once \(\$/m);
    assert.match(stdout, /^ {2}classroom teachers +0\.0 +0\.0 +-2\.0$/m);
    assert.match(stdout, /^! The day needs 2\.0 classroom teachers more than the roster has\.$/m);
    assert.match(stdout, /^ {2}schools with an expert in the room +1 of 2 +1 of 2$/m);
    assert.match(run("day", "a", ...about).stdout, /rooms at once: \d+; there are 10; \d missing: \$/);
    assert.match(run("day", "a", ...about).stdout, /^ {2}instructional coaches +0\.5$/m);
    assert.match(run("day", "b", ...about).stdout, /rooms at once: \d; the rooms that there are: not told$/m);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 100, line);
    // A post teaches 0.8 x 1,747 minutes, not 1,512.
    const needed = (...words) => Number(/\.\.\. needed at .* ([\d.]+)$/m.exec(run("day", "b", ...about, ...words).stdout)[1]);
    assert.ok(Math.abs(needed("--target-contact-ratio", "0.8") - needed() * 1512 / 1397.6) < 0.15);
    assert.equal(run("day", "b", ...about, "--target-contact-ratio", "0").status, 64);
});

test("an option that is misspelt is named with the one that may be meant", () => {
    for (const [words, message] of [
        [["day", "fallsside", "--assumption", "x.json"], /^"--assumption" is no option of day\. Did you mean "--assumptions"\?$/],
        [["compare", "--new-mony=5"], /^"--new-mony" is no option of compare\. Did you mean "--new-money"\?$/],
        [["import", "schools", "list.csv", "--mpa", "m.json"], /^"--mpa" is no option of schools\. Did you mean "--map"\?$/],
    ]) {
        const told = run(...words);
        assert.equal(told.status, 64, words.join(" "));
        assert.equal(told.stdout, "");
        assert.match(told.lines[0], message);
    }
});

test("a name cannot steer the terminal", async () => {
    const name = "A\u001b[31m\nB\u0085\u007f";
    await writeFile(join(folder, "steer.json"), JSON.stringify({ id: "s", name, schools: [{ id: "s", name, pupils: { 6: 40 } }] }));
    for (const words of [["day", "s", "--district"], ["day", "--district"], ["compare", "--as-set"], ["validate"]]) {
        const { status, stdout, lines } = run(...words, "steer.json");
        assert.equal(status, 0, lines.join());
        assert.ok(stdout.includes("A\\u001b[31m\\nB\\u0085\\u007f"), words.join(" "));
        assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }
});

test("a school's name in its own letters comes before one in others", async () => {
    const schools = ["ash", "Ash", "OAK", "Oak"].map((name, i) => ({ id: `s${i}`, name, pupils: { 6: 40 + i } }));
    await writeFile(join(folder, "names.json"), JSON.stringify({ id: "n", name: "N", schools }));
    const day = (name) => run("day", name, "--district", "names.json");
    assert.match(day("Ash").stdout, /^Ash \(N\), 41 pupils/);
    assert.match(day("ash").stdout, /^ash \(N\), 40 pupils/);
    assert.match(day("oak").lines[0], /^\/school: found "oak".*"s2", "s3"/);
});

test("a district is sketched from a few numbers, and its file is one that other commands take", () => {
    const numbers = ["--pupils", "900", "--schools", "3", "--low-income", "0.4", "--budget", "20000000"];
    const { status, lines } = run("sketch", ...numbers, "--name", "Lake", "-o", "lake.json");
    assert.equal(status, 0, lines.join());
    assert.match(lines[0], /^sketched Lake: 3 schools, 900 pupils; \d+ values filled from national figures/);
    assert.match(run("validate", "lake.json").stdout, /^valid: Lake, 3 schools, 900 pupils/);
    const { status: refused, lines: faults } = run("sketch", ...numbers.slice(0, -1), "1000");
    assert.equal(refused, 2);
    assert.match(faults[0], /^\/budget: found 1000; expected at least \d+ dollars a year/);
    assert.equal(run("sketch", "--pupils", "900").status, 64);
});

test("the day after a scenario says so", () => {
    for (const words of [["day", "fallsside"], ["day"], ["day", "fallsside", "--beside",
        fileURLToPath(new URL("../../data/day_designs/flexible_grouping.json", import.meta.url))]]) {
        const { status, stdout, lines } = run(...words, "--baseline", "transform");
        assert.equal(status, 0, lines.join());
        assert.match(stdout, /^After "Transform":\n/);
        assert.doesNotMatch(run(...words).stdout, /^After/);
    }
});

test("a list of salaries becomes a report, a table and a grid to paste", async () => {
    const rows = ["1,BA,48000", "1,MA,53000", "2 & 3,BA,50000", "2 & 3,MA,55500", "4,MA,55000", "20+,BA,1100", "20+,MA,1200"];
    await writeFile(join(folder, "salaries.csv"), `Step,Lane,Pay\n${rows.join("\n")}\n`);
    const salary = (...words) => run("import", "salary", "salaries.csv", ...words);
    const columns = ["--column", "step=Step", "--column", "lane=Lane", "--column", "salary=Pay"];
    const { status, stdout } = salary(...columns);
    assert.equal(status, 0);
    assert.match(stdout, /^1 schedule from 7 rows; 2 odd things in 1 of them$/m);
    assert.match(stdout, /^schedule +3 x 2 +\$48,000 +\$55,500 +1 +0$/m);
    assert.match(stdout, /^  row 6: Step 4 pays less than the 55500 of step 2 & 3/m);
    assert.match(stdout, /^  longevity, 20\+: BA \$1,100, MA \$1,200$/m);
    assert.deepEqual(JSON.parse(salary(...columns, "--schedule", "schedule", "--grid").stdout), {
        lanes: ["BA", "MA"], salary: [[48000, 53000], [50000, 55500], [null, 55000]],
        headcount: [[0, 0], [0, 0], [null, 0]], step_years: [1, 2, 1],
        longevity: [1100, 1200].map((amount) => ({ id: `20+: ${amount}`, after_years: 20, amount, teachers: 0 })),
    });
    const csv = salary(...columns, "--format", "csv").stdout.split("\n");
    for (const line of ["schedule,cell,,2 & 3,MA,55500,,", "schedule,longevity,,20+,BA,1100,7,", "schedule,summary,missing,,,1,,"])
        assert.ok(csv.includes(line), line);
    assert.match(salary().lines[0], /^salaries\.csv: row 1: found no column "file" among "Step", "Lane", "Pay"/);
    assert.match(salary(...columns, "--schedule", "schedul").lines[0], /Did you mean "schedule"\?/);
    assert.equal(salary(...columns, "--grid").status, 64);
    assert.equal(salary("--column", "step").status, 64);
    assert.equal(salary(...columns, "-o", "salaries.csv").status, 2);
});

test("a list of positions becomes a table of roles, and a roster to paste", async () => {
    const rows = ["Elm,Teacher,1,60000,Y", "Elm,Teacher,0.5,31001,N", "Oak,Welder,1,50000,Y"];
    await writeFile(join(folder, "positions.csv"), `School,Job,FTE,Pay,Filled\n${rows.join("\n")}\n`);
    await writeFile(join(folder, "positions_map.json"), JSON.stringify({
        format: "nineways-position-map/1", title: "Invented", school_year: 2020, source: "s",
        columns: { department: "School", title: "Job", fte: "FTE", salary: "Pay", vacancy: { column: "Filled", vacant: ["N"], filled: ["Y"] } },
        titles: [{ title: "Teacher*", role: "classroom_teacher" }],
    }));
    const positions = (...words) => run("import", "positions", "positions.csv", "--map", "positions_map.json", ...words);
    const { status, stdout } = positions("--by", "department");
    assert.equal(status, 0);
    for (const line of [/^classroom teacher +2 +1\.5 +0\.5 +\$91,001 +\$60,000 +\$60,000 +-$/m, /^not mapped +1 +1\.0 +0\.0 +\$50,000/m,
        /^0\.5 posts are vacant: \$31,001 of salary are in the totals for them$/m, /^  Welder +1\.0 posts +\$50,000$/m, /^Oak +1 +1\.0/m])
        assert.match(stdout, line);
    assert.ok(stdout.split("\n").every((line) => line.length <= 100));
    const { roster, average_salary } = JSON.parse(positions("--roster").stdout);
    assert.deepEqual([roster, average_salary], [{ classroom_teacher: 1 }, { amount: 60000, year: 2020 }]);
    assert.deepEqual(JSON.parse(positions("--roster", "--count-vacant").stdout).roster, { classroom_teacher: 1.5 });
    const csv = positions("--format", "csv").stdout.split("\n");
    assert.ok(csv.includes("role,classroom_teacher,classroom teachers,vacant,1,0.5,31001,,62002,"), csv.join("\n"));
    assert.equal(positions("--by", "school").status, 64);
    await writeFile(join(folder, "positions.csv"), "School,Job,FTE,Pay,Filled\nElm,Teacher,one,60000,maybe\n");
    assert.deepEqual(positions().lines.map((line) => line.slice(0, line.indexOf(": found"))),
        ["positions.csv: row 2, column \"FTE\"", "positions.csv: row 2, column \"Filled\""]);
});
