// SPDX-License-Identifier: MIT
// From a list of schools to a district: which columns hold what is guessed, shown, mended, checked, and can be kept.
import type { Fault } from "../../wasm/nineways";
import { ColumnPicker } from "./column_picker";
import {
    type Filled, grades, guess, guess_year, map_document, needs, read_map, targets,
} from "./column_map";
import { read_sheet, type Sheet, text_of, values_of, with_column, without_percent_signs } from "./csv_reader";
import { type Content, element, number, opening, table } from "./dom";
import { save_json } from "./downloads";
import { Refused } from "./engine";
import { in_plain_words } from "./failures";
import { faults_table, refusal_title } from "./faults";
import { title_of } from "./import_texts";
import { t, told } from "./language";
import { FileRefused, type Loaded, type Model } from "./model";
import { at_most_two, whole } from "./numbers";
import type { Request } from "./requests";

const file_limit = 32_000_000; // bytes
/** The choice that a list has one district only, and no column that names it. */
const no_column = "\u2013";

export class ImportWizard {
    readonly #model: Model;
    readonly #place: HTMLElement;
    readonly #take: (loaded: Loaded) => Promise<void>;
    readonly #faults = element("div", { class: "faults", hidden: true });
    readonly #pickers = new Map<string, ColumnPicker>();
    readonly #title = field("title", t("Title of the list"));
    readonly #year = field("year", t("Year in which its school year ends"));
    readonly #source = field("source", t("Who publishes it"));
    readonly #tolerance = field("tolerance", t("By how many pupils the sum of the grades may differ from all pupils"));
    readonly #blanks = field("blanks", t("Cells that mean \u201cnot known\u201d, with commas between"));
    readonly #no_pupils = field("no-pupils", t("Cells of pupils that mean none, with commas between"));
    readonly #no_pupils_empty = element("input", { type: "checkbox", id: "import-empty" });
    readonly #skip_column = element("select", { id: "import-skip-column" });
    readonly #skip_texts = field("skip-texts", t("\u2026says one of these, with commas between"));
    readonly #district = element("select", { id: "import-which" });
    readonly #own_name = field("own-name", t("Name of the district"));
    #name = "";
    #text = "";
    #sheet: Sheet = { names: [], rows: [], ends: [] };
    /** What of a saved map has no control here. */
    #kept: Partial<Filled> = {};

    constructor(model: Model, place: HTMLElement, take: (loaded: Loaded) => Promise<void>) {
        this.#model = model;
        this.#place = place;
        this.#take = take;
    }

    /** Reads a list and asks what its columns hold. */
    async open(file: File): Promise<void> {
        this.#name = file.name;
        this.#place.hidden = false;
        const faults = await this.#read(file);
        const heading = element("h2", { tabindex: -1 }, t("Columns of {name}", { name: file.name }));
        this.#place.replaceChildren(heading, this.#faults);
        if (faults.length > 0) {
            this.#place.append(this.#close_button());
            this.#refuse(faults);
            return;
        }
        this.#place.append(...this.#form());
        this.#fill({ ...guess(this.#sheet), title: file.name.replace(/\.\w+$/, ""), source: "", tolerance: 0,
            school_year: guess_year(this.#sheet, file.name) ?? Number.NaN });
        heading.focus();
    }

    async #read(file: File): Promise<Fault[]> {
        const fault = (found: string, expected: string, mend: string): Fault[] => [{ place: "", found, expected, mend }];
        if (file.size > file_limit) {
            return fault(`${(file.size / 1e6).toFixed(0)} MB`, t("at most {most} MB", { most: String(file_limit / 1e6) }),
                t("Check that it is the right file."));
        }
        try {
            this.#text = await text_of(file);
        } catch {
            return fault(t("bytes that are not UTF-8"), t("text in UTF-8"), t("Save the list as \u201cCSV UTF-8\u201d."));
        }
        this.#sheet = read_sheet(this.#text);
        const { names, rows } = this.#sheet;
        if (names.length < 2) {
            return fault(names.length === 0 ? t("nothing") : t("a first row with one name"),
                t("a first row with the names of the columns, commas between them"),
                t("Save the list as CSV with commas, with its row of names first."));
        }
        if (rows.length === 0) return fault(t("no row below the names"), t("a row for each school"), t("Save the whole list."));
        return [];
    }

