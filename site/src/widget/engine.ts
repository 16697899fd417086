// SPDX-License-Identifier: MIT
// The model behind an embedded comparison: typical districts, money every year.
import type { Nineways } from "../../../wasm/nineways";
import type { Comparison, DistrictSummary } from "../response";
import type { Settings } from "./settings";

export type Asked = Pick<Settings, "district" | "money" | "years">;

export class Engine {
    readonly version: string;
    readonly districts: readonly DistrictSummary[];
    readonly #module: Nineways;

    constructor(module: Nineways) {
        this.#module = module;
        this.version = module.run<{ version: string }>("version").version;
        this.districts = module.run<{ districts: DistrictSummary[] }>("districts").districts;
    }

    get ids(): readonly string[] {
        return this.districts.map(({ id }) => id);
    }

    compare({ district, money, years }: Asked): Comparison {
        return { ...this.#module.run<Comparison>("compare", { district, new_money: money, years }), once: false };
    }
}
