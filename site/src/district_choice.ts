// SPDX-License-Identifier: MIT
// The three ways to say which district: a typical one, a file, or five numbers.
import { by_id, element } from "./dom";
import { t, told } from "./language";
import { whole } from "./numbers";
import type { DistrictSummary } from "./response";
import type { Scene, Sketch } from "./scene";
import { SketchForm } from "./sketch_form";

const ways = ["typical", "file", "sketch"] as const;
type Way = (typeof ways)[number];

export interface DistrictListener {
    district_chosen(district: string): void;
    file_chosen(file: File): void;
    /** The file that was loaded before is wanted again. */
    file_again(): void;
    sketched(sketch: Sketch, money: number): void;
}

export class DistrictChoice {
    readonly sketch: SketchForm;
    readonly #list = by_id<HTMLSelectElement>("district");
    readonly #file = by_id<HTMLInputElement>("file");
    readonly #radios = [...document.querySelectorAll<HTMLInputElement>("input[name=way]")];
    readonly #listener: DistrictListener;
    #scene: Scene;
    #has_file = false;

    constructor(districts: readonly DistrictSummary[], start: Scene, listener: DistrictListener) {
        this.#listener = listener;
        this.#scene = start;
        this.sketch = new SketchForm(by_id("way-sketch"), (sketch, money) => listener.sketched(sketch, money));
        for (const { id, name, pupils } of districts) {
            const title = t("{name}, {pupils} pupils", { name: told(name), pupils: whole(pupils) });
            this.#list.append(element("option", { value: id }, title));
        }
        this.#list.addEventListener("change", () => listener.district_chosen(this.#list.value));
        this.#file.addEventListener("change", () => this.#take(this.#file.files));
        for (const radio of this.#radios) radio.addEventListener("change", () => this.#go(radio.value as Way));
        this.#accept_drops();
        this.show(start, true);
    }

    /** Shows a scene; the way that is open changes only with the district. */
    show(scene: Scene, anew = false): void {
        const { district, sketch } = scene;
        const before = this.#scene;
        this.#scene = scene;
        if (district !== undefined) this.#list.value = district;
        this.sketch.show(sketch, scene.money);
        if (!anew && before.district === district && before.sketch === sketch && before.file === scene.file) return;
        this.#open(sketch !== undefined ? "sketch" : district === undefined ? "file" : "typical");
    }

    /** Says which file is loaded. */
    name_file({ name, pupils }: DistrictSummary): void {
        this.#has_file = true;
        const place = by_id("file-name");
        place.textContent = t("{name}, {pupils} pupils (your file)", { name, pupils: whole(pupils) });
        place.hidden = false;
    }

    #open(way: Way): void {
        for (const each of ways) by_id(`way-${each}`).hidden = each !== way;
        for (const radio of this.#radios) radio.checked = radio.value === way;
    }

    /** A way that has its district already shows it at once; the others wait for what is still to be said. */
    #go(way: Way): void {
        this.#open(way);
        const { district, sketch } = this.#scene;
        if (way === "typical" && district === undefined) this.#listener.district_chosen(this.#list.value);
        if (way === "file" && this.#has_file && (district !== undefined || sketch !== undefined)) this.#listener.file_again();
    }

    #take(files: FileList | null): void {
        const file = files?.[0];
        if (file !== undefined) this.#listener.file_chosen(file);
        this.#file.value = ""; // so that the same file, once mended, can be chosen again
    }

    #accept_drops(): void {
        const zone = by_id("drop");
        const carries_file = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
        document.addEventListener("dragover", (event) => {
            if (!carries_file(event)) return;
            event.preventDefault();
            zone.classList.add("over");
        });
        for (const name of ["dragleave", "dragend", "drop"] as const) {
            document.addEventListener(name, () => zone.classList.remove("over"));
        }
        document.addEventListener("drop", (event) => {
            if (!carries_file(event)) return;
            event.preventDefault();
            this.#take(event.dataTransfer?.files ?? null);
        });
    }
}
