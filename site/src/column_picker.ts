// SPDX-License-Identifier: MIT
// One target of a column map: which columns hold it, what stands in them, and in which form.
import { is_percent, type Sheet, values_of } from "./csv_reader";
import { form_of, type Form, type Target } from "./column_map";
import { element } from "./dom";
import { t } from "./language";
import { title_of } from "./import_texts";

const samples = 3;

export class ColumnPicker {
    readonly target: Target;
    readonly part: HTMLElement;
    readonly #sheet: Sheet;
    readonly #selects: HTMLSelectElement[] = [];
    readonly #columns = element("div");
    readonly #sample = element("p", { class: "hint" });
    readonly #form: HTMLSelectElement | undefined;
    readonly #changed: () => void;

    constructor(target: Target, sheet: Sheet, changed: () => void) {
        this.target = target;
        this.#sheet = sheet;
        this.#changed = changed;
        const { path, adds_up, need } = target;
        const id = this.#id(0);
        this.part = element("div", { class: "column" }, element("label", { for: id }, title_of(path)), this.#columns);
        if (need === true) {
            const forms = [["count", t("pupils")], ["percent", t("percent of pupils")], ["share", t("share of pupils, 0 to 1")]];
            this.#form = element("select", { "aria-label": t("{what}: the form of its numbers", { what: title_of(path) }) },
                ...forms.map(([value = "", text = ""]) => element("option", { value }, text)));
            this.#form.addEventListener("change", () => this.#show());
            this.part.append(this.#form);
        }
        this.part.append(this.#sample);
        if (adds_up) {
            const more = element("button", { type: "button", class: "small" }, t("Add a column"));
            more.setAttribute("aria-label", t("{what}: add a column", { what: title_of(path) }));
            more.addEventListener("click", () => this.#add("").focus());
            this.part.append(more);
        }
        this.set([], "count");
    }

    get names(): string[] {
        return this.#selects.map(({ value }) => value).filter((name) => name !== "");
    }

    get form(): Form {
        return (this.#form?.value ?? "count") as Form;
    }

    set(names: readonly string[], form: Form): void {
        this.#selects.length = 0;
        this.#columns.replaceChildren();
        for (const name of names.length === 0 ? [""] : names) this.#add(name);
        if (this.#form !== undefined) this.#form.value = form;
        this.#show();
    }

    #id(which: number): string {
        return `import-${this.target.path.replace("/", "-")}${which === 0 ? "" : `-${which}`}`;
    }

    #add(name: string): HTMLSelectElement {
        const { names } = this.#sheet;
        const which = this.#selects.length;
        // A column that a saved map names and this list does not have is kept, so that it is told and not lost.
        const known = name === "" || names.includes(name) ? names : [...names, name];
        const select = element("select", { id: this.#id(which) },
            element("option", { value: "" }, t("\u2013 not in the list \u2013")),
            ...[...new Set(known)].filter((one) => one !== "").map((one) => element("option", { value: one }, one)));
        if (which > 0) select.setAttribute("aria-label", t("{what}: one more column", { what: title_of(this.target.path) }));
        select.value = name;
        select.addEventListener("change", () => {
            if (this.#form !== undefined && select.value !== "") this.#form.value = form_of(this.#sheet, select.value);
            this.#show();
            this.#changed();
        });
        this.#selects.push(select);
        this.#columns.append(select);
        return select;
    }

    #show(): void {
        const missing = this.names.filter((name) => !this.#sheet.names.includes(name));
        const found = this.names.flatMap((name) => values_of(this.#sheet, name).slice(0, samples));
        this.#sample.textContent = missing.length > 0
            ? t("This list has no column {names}.", { names: missing.map((name) => `"${name}"`).join(", ") })
            : this.names.length === 0 ? "" : found.length === 0 ? t("No cell says anything.") : t("Such as {cells}", { cells: found.join(", ") });
        if (this.form === "percent" && this.names.some((name) => values_of(this.#sheet, name).some(is_percent))) {
            this.#sample.append(". ", t("This page leaves out the percent signs when it reads the list. A program that " +
                "reads it by the saved map does not: it wants bare numbers."));
        }
    }
}
