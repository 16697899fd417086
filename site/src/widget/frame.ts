// SPDX-License-Identifier: MIT
// The frame: reads its address, puts the comparison in place of the fixed table, and tells its height.
import { load } from "../../../wasm/nineways";
import { by_id, element } from "../dom";
import { t } from "../language";
import { module_beside, words_beside } from "./beside";
import { Engine } from "./engine";
import { tell_height } from "./height";
import { home } from "./home";
import { fault_words, read_language, read_settings, type SettingFault } from "./settings";
import { speak_in } from "./speaking";
import { View } from "./view";

const most_unknown = 5; // told in the console; the others are counted

async function start(): Promise<void> {
    const given = new URLSearchParams(location.search);
    const wants_words = read_language(given.get("lang") ?? "") === "es";
    const [module, catalog] = await Promise.all([module_beside(), wants_words ? words_beside() : undefined]);
    speak_in(catalog);
    const engine = new Engine(await load(module));
    const { settings, faults, unknown } = read_settings(given, engine.ids);
    warn([...faults, ...unknown.slice(0, most_unknown)]);
    const further = unknown.length - most_unknown;
    if (further > 0) {
        const count = String(further);
        console.warn(`nineways: ${t("Further names that are no setting: {count}.", { count })}`);
    }
    const place = { engine, level: "h1", home: home(document.baseURI), settled: () => undefined } as const;
    const view = new View(place, settings, faults, catalog);
    document.documentElement.lang = view.root.lang;
    document.title = t("Restore the old ways, or transform?");
    document.body.dataset["theme"] = settings.theme;
    by_id("fixed").replaceWith(view.root);
    view.fit();
    document.body.classList.add("ready");
}

function warn(faults: readonly SettingFault[]): void {
    for (const fault of faults) console.warn(`nineways: ${fault_words(fault)}`);
}

/** The table that the frame came with stays, with the reason. */
function stay_fixed(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    by_id("fixed-why").replaceChildren(element("p", { class: "note" },
        t("These numbers cannot be changed here, because the model does not run in this browser or did not arrive: " +
            "{why}", { why })));
    document.body.classList.add("fixed");
}

const tell = tell_height();
start().catch(stay_fixed).then(tell, tell);
