// SPDX-License-Identifier: MIT
// For the page around: gives each frame of this folder the height that the frame itself tells.
import { height_asked, read_height } from "./height";

const script = document.currentScript;
const folder = script instanceof HTMLScriptElement ? new URL(".", script.src) : undefined;

/** The frames of the folder that this script is from; those of other versions have scripts of their own. */
function frames(): HTMLIFrameElement[] {
    const folder_of = (address: string): string => address.replace(/[?#].*$/s, "").replace(/[^/]*$/, "");
    return [...document.querySelectorAll("iframe")].filter(({ src }) => folder_of(src) === folder?.href);
}

addEventListener("message", ({ source, origin, data }) => {
    const height = read_height(data);
    if (height === undefined || source === null) return;
    if (origin !== "null" && origin !== folder?.origin) return; // a sandboxed frame has the origin "null"
    const sender = frames().find(({ contentWindow }) => contentWindow === source);
    if (sender !== undefined) sender.style.height = `${height}px`;
});

for (const { contentWindow } of frames()) contentWindow?.postMessage(height_asked, "*");
