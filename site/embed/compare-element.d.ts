// SPDX-License-Identifier: MIT
// Types of the element <nineways-compare>. It gives its class; define.js gives the class its name.

/** A figure is never without its range. */
export interface NinewaysRange {
    readonly low: number;
    readonly central: number;
    readonly high: number;
}

export interface NinewaysPackage {
    readonly title: string;
    /** Percentile points of learning after four years of full use. */
    readonly learning: NinewaysRange;
    /** Dollars in the year that counts, without one-time cost. */
    readonly cost: NinewaysRange;
    /** Dollars of the new money that are left over; below zero where they do not suffice. */
    readonly not_spent: number;
}

/** Attributes of the element that hold settings. */
export type NinewaysAttribute =
    | "district" | "money" | "years" | "lang" | "start" | "theme" | "accent-restore" | "accent-transform" | "font";

export interface NinewaysChange {
    readonly district: string;
    readonly money: number;
    readonly years: number;
    /** Version of the model. */
    readonly model: string;
    readonly restore: NinewaysPackage;
    readonly transform: NinewaysPackage;
    /** The same money at average effectiveness, in percentile points. */
    readonly benchmark: NinewaysRange;
}

/** One attribute that cannot be used; the last good value stays in force. */
export interface NinewaysSettingFault {
    readonly attribute: string;
    readonly found: string;
    readonly expected: string;
    readonly mend: string;
}

export interface NinewaysFaults {
    readonly faults: readonly NinewaysSettingFault[];
}

export interface NinewaysEvents {
    /** After a change by the visitor has come to rest, and once when the first numbers are there. */
    "nineways-change": CustomEvent<NinewaysChange>;
    /** When attributes cannot be used: all that are wrong at that time, at once. */
    "nineways-fault": CustomEvent<NinewaysFaults>;
    /** When the model cannot run here. What stands inside the element is shown instead. */
    "nineways-missing": CustomEvent<{ readonly why: string }>;
}

export declare class NinewaysCompare extends HTMLElement {
    static readonly observedAttributes: readonly NinewaysAttribute[];
    /** What is shown now. None before the first numbers are there. */
    get shown(): NinewaysChange | undefined;
}

declare global {
    interface HTMLElementTagNameMap {
        "nineways-compare": NinewaysCompare;
    }
    interface HTMLElementEventMap extends NinewaysEvents {}
}
