// SPDX-License-Identifier: MIT
// Files that the page gives away, and its link. They are made here, and nothing is sent anywhere.
import { by_id, element } from "./dom";
import { t } from "./language";
import { link_to } from "./link";
import type { View } from "./live_section";
import { with_texts } from "./load_language";

export function save(name: string, type: string, content: string | Blob): void {
    const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** JSON text as people read it. */
export function save_json(name: string, text: string): void {
    save(name, "application/json", `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
}

/** What the buttons under "Side by side" give away of the view that is shown. */
export function offer_downloads(view_now: () => View | undefined, broken: (error: unknown) => void): void {
    const on_click = (id: string, work: (view: View, name: string) => Promise<void> | void): void =>
        by_id(id).addEventListener("click", () => {
            const view = view_now();
            if (view !== undefined) Promise.resolve(work(view, view.compared.district.id)).catch(broken);
        });
    on_click("save-csv", async ({ compared }, name) => {
        const { comparison_csv } = await import("./csv");
        save(`${name}.csv`, "text/csv", comparison_csv(compared));
    });
    on_click("save-district", async ({ model, scene }, name) => save_json(`${name}.json`, await model.document(scene)));
    on_click("save-request", async ({ model, scene }, name) => {
        save(`${name}-request.json`, "application/json", await model.whole_request(scene));
    });
    on_click("save-response", async ({ model, scene }, name) => {
        save(`${name}-response.json`, "application/json", `${await model.ask_text("compare", scene)}\n`);
    });
    on_click("print", async (view) => (await with_texts(import("./print_packet"))).print_packet(view));
    on_click("print-page", () => {
        document.getElementById("packet")?.remove();
        print();
    });
    on_click("copy-link", (view) => copy_link(link_to(view), view.scene.file !== undefined));
}

/** Copies a link. Where the browser does not allow it, it stands in a field, selected. */
async function copy_link(link: string, of_a_file: boolean): Promise<void> {
    const note = by_id("link-note");
    const field = by_id<HTMLInputElement>("link");
    field.value = link;
    let copied = true;
    try {
        await navigator.clipboard.writeText(link);
    } catch {
        copied = false;
    }
    field.hidden = copied;
    if (!copied) {
        field.focus();
        field.select();
    }
    note.textContent = [
        copied ? t("The link is copied.") : t("This browser does not let the page copy: copy the link from the field."),
        t("It holds everything that is chosen here and the version of the model, and opens to these numbers."),
        of_a_file ? t("It does not hold your file, which stays on this computer: whoever opens the link needs the file too.") : "",
    ].filter(Boolean).join(" ");
    by_id("status").textContent = note.textContent;
    note.hidden = false;
}
