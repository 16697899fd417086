// SPDX-License-Identifier: MIT
// The link to the same page in the other language takes along what the page shows.

/** Keeps the fragment of the link that of the page, at every moment at which it can be followed. */
export function follow_in_language(): void {
    const link = document.querySelector<HTMLAnchorElement>("a.language");
    if (link === null) return;
    const update = (): void => {
        link.hash = location.hash;
    };
    // The address changes without an event when a choice settles, so the link is brought up when someone comes to it.
    for (const name of ["focus", "pointerenter", "pointerdown", "click"]) link.addEventListener(name, update);
    addEventListener("hashchange", update);
    update();
}
