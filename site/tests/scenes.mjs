// SPDX-License-Identifier: MIT
// What an address stands for, worked out apart from the page: the request that the module is to be asked.

const presets_of = {
    gain: { a: "restore", b: "transform" },
    once: { a: "restore_one_time", b: "transform_one_time" },
    cut: { a: "restore_cut", b: "transform_cut" },
};

/** The request of `compare` for the fragment of an address, with the levers and presets of the module. */
export function request_of_address(hash, model) {
    const given = Object.fromEntries(hash.replace(/^#/, "").split("&").map((part) => {
        const at = part.indexOf("=");
        return [part.slice(0, at), decodeURIComponent(part.slice(at + 1))];
    }));
    const { levers, presets } = model.run("levers");
    const money = Number(given.money);
    const once = given.comes === "once";
    const request = {
        district: given.district,
        years: Number(given.years),
        ...(once ? { situation: "one_time", new_money: money / 10 } : { new_money: money }),
    };
    for (const side of ["a", "b"]) {
        if (given[side] === undefined) continue;
        const { digest: _, ...preset } = presets.find(({ id }) => id === presets_of[once ? "once" : money < 0 ? "cut" : "gain"][side]);
        const held = Object.fromEntries(given[side].split(",").map((one) => {
            const [bullet, ...pairs] = one.split(":");
            const settings = {};
            for (let i = 0; i < pairs.length; i += 2) settings[pairs[i]] = Number(pairs[i + 1]);
            return [levers.find((lever) => lever.bullet === bullet).id, settings];
        }));
        request[side] = {
            ...preset,
            id: `${preset.id}_changed`,
            title: `${preset.title}, changed`,
            levers: { ...preset.levers, ...held },
            locked: [...new Set([...preset.locked, ...Object.keys(held)])],
        };
    }
    if (given.set !== undefined) {
        request.assumptions = Object.fromEntries(given.set.split(",").map((one) => {
            const [id, ...values] = one.split(":");
            const [low, central = low, high = low] = values.map(Number);
            return [id, { low, central, high }];
        }));
    }
    return request;
}
