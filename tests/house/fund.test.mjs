// SPDX-License-Identifier: MIT
// `nineways fund` as docs/formulas.md shows it, and as it meets bad files.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = join(root, "build/release/cli/nineways");
let folder;
let page;

before(async () => {
    folder = await mkdtemp(join(tmpdir(), "nineways-fund-"));
    page = await readFile(join(root, "docs/formulas.md"), "utf8");
    await file("boston.json", page.match(/^```json\n(.*?)^```$/ms)[1]);
    await file("schools.csv", page.match(/^```csv\n(.*?)^```$/ms)[1]);
});
after(() => rm(folder, { recursive: true, force: true }));

const file = (name, text) => writeFile(join(folder, name), text);
function run(...words) {
    const { status, stdout, stderr } = spawnSync(program, ["fund", ...words], { encoding: "utf8", cwd: folder });
    return { status, stdout, lines: stderr.trimEnd().split("\n") };
}

test("what docs/formulas.md shows is what the command prints", () => {
    const shown = [...page.matchAll(/^ {4}\$ nineways fund (.*)\n((?: {4}(?!\$).*\n)+)/gm)];
    assert.equal(shown.length, 2);
    for (const [, words, lines] of shown) {
        const { status, stdout } = run(...words.split(" "));
        assert.equal(status, 0, words);
        assert.equal(stdout, lines.replace(/^ {4}/gm, ""), words);
    }
    for (const [, words] of page.matchAll(/^ {4}\$ nineways fund ([^#\n]*?) *(?:#.*)?$/gm)) {
        if (words.includes("next_year.json")) continue;
        assert.equal(run(...words.split(" ")).status, 0, words);
    }
});

test("parameters of a file and of the command line, which wins", async () => {
    await file("next_year.json", '{"base": 4100, "weight": {"k2": 1.7}}');
    const total = (...words) => JSON.parse(run("boston.json", "schools.csv", "--format", "json", ...words).stdout).total.amount;
    // 4,100 x (19 x 1.7, 17 x 1.4, 24 x 1.3; 40 x 1.7, 38 x 1.4, 61 x 1.3) is 357,930 and 822,050.
    assert.equal(total("--params", "next_year.json"), 1179980);
    assert.equal(total("--set", "base=4100", "--set", "weight_k2=1.7"), 1179980);
    // 1,000 x 87.3 and 1,000 x 200.5
    assert.equal(total("--params", "next_year.json", "--set", "base=1000"), 287800);
});

test("a comparison says who wins, who loses, and what it costs that nobody does", async () => {
    // Elm 19 + 17 + 24 pupils, Oak 40 + 38 + 61: from a flat 2 and 1 and 1 to 1 and 2 and 1 at 100 dollars.
    const other = (await readFile(join(folder, "boston.json"), "utf8")).replace("4028.47", "100");
    const weights = (k2, g1) => other.replace(/"k2": 1.6, "g1_2": 1.4, "g3_5": 1.3/, `"k2": ${k2}, "g1_2": ${g1}, "g3_5": 1`);
    await file("a.json", weights(2, 1));
    await file("b.json", weights(1, 2.1));
    const { status, stdout } = run("--compare", "a.json", "b.json", "schools.csv", "--format", "csv");
    assert.equal(status, 0);
    // Elm loses 1,900 and gains 1.1 x 1,700; Oak loses 4,000 and gains 1.1 x 3,800. Oak keeps 180 less Elm's 30.
    assert.equal(stdout, "school,before,after,change,held,held_within\nElm,7900,7870,-30,7900,7900\nOak,17900,18080,180,18080,18050\n");
    assert.match(run("--compare", "a.json", "b.json", "schools.csv").stdout,
        /Winners: 1, together 180\. Losers: 1, together 30\..*\nThat nobody loses costs 30\. Paid by the winners, it leaves them 83\.3 % of their gains\.\n$/);
});

test("bad files are told by their names, all faults at once, and nothing is written", async () => {
    await file("bad.json", '{"format": "nineways-formula/1", "id": "b", "title": "B", "unit": "school", "key": "school", "inputs": [{"id": "n"}],' +
        '"lines": [{"id": "a", "value": "n + m"}, {"id": "b", "value": "n +"}], "amount": "c"}');
    await file("bad.csv", "school,enrollment_k2,enrollment_g1_2,enrollment_g3_5\nElm,†,1,2\nOak,-Infinity,,2\nElm,1,1,1\nstate total,1,1,1\n");
    await file("short.csv", "school,enrollment_k2\nElm,1\n");
    const places = (...words) => {
        const { status, stdout, lines } = run(...words, "-o", "out.csv");
        assert.equal(status, 2, words.join(" "));
        assert.equal(stdout, "");
        return lines.map((line) => line.slice(0, line.indexOf(": found"))).sort();
    };
    assert.deepEqual(places("bad.json", "schools.csv"), ["bad.json: /amount", "bad.json: /lines/0/value", "bad.json: /lines/1/value"]);
    assert.deepEqual(places("boston.json", "bad.csv"), [
        'bad.csv: row 2, column "enrollment_k2"', 'bad.csv: row 3, column "enrollment_g1_2"', 'bad.csv: row 3, column "enrollment_k2"',
        'bad.csv: row 4, column "school"', 'bad.csv: row 5, column "school"']);
    assert.deepEqual(places("boston.json", "short.csv", "--set", "bass=1"), ["--set: /bass", "short.csv: row 1", "short.csv: row 1"]);
    assert.deepEqual(places("boston.json", "schools.csv", "--join", "short.csv:name"), ["short.csv: row 1"]);
    assert.deepEqual(places("boston.json", "missing.csv"), ["missing.csv"]);
    assert.deepEqual(places("--compare", "boston.json", "bad.json", "schools.csv"), ["bad.json: /amount", "bad.json: /lines/0/value", "bad.json: /lines/1/value"]);
    assert.deepEqual((await readdir(folder)).filter((name) => name.startsWith("out")), []);
});

test("a formula alone says what it needs", () => {
    assert.equal(run("boston.json", "--format", "csv").stdout, "school,enrollment_k2,enrollment_g1_2,enrollment_g3_5\n");
    assert.match(run("boston.json").stdout, /^ {2}school: the column that names the units\n {2}enrollment_k2: number, pupils$/m);
});

test("no file that was read is written over", async () => {
    const before = await readFile(join(folder, "schools.csv"), "utf8");
    for (const name of ["schools.csv", "./schools.csv", "boston.json"]) {
        const { status, lines } = run("boston.json", "schools.csv", "-o", name);
        assert.equal(status, 2);
        assert.match(lines[0], /a file that was read for this/);
    }
    assert.equal(await readFile(join(folder, "schools.csv"), "utf8"), before);
});

test("wrong words are wrong usage", () => {
    for (const words of [["--compare", "boston.json", "schools.csv"], ["boston.json", "boston.json", "schools.csv"],
        ["boston.json", "schools.csv", "--set", "base"], ["boston.json", "schools.csv", "--set", "base=x"],
        ["boston.json", "schools.csv", "--join", "short.csv"], ["boston.json", "schools.csv", "--format", "xml"]])
        assert.equal(run(...words).status, 64, words.join(" "));
});