    #form(): Content[] & Node[] {
        const pick = (paths: readonly string[]): HTMLElement[] => paths.map((path) => {
            const target = targets.find((one) => one.path === path)!;
            const picker = new ColumnPicker(target, this.#sheet, () => path.startsWith("district") && this.#list_districts());
            this.#pickers.set(path, picker);
            return picker.part;
        });
        const group = (title: string, ...content: Content[]): HTMLElement =>
            element("fieldset", {}, element("legend", {}, title), element("div", { class: "columns" }, ...content));
        const map_file = element("input", { type: "file", id: "import-map", accept: ".json,application/json" });
        map_file.addEventListener("change", () => void this.#load_map(map_file));
        this.#district.addEventListener("change", () => this.#show_own_name());
        this.#skip_column.append(...["", ...this.#sheet.names].map((name) =>
            element("option", { value: name }, name === "" ? t("no row") : name)));
        const check = element("button", { type: "button", id: "import-check" }, t("Check and load"));
        check.addEventListener("click", () => void this.#check(check));
        const parts = [
            element("p", {}, t("{rows} rows, {columns} columns. Say which column holds what; what the names suggest is " +
                "chosen already. Nothing leaves this computer.",
            { rows: whole(this.#sheet.rows.length), columns: whole(this.#sheet.names.length) })),
            opening("import-saved", t("Use a saved column map"),
                element("label", { for: "import-map" }, t("Column map (JSON)")), map_file),
            group(t("The list"), this.#title.part, this.#year.part, this.#source.part),
            group(t("Schools"), ...pick(["district", "district_id", "school_name", "school_id"])),
            group(t("Pupils by grade"), ...pick([...grades.map((grade) => `pupils/${grade}`), "total_pupils"])),
            group(t("Pupils with needs"), ...pick(needs.map((need) => `needs/${need}`))),
            opening("import-more", t("Facts of the district, and cells with a meaning of their own"),
                element("div", { class: "columns" },
                    ...pick(["average_class_size", ...targets.map(({ path }) => path).filter((path) => path.startsWith("district_facts"))])),
                element("div", { class: "columns" }, this.#tolerance.part, this.#blanks.part, this.#no_pupils.part,
                    element("div", { class: "column" }, element("label", { class: "check" }, this.#no_pupils_empty,
                        t("An empty cell of pupils means none"))),
                    element("div", { class: "column" },
                        element("label", { for: "import-skip-column" }, t("Leave out rows whose column\u2026")), this.#skip_column),
                    this.#skip_texts.part)),
            group(t("Which district"), element("div", { class: "column" },
                element("label", { for: "import-which" }, t("District to load")), this.#district), this.#own_name.part),
            element("p", { class: "actions" }, check, " ", this.#save_button(), " ", this.#close_button()),
        ];
        return parts;
    }

    #fill(map: Filled): void {
        this.#kept = map;
        this.#title.input.value = map.title;
        this.#source.input.value = map.source;
        this.#year.input.value = Number.isInteger(map.school_year) ? String(map.school_year) : "";
        this.#tolerance.input.value = map.tolerance > 0 ? String(map.tolerance) : "";
        this.#blanks.input.value = joined(map.blanks);
        this.#no_pupils.input.value = joined(map.no_pupils);
        this.#no_pupils_empty.checked = map.no_pupils?.includes("") ?? false;
        const [rule] = rules_of(map.skip_rows);
        this.#skip_column.value = rule?.column ?? "";
        this.#skip_texts.input.value = joined(rule?.is);
        for (const [path, picker] of this.#pickers) picker.set(map.columns[path] ?? [], map.forms[path] ?? "count");
        this.#list_districts();
    }

    /** Offers the districts that the list names. */
    #list_districts(): void {
        const [column] = this.#pickers.get("district")?.names ?? [];
        const before = this.#district.value;
        const found = column === undefined ? [] : values_of(this.#sheet, column).sort((one, other) => one.localeCompare(other));
        const options = column === undefined
            ? [element("option", { value: no_column }, t("The whole list is one district"))]
            : [element("option", { value: "" }, t("Choose one of {count}", { count: whole(found.length) })),
                ...found.map((name) => element("option", { value: name }, name))];
        this.#district.replaceChildren(...options);
        this.#district.value = found.includes(before) ? before : found.length === 1 ? found[0]! : options[0]!.value;
        this.#show_own_name();
    }

    #show_own_name(): void {
        this.#own_name.part.hidden = this.#district.value !== no_column;
    }

    /** The map as it is filled in. A list without a column of districts gets one. */
    #filled(): Filled {
        const columns = Object.fromEntries([...this.#pickers].map(([path, { names }]) => [path, names]));
        if (this.#district.value === no_column) columns["district"] = [this.#added_column()];
        const forms = Object.fromEntries([...this.#pickers].map(([path, { form }]) => [path, form]));
        const no_pupils = [...(this.#no_pupils_empty.checked ? [""] : []), ...split(this.#no_pupils, this.#kept.no_pupils)];
        const blanks = split(this.#blanks, this.#kept.blanks);
        const empty_is_blank = this.#kept.blanks?.includes("") ?? true;
        const [first, ...rules] = rules_of(this.#kept.skip_rows);
        const own = this.#skip_column.value === ""
            ? [] : [{ column: this.#skip_column.value, is: split(this.#skip_texts, first?.is) }];
        return {
            title: this.#title.input.value.trim(),
            note: this.#kept.note,
            school_year: Number(this.#year.input.value.trim() || Number.NaN),
            source: this.#source.input.value.trim(),
            columns,
            forms,
            tolerance: Number(this.#tolerance.input.value.trim()),
            blanks: blanks.length === 0 && empty_is_blank ? undefined : [...(empty_is_blank ? [""] : []), ...blanks],
            no_pupils: no_pupils.length === 0 ? undefined : no_pupils,
            skip_rows: own.length + rules.length === 0 ? undefined : [...own, ...rules],
        };
    }

    #added_column(): string {
        let name = "District";
        while (this.#sheet.names.includes(name)) name += " name";
        return name;
    }

    /** What is still to be filled in, in the words of the form. */
    #missing(map: Filled): Fault[] {
        const faults: Fault[] = [];
        const need = (place: string, found: string, expected: string, mend: string): void => {
            faults.push({ place, found, expected, mend });
        };
        const empty = t("nothing");
        if (map.title === "") need(this.#title.title, empty, t("a title"), t("Write something here."));
        if (!Number.isInteger(map.school_year) || map.school_year < 2001 || map.school_year > 2024) {
            need(this.#year.title, this.#year.input.value || empty, t("a year from 2001 to 2024"), t("Write 2017 for 2016-17."));
        }
        if (map.source === "") need(this.#source.title, empty, t("a source"), t("Write something here."));
        if (!Number.isInteger(map.tolerance) || map.tolerance < 0 || map.tolerance > 1000) {
            need(this.#tolerance.title, this.#tolerance.input.value, t("a whole number from 0 to 1000"), t("Correct it."));
        }
        if (map.columns["school_name"]?.length === 0) {
            need(title_of("school_name"), empty, t("a column"), t("Choose the column that holds it."));
        }
        if (grades.every((grade) => map.columns[`pupils/${grade}`]?.length === 0)) {
            need(t("Pupils by grade"), empty, t("a column for each grade that there is"), t("Choose the columns that hold them."));
        }
        if (this.#district.value === "") need(t("District to load"), empty, t("a district"), t("Choose one."));
        if (this.#district.value === no_column && this.#own_name.input.value.trim() === "") {
            need(this.#own_name.title, empty, t("a name"), t("Write something here."));
        }
        return faults;
    }

    async #check(button: HTMLButtonElement): Promise<void> {
        const map = this.#filled();
        const missing = this.#missing(map);
        if (missing.length > 0) return this.#refuse(missing);
        const alone = this.#district.value === no_column;
        const district = alone ? this.#own_name.input.value.trim() : this.#district.value;
        const percents = needs.map((need) => `needs/${need}`).filter((path) => map.forms[path] === "percent")
            .flatMap((path) => map.columns[path] ?? []);
        const bare = without_percent_signs(this.#text, this.#sheet, percents);
        const csv = alone ? with_column(bare, read_sheet(bare), this.#added_column(), district) : bare;
        const request: Request = { csv, map: map_document(map), district };
        button.disabled = true;
        try {
            const loaded = await this.#model.import_schools(request);
            await this.#take(loaded);
            this.#done(loaded);
        } catch (error) {
            const faults = error instanceof FileRefused || (error instanceof Refused && error.kind === "invalid_input")
                ? error.faults : [];
            if (faults.length > 0) this.#show_refusal(faults.length, faults_table(faults));
            else this.#show_refusal(1, element("p", {}, in_plain_words(error)));
        } finally {
            button.disabled = false;
        }
    }

    /** Faults that the page found itself, told in its language. */
    #refuse(faults: readonly Fault[]): void {
        this.#show_refusal(faults.length, faults_table(faults, (text) => text));
    }

    #show_refusal(count: number, why: HTMLElement): void {
        const heading = element("h3", { tabindex: -1 }, refusal_title(this.#name, count));
        this.#faults.replaceChildren(heading, why);
        this.#faults.hidden = false;
        heading.focus();
    }

    #done({ district, filled }: Loaded): void {
        const heading = element("h2", { tabindex: -1 }, t("{name} is loaded: {schools} schools, {pupils} pupils", {
            name: district.name, schools: whole(district.schools), pupils: whole(district.pupils) }));
        const again = element("button", { type: "button" }, t("Change the columns"));
        const form = [...this.#place.childNodes];
        again.addEventListener("click", () => {
            this.#place.replaceChildren(...form);
            this.#place.querySelector("h2")?.focus();
        });
        this.#faults.hidden = true;
        const rows = filled.map(({ place, value = "", reason }) =>
            [place, typeof value === "number" ? number(value, at_most_two) : value, told(reason)]);
        this.#place.replaceChildren(heading,
            element("p", {}, t("What the list does not say is filled from national figures, {count} values in all.",
                { count: whole(filled.length) })),
            opening("import-filled", t("All filled values"),
                table(t("Values that the list did not give"),
                    [{ title: t("Place") }, { title: t("Value") }, { title: t("Why"), text: true }], rows, "tall")),
            element("p", { class: "actions" }, again, " ", this.#save_button(), " ", this.#close_button()));
        heading.focus();
    }

    async #load_map(input: HTMLInputElement): Promise<void> {
        const file = input.files?.[0];
        if (file === undefined) return;
        let map: Filled | undefined;
        try {
            map = read_map(JSON.parse(await file.text()));
        } catch {
            map = undefined;
        }
        input.value = "";
        if (map !== undefined) {
            this.#faults.hidden = true;
            return this.#fill(map);
        }
        this.#refuse([{
            place: file.name,
            found: t("no column map"),
            expected: t("a JSON document of the format {format}", { format: "nineways-column-map/1" }),
            mend: t("Choose a map that was saved here, or one of those that come with the program."),
        }]);
    }

    #save_button(): HTMLElement {
        const button = element("button", { type: "button" }, t("Save these columns as a map (JSON)"));
        button.addEventListener("click", () =>
            save_json(`${this.#name.replace(/\.\w+$/, "")}-map.json`, JSON.stringify(map_document(this.#filled()))));
        return button;
    }

    #close_button(): HTMLElement {
        const button = element("button", { type: "button" }, t("Close"));
        button.addEventListener("click", () => {
            this.#place.hidden = true;
            this.#place.replaceChildren();
            document.getElementById("file")?.focus();
        });
        return button;
    }
}

interface Field {
    readonly title: string;
    readonly part: HTMLElement;
    readonly input: HTMLInputElement;
}

function field(id: string, title: string): Field {
    const input = element("input", { type: "text", id: `import-${id}`, spellcheck: "false" });
    return { title, input, part: element("div", { class: "column" }, element("label", { for: input.id }, title), input) };
}

const joined = (texts: readonly string[] | undefined): string => (texts ?? []).filter(Boolean).join(", ");

/** The texts of a field; those of a saved map, which may have commas of their own, where nobody changed them. */
function split({ input: { value } }: Field, saved: readonly string[] | undefined): string[] {
    if (value === joined(saved)) return (saved ?? []).filter(Boolean);
    return value.split(",").map((one) => one.trim()).filter((one) => one !== "");
}

const rules_of = (rules: unknown): { column: string; is: string[] }[] => (Array.isArray(rules) ? rules : []);
