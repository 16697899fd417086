// SPDX-License-Identifier: MIT
// The page that writes the lines to embed, with the frame itself as its preview.
import { by_id, element } from "../dom";
import { type Catalog, page_language, t, told } from "../language";
import { least_height, most_height, read_height } from "./height";
import { first_settings, type Name, names, read_settings, type Settings } from "./settings";
import { frame_address, frame_title, sandbox, type Site, snippet } from "./snippet";
import { speak_in } from "./speaking";

const form = by_id<HTMLFormElement>("builder");
const field = (id: string): HTMLInputElement | HTMLSelectElement => by_id(id);
const district_field = by_id<HTMLSelectElement>("set-district");
const site: Site = {
    home: new URL("./", import.meta.url).href, // this script lies beside the calculator, wherever the page is
    version: form.dataset["version"] ?? "",
    integrity: form.dataset["integrity"] ?? "",
};
let shown = "";
let writes = 0;

function say(id: string, words: string): void {
    const place = document.getElementById(`${id}-fault`);
    if (place === null) return;
    if (place.textContent !== words) place.textContent = words;
    place.hidden = words === "";
    if (words === "") field(id).removeAttribute("aria-invalid");
    else field(id).setAttribute("aria-invalid", "true");
}

/** What the fields say. Beside a field that cannot be used stands why, and the first value stands for it. */
function read(): Settings {
    const given = names.map((name): [Name, string] => [name, field(`set-${name}`).value]);
    const ids = [...district_field.options].map(({ value }) => value);
    const { settings, faults } = read_settings(given, ids);
    for (const name of names) {
        const fault = faults.find(({ attribute }) => attribute === name);
        const first = String(first_settings[name]) || t("as in the calculator");
        say(`set-${name}`, fault === undefined ? "" : t("Expected: {expected}. {mend} Until then it is {first}.",
            { expected: fault.expected, mend: fault.mend, first }));
    }
    return settings;
}

function read_pixels(): number {
    const text = field("height").value.trim();
    const pixels = /^\d+$/.test(text) ? Number(text) : NaN;
    const fits = pixels >= least_height && pixels <= most_height;
    say("height", fits ? "" : t("Expected: a whole number from {least} to {most}. Until then it is {first}.",
        { least: String(least_height), most: String(most_height), first: "900" }));
    return fits ? pixels : 900;
}

let spanish: Promise<Catalog> | undefined;

/** The words of a language. Where they do not arrive, texts stay English. */
async function words_of(lang: string): Promise<Catalog | undefined> {
    if (lang !== "es") return undefined;
    try {
        const address = `${site.home}embed/${site.version}/es.json`;
        return await (spanish ??= fetch(address).then((answer) => answer.json() as Promise<Catalog>));
    } catch {
        spanish = undefined;
        return undefined;
    }
}

/** Writes the lines anew, unless a later call has overtaken this one. */
async function write(): Promise<void> {
    const turn = ++writes;
    const own_words = await words_of(page_language());
    speak_in(own_words);
    const settings = read();
    const height = read_pixels();
    const fits = by_id<HTMLInputElement>("height-fits").checked;
    const words = await words_of(settings.lang);
    if (turn !== writes) return;
    speak_in(words);
    const district = told(district_field.selectedOptions[0]?.dataset["name"] ?? settings.district);
    const title = frame_title(settings, district);
    by_id<HTMLTextAreaElement>("snippet").value = snippet(site, settings, title, height, fits);
    speak_in(own_words);
    const address = frame_address(site, settings);
    const key = `${address} ${height} ${fits}`;
    if (key === shown) return;
    shown = key;
    by_id("preview").replaceChildren(element("iframe", { src: address, title, height, sandbox }));
}

addEventListener("message", ({ source, data }) => {
    const frame = by_id("preview").querySelector("iframe");
    const height = read_height(data);
    if (frame === null || source !== frame.contentWindow || height === undefined) return;
    if (by_id<HTMLInputElement>("height-fits").checked) frame.style.height = `${height}px`;
});

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => void write());
by_id("copy").addEventListener("click", () => void (async () => {
    const lines = by_id<HTMLTextAreaElement>("snippet");
    lines.select();
    try {
        await navigator.clipboard.writeText(lines.value);
        by_id("status").textContent = t("Copied.");
    } catch {
        by_id("status").textContent = t("The lines are selected: copy them with the keyboard.");
    }
})());
field("set-lang").value = page_language();
void write().then(() => document.body.classList.add("ready"));
