// SPDX-License-Identifier: MIT
// The part of the site that others embed: a folder for each version, whose files never change once published.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync, gzipSync } from "node:zlib";
import { embedded_catalogs, one_catalog, read_catalogs } from "../site/catalogs.mjs";
import { fixed_part, oembed } from "../site/embed_page.mjs";
import { styles_as_text, whole_style } from "./styles.mjs";

/** Gzipped bytes that an embedded comparison may cost: its script, the module, and everything that it loads. */
const budgets = { "embed script": 40_000, "embed module": 120_000, "embed element": 40_000, "embed frame": 200_000 };
const first = { district: "typical-city", new_money: 12_200_000, years: 5 };
const title = "Restore the old ways, or transform?";
const frame_size = { width: 640, height: 900 };

/** The absolute address of the site from NINEWAYS_ADDRESS, with a slash at its end; empty where nobody named one. */
function address_of(text = "") {
    if (text === "") return "";
    const fits = /^https?:\/\//.test(text) && URL.canParse(text) && !/[?#]/.test(text);
    if (!fits) throw new Error(`NINEWAYS_ADDRESS: found ${text}, expected an absolute address such as https://example.org/nineways/`);
    return text.endsWith("/") ? text : `${text}/`;
}

/** The texts of the catalog that the scripts `own` can say: those that stand in them, and those of the model. */
function said_by(own, others, catalog) {
    const stands_in = (scripts, text) => scripts.some((script) =>
        [text, JSON.stringify(text).slice(1, -1)].some((written) => script.includes(written)));
    const said = ([text]) => stands_in(own, text) || !stands_in(others, text);
    return Object.fromEntries(Object.entries(catalog).filter(said));
}

async function page_code(site) {
    const source = `export * from "./src/numbers"; export { words } from "./src/words";`;
    const { outputFiles } = await build({
        stdin: { contents: source, resolveDir: site, loader: "ts" }, bundle: true, format: "esm", write: false,
    });
    return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

/** The element's class is a file of its own beside the one that names it. */
const class_apart = {
    name: "class apart",
    setup: ({ onResolve }) => onResolve({ filter: /^\.\/compare_element$/ }, () => ({ path: "./compare-element.js", external: true })),
};

/** Folders of versions that are published stay as they are; one of this version must have these very bytes. */
async function keep_published(published, folders, version) {
    for (const name of await readdir(join(published, "embed"))) {
        const from = join(published, "embed", name);
        const to = join(folders, name);
        if (name !== version) {
            await cp(from, to, { recursive: true });
            continue;
        }
        for (const file of new Set([...await readdir(from), ...await readdir(to)])) {
            const [old, fresh] = await Promise.all([from, to].map((of) => readFile(join(of, file)).catch(() => undefined)));
            if (old === undefined || fresh === undefined || !old.equals(fresh)) {
                throw new Error(`embed/${version}/${file} is published and would change: raise the version`);
            }
        }
    }
}

/** Writes embed/VERSION/ and the page that writes snippets; prints and limits what they cost. */
export async function build_embed({ site, package_folder, out, model }) {
    const { version } = model.run("version");
    const folder = join(out, "embed", version);
    const address = address_of(process.env.NINEWAYS_ADDRESS);
    await mkdir(folder, { recursive: true });
    const put = (name, text) => writeFile(join(folder, name), text);
    const own = (name) => readFile(join(site, "embed", name), "utf8");
    const bundle = (entry, name, format, plugins = []) => build({
        entryPoints: [join(site, "src/widget", entry)],
        outfile: join(name === "embed.js" ? out : folder, name),
        bundle: true,
        format,
        target: "es2022",
        minify: true,
        legalComments: "none",
        logLevel: "warning",
        charset: "utf8",
        define: { nineways_address: JSON.stringify(address), ...(format === "iife" && { "import.meta.url": "document.baseURI" }) },
        plugins: [styles_as_text, ...plugins],
    });
    await bundle("frame.ts", "frame.js", "iife");
    await bundle("resize.ts", "resize.js", "iife");
    await bundle("compare_element.ts", "compare-element.js", "esm");
    await bundle("define_element.ts", "define.js", "esm", [class_apart]);
    await bundle("builder.ts", "embed.js", "esm");

    const wasm = await readFile(join(package_folder, "nineways.wasm"));
    const hand_over = (name, text) => put(name, `nineways_hand_over(${JSON.stringify(name)},${JSON.stringify(text)})`);
    await put("nineways.wasm", wasm);
    await hand_over("nineways.wasm.js", deflateRawSync(wasm, { level: 9 }).toString("base64"));
    const catalog = one_catalog(await read_catalogs(embedded_catalogs));
    const scripts = (of, names) => Promise.all(names.map((name) => readFile(join(of, name), "utf8")));
    const of_page = (await readdir(out)).filter((name) => name.endsWith(".js") && name !== "embed.js");
    const own_scripts = [...await scripts(folder, ["frame.js", "compare-element.js"]), ...await scripts(out, ["embed.js"])];
    const words = JSON.stringify(said_by(own_scripts, await scripts(out, of_page), catalog));
    await put("es.json", words);
    await hand_over("es.json.js", words);
    await put("widget.css", await whole_style(join(site, "embed/widget.css")));
    await put("compare-element.d.ts", await own("compare-element.d.ts"));

    const compared = model.run("compare", first);
    const code = await page_code(site);
    const fragment = `district=${first.district}&amp;money=${first.new_money}&amp;years=${first.years}&amp;model=${version}`;
    const home = address === "" ? "../../" : address;
    const fill = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
    await put("index.html", fill(await own("frame.html"), {
        version,
        fixed: fixed_part(compared, code, code.words),
        calculator: `${home}#${fragment}`,
        calculator_in_spanish: `${home}es/#${fragment}`,
        method: `${home}method.html`,
    }));
    const integrity = `sha384-${createHash("sha384").update(await readFile(join(folder, "resize.js"))).digest("base64")}`;
    const seen_from_site = address === "" ? `embed/${version}/` : `${address}embed/${version}/`;
    await put("oembed.json", JSON.stringify(oembed({ folder: seen_from_site, home: address || "./", title, ...frame_size }), null, 2));
    const { districts } = model.run("districts");
    const option = ({ id, name }, t) => `<option value="${id}" data-name="${name}">${t(name)}</option>`;
    if (process.env.NINEWAYS_PUBLISHED) await keep_published(process.env.NINEWAYS_PUBLISHED, join(out, "embed"), version);

    const size = async (...names) => {
        let sum = 0;
        for (const name of names) sum += gzipSync(await readFile(join(folder, name)), { level: 9 }).length;
        return sum;
    };
    return {
        page: (template, t) =>
            fill(template, { version, integrity, districts: districts.map((one) => option(one, t)).join("") }),
        budgets,
        sizes: {
            "embed script": await size("frame.js"),
            "embed module": await size("nineways.wasm"),
            "embed element": await size("compare-element.js", "define.js"),
            "embed frame": await size("index.html", "widget.css", "frame.js", "nineways.wasm.js", "es.json.js"),
        },
    };
}
