// SPDX-License-Identifier: MIT
// A board packet of four pages, of A4 or Letter alike. It is made when it is asked for and is seen on paper only.
import { element, redraw } from "./dom";
import { draw_pictures, of_width } from "./figures";
import { page_language, t, told } from "./language";
import type { View } from "./live_section";
import { answer_page, areas_page, ask_further, basis_page, effects_page } from "./packet_pages";

/** Room on a page that both A4 and Letter have, within the margins. */
const page_width = "182mm";
const page_height = 246; // mm
const least_size = 4.5; // points
const picture_width = 680; // pixels

/** Makes the packet of what is shown and prints it. */
export async function print_packet(view: View): Promise<void> {
    const further = await ask_further(view);
    const contents = [answer_page(view), areas_page(view), effects_page(view, further), basis_page(view, further)];
    const day = new Intl.DateTimeFormat(page_language(), { dateStyle: "long" }).format(new Date());
    const titles = [t("Restore the old ways, or transform?"), t("What each package does and costs"),
        t("Day, ten years, fairness and goals"), t("Assumptions, evidence and cautions")];
    const sheets = contents.map((content, i) => element("section", { class: "sheet" },
        element(i === 0 ? "h1" : "h2", { class: "sheet-title" }, titles[i] ?? ""),
        content,
        element("p", { class: "foot" }, t("{district}, {day}. Page {page} of {pages}.", {
            district: told(view.compared.district.name), day, page: String(i + 1), pages: String(contents.length) }))));
    const packet = document.getElementById("packet") ?? element("div", { id: "packet" });
    packet.dataset["key"] = view.key;
    redraw(packet, ...sheets);
    // The page has these ids already.
    for (const one of packet.querySelectorAll("[id]:not(svg *)")) one.removeAttribute("id");
    for (const details of packet.querySelectorAll("details, .picture-files")) details.remove();
    document.body.append(packet);
    packet.classList.add("measured");
    draw_pictures(packet, of_width(picture_width));
    for (const sheet of packet.querySelectorAll<HTMLElement>(".sheet")) fit(sheet);
    packet.classList.remove("measured");
    print();
}

/** Sets a page in letters that let it fit. */
function fit(sheet: HTMLElement): void {
    const room = (page_height / 25.4) * 96;
    sheet.style.width = page_width;
    for (let size = 9; size >= least_size; size -= 0.25) {
        sheet.style.fontSize = `${size}pt`;
        if (sheet.scrollHeight <= room) return;
    }
}
