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

test("wrong usage ends with 64", () => {
    const full_text = ["compare", "--new-money", "1e6", "--full"];
    for (const words of [[], ["compare"], ["compare", "--years"], full_text]) assert.equal(run(...words).status, 64);
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
    const { stdout } = run("compare", "--new-money", "-12200000");
    assert.match(stdout, /of the cut, still to be found +\$[1-9]/);
    assert.doesNotMatch(stdout, /not spent/);
});
