// SPDX-License-Identifier: MIT
// The form: district, money and year. Every control is a native input, and no wrong entry changes what is shown.
import { DistrictChoice, type DistrictListener } from "./district_choice";
import { by_id } from "./dom";
import { t } from "./language";
import { dollars, percent, read_dollars, round_dollars, round_step, whole } from "./numbers";
import type { DistrictSummary } from "./response";
import { most_money, most_years, one_time_years, type Scene } from "./scene";

interface Listener extends DistrictListener {
    /** Called at every change, also while a slider moves. */
    changed(change: Partial<Scene>): void;
}

export class Choices {
    readonly district: DistrictChoice;
    readonly #money = by_id<HTMLInputElement>("money");
    readonly #slider = by_id<HTMLInputElement>("slider");
    readonly #comes = by_id<HTMLSelectElement>("comes");
    readonly #years = by_id<HTMLInputElement>("years");
    readonly #listener: Listener;
    #scene: Scene;
    #button_step = 1;
    #reach = 1;

    constructor(districts: readonly DistrictSummary[], start: Scene, listener: Listener) {
        this.#listener = listener;
        this.#scene = start;
        this.district = new DistrictChoice(districts, start, listener);
        by_id("choices").addEventListener("submit", (event) => event.preventDefault());
        this.#comes.addEventListener("change", () => this.#set_once(this.#comes.value === "once"));
        this.#slider.addEventListener("input", () => this.#set({ money: this.#slider.valueAsNumber }));
        this.#money.addEventListener("change", () => this.#read_money());
        this.#years.addEventListener("change", () => this.#read_years());
        for (const input of [this.#money, this.#years]) {
            input.addEventListener("keydown", (event) => {
                if (event.key === "Enter") input.dispatchEvent(new Event("change"));
            });
        }
        by_id("money-less").addEventListener("click", () => this.#add_money(-this.#button_step));
        by_id("money-more").addEventListener("click", () => this.#add_money(this.#button_step));
        by_id("years-less").addEventListener("click", () => this.#set({ years: Math.max(1, this.#scene.years - 1) }));
        by_id("years-more").addEventListener("click", () =>
            this.#set({ years: Math.min(most_years, this.#scene.years + 1) }));
        this.show(start);
    }

    /** Shows a scene without telling the listener. */
    show(scene: Scene): void {
        this.#scene = scene;
        this.district.show(scene);
        this.#money.value = whole(scene.money);
        this.#slider.min = String(scene.once ? 0 : -this.#reach);
        this.#slider.value = String(scene.money);
        const amount = round_dollars(scene.money);
        this.#slider.setAttribute("aria-valuetext",
            scene.once ? t("{amount} once", { amount }) : t("{amount} a year", { amount }));
        by_id("slider-from").textContent = round_dollars(scene.once ? 0 : -this.#reach);
        this.#comes.value = scene.once ? "once" : "yearly";
        by_id("money-label").textContent = scene.once
            ? t("Dollars, once")
            : t("Dollars a year; a minus sign is a cut");
        this.#years.value = String(scene.years);
        this.#fault(this.#money, "money-fault", "");
        this.#fault(this.#years, "years-fault", "");
    }

    /** Bounds and steps of the money that suit the district; the slider spans a tenth of its spending either way. */
    fit_money(spending: number): void {
        const step = round_step(spending / 2000);
        const reach = Math.floor(spending / 10 / step) * step;
        this.#button_step = round_step(spending / 400);
        this.#reach = reach;
        this.#slider.min = String(this.#scene.once ? 0 : -reach);
        this.#slider.max = String(reach);
        this.#slider.step = String(step);
        this.#slider.value = String(this.#scene.money);
        by_id("slider-from").textContent = round_dollars(this.#scene.once ? 0 : -reach);
        by_id("slider-to").textContent = round_dollars(reach);
        const amount = round_dollars(this.#button_step);
        by_id("money-less").setAttribute("aria-label", t("Less money, by {amount}", { amount }));
        by_id("money-more").setAttribute("aria-label", t("More money, by {amount}", { amount }));
    }

    show_share(a_pupil: number, share_of_budget: number): void {
        const times = this.#scene.once ? one_time_years : 1;
        const given = { amount: dollars(a_pupil * times), share: percent(share_of_budget * times) };
        by_id("money-share").textContent = this.#scene.once
            ? t("{amount} a pupil, {share} of a year\u2019s budget; a tenth of it counts as a year\u2019s", given)
            : t("{amount} a pupil, {share} of the budget", given);
    }

    #set(change: Partial<Scene>): void {
        this.show({ ...this.#scene, ...change });
        this.#listener.changed(change);
    }

    #set_once(once: boolean): void {
        this.#set({ once, money: once ? Math.abs(this.#scene.money) : this.#scene.money });
    }

    #add_money(step: number): void {
        const next = Math.round((this.#scene.money + step) * 100) / 100;
        const least = this.#scene.once ? 0 : -most_money;
        if (next >= least && next <= most_money) this.#set({ money: next });
    }

    #read_money(): void {
        const value = read_dollars(this.#money.value);
        const no_cut = value !== undefined && value < 0 && this.#scene.once;
        if (value === undefined || Math.abs(value) > most_money || no_cut) {
            const words = value === undefined
                ? t("Enter an amount in dollars, such as 12,200,000 or \u22124.5 million.")
                : no_cut
                  ? t("Enter an amount of at least 0: money that comes once is no cut.")
                  : t("Enter an amount of at most one trillion dollars.");
            this.#fault(this.#money, "money-fault", words);
        } else if (value !== this.#scene.money) {
            this.#set({ money: value });
        } else {
            this.show(this.#scene);
        }
    }

    #read_years(): void {
        const value = this.#years.valueAsNumber;
        if (!Number.isInteger(value) || value < 1 || value > most_years) {
            this.#fault(this.#years, "years-fault", t("Enter a whole number from 1 to {most}.", { most: String(most_years) }));
        } else if (value !== this.#scene.years) {
            this.#set({ years: value });
        } else {
            this.show(this.#scene);
        }
    }

    #fault(input: HTMLInputElement, id: string, words: string): void {
        const place = by_id(id);
        if (place.textContent !== words) place.textContent = words;
        place.hidden = words === "";
        if (words === "") input.removeAttribute("aria-invalid");
        else input.setAttribute("aria-invalid", "true");
    }
}
