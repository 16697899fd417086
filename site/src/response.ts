// SPDX-License-Identifier: MIT
// What the operations answer, as far as the page reads it.

export interface Range {
    readonly low: number;
    readonly central: number;
    readonly high: number;
}

export interface Figure {
    readonly value: number;
    /** Where it stands in a ledger. */
    readonly path?: string;
}

export interface DistrictSummary {
    readonly id: string;
    readonly name: string;
    readonly note: string;
    readonly dollar_year: number;
    readonly pupils: number;
    readonly schools: number;
    readonly filled_values: number;
}

export interface FilledValue {
    readonly place: string;
    readonly value?: string | number;
    readonly reason: string;
}

export interface Posts {
    readonly role: string;
    readonly title: string;
    readonly posts: number;
    readonly change?: number;
}

export interface ClassSize {
    readonly level: string;
    readonly pupils_a_class: number;
}

export interface Attention {
    readonly level: string;
    readonly tier: string;
    readonly pupils: number;
    readonly adult_minutes_a_week: number;
    readonly small_group_minutes_a_week: number;
}

export interface Pay {
    readonly average_salary: Figure;
    readonly earned_by: Readonly<Record<string, { readonly dollars: number; readonly share: number | null }>>;
}

/** What is known of a district at any time: as it stands, and after a package. */
export interface Day {
    readonly teachers: Figure;
    readonly posts: readonly Posts[];
    readonly classes: readonly ClassSize[];
    readonly attention: readonly Attention[];
    readonly pay: Pay;
}

export interface AsItStands extends Day {
    readonly spending: Range;
    readonly spending_a_pupil: number;
    readonly outside_the_day: readonly { readonly role: string; readonly posts: number }[];
    readonly budget: readonly {
        readonly function: string;
        readonly dollars: number;
        readonly modelled: number;
        readonly remainder: number;
    }[];
    readonly indivisibility: {
        readonly posts_exact: number;
        readonly posts_in_steps: number;
        readonly dollars: number;
    };
    readonly reported: {
        readonly rows: readonly {
            readonly measure: string;
            readonly in_source: number;
            readonly reported: number;
            readonly modelled: number;
            readonly unit: string;
        }[];
        readonly school_year?: number;
        readonly teachers_at_reported_class_size?: number;
    };
}

export interface Evidence {
    readonly assumption: string;
    readonly grade: string;
}

/** A registered effect in words. */
export interface Effect {
    readonly title: string;
    readonly source: string;
}

export interface LeverResult {
    readonly id: string;
    readonly bullet: string;
    readonly title: string;
    readonly area: string;
    readonly settings: Readonly<Record<string, number>>;
    readonly locked: boolean;
    readonly basis: Figure;
    readonly in_year: Range;
    readonly recurring: Range;
    readonly year_one: number;
    readonly one_time: Range;
    readonly ten_years: Figure;
    readonly posts: number;
    /** Minutes a week that the lever adds. */
    readonly minutes: {
        readonly in_small_groups: number;
        readonly at_school: number;
        readonly together: number;
    };
    readonly share_of_pupils_reached: number;
    readonly schools_reached: number;
    readonly one_year_sd: Range;
    readonly measured: boolean;
    readonly break_even_sd: number | null;
    readonly evidence: readonly Evidence[];
}

/** What the choices of one of the nine areas come to. */
export interface AreaResult {
    readonly area: string;
    readonly basis: number;
    readonly year_one: number;
    readonly in_year: Range;
    readonly recurring: Range;
    readonly one_time: Range;
    readonly ten_years: number;
    readonly freed_in_year: number;
    readonly posts: number;
}

export interface Package extends Day {
    readonly id: string;
    readonly title: string;
    readonly reason: string;
    readonly basis: Figure;
    readonly not_spent: number;
    readonly fit: { readonly hiring_step: number };
    readonly recurring: Range;
    readonly in_year: Range;
    readonly one_time: Range;
    readonly ten_years: Figure;
    readonly areas: readonly AreaResult[];
    readonly levers: readonly LeverResult[];
    readonly learning: {
        readonly after_four_years: Range;
        readonly after_four_years_sd: Range;
        readonly one_year_sd: Range;
        readonly benchmark: Range;
        readonly benchmark_sd: Range;
    };
    readonly warnings: readonly { readonly id: string; readonly text: string }[];
}

export interface Difference {
    readonly path: string;
    readonly a: number;
    readonly b: number;
    readonly change: number;
}

export interface Comparison {
    /** The money comes once: a tenth of it is `new_money` a year. */
    readonly once: boolean;
    /** For how many years it comes, where it does not come every year. */
    readonly lasts?: number | undefined;
    readonly district: DistrictSummary;
    readonly money: {
        readonly year: number;
        readonly basis: string;
        readonly new_money: number;
        readonly a_pupil: number;
        readonly share_of_budget: number;
    };
    readonly as_it_stands: AsItStands;
    readonly a: Package;
    readonly b: Package;
    readonly differences: readonly Difference[];
}

export interface LeverSetting {
    readonly id: string;
    readonly title: string;
    readonly unit: string;
    readonly min: number;
    readonly max: number;
    readonly base: number;
    readonly step: number;
    readonly kind: "amount" | "shape" | "price";
}

export interface Lever {
    readonly id: string;
    /** Its short name, which addresses use: R3a. */
    readonly bullet: string;
    readonly title: string;
    readonly side: "restore" | "transform";
    readonly sentence: string;
    readonly area: string;
    readonly difficulty: string;
    readonly agree: readonly string[];
    readonly ramp_years: number;
    readonly overlap: string;
    readonly settings: readonly LeverSetting[];
}

/** A scenario that comes with the model. */
export interface Preset {
    readonly format: string;
    readonly id: string;
    readonly title: string;
    readonly base: string;
    readonly reason: string;
    readonly levers: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly locked: readonly string[];
    readonly digest: string;
}

/** Of all draws: a tenth lie below `low`, half below `median`, a tenth above `high`. */
export interface Interval {
    readonly low: number;
    readonly median: number;
    readonly high: number;
}

export interface SimulatedPackage {
    readonly title: string;
    readonly after_four_years: Interval;
    readonly benchmark: Interval;
    readonly chance_above_benchmark: number;
    readonly chance_of_harm: number;
}

/** A picture as marks; places are x before y. The same numbers stand in its table. */
export interface DisplayList {
    readonly title: string;
    readonly sentence: string;
    readonly width: number;
    readonly height: number;
    readonly marks: readonly {
        readonly mark: "line" | "path" | "rectangle" | "circle" | "text" | "area";
        readonly role: string;
        readonly places: readonly number[];
        readonly size?: number;
        readonly anchor?: string;
        readonly text?: string;
    }[];
    readonly table: {
        readonly columns: readonly { readonly title: string; readonly unit: string; readonly decimals: number }[];
        readonly rows: readonly (readonly (number | string | null)[])[];
    };
}

export interface Simulation {
    readonly draws: number;
    readonly assumptions_drawn: number;
    readonly a: SimulatedPackage;
    readonly b: SimulatedPackage;
    readonly chances: {
        readonly a_ahead: number;
        readonly b_ahead: number;
        readonly a_ahead_per_dollar: number | null;
        readonly b_ahead_per_dollar: number | null;
    };
    readonly charts: { readonly intervals: DisplayList; readonly drivers: DisplayList };
}

export interface Scorecard {
    readonly chart: DisplayList;
}
