// SPDX-License-Identifier: MIT
// The texts that the site says: those in its code, and those in its pages.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { put_shell } from "../shell.mjs";
import { spanish_pages, texts_of } from "../translate.mjs";
import { root } from "./browser.mjs";

const site = join(root, "site");

/** Literals, also those joined by `+`; none for anything else. */
function literal(node) {
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isParenthesizedExpression(node)) return literal(node.expression);
    if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
    const [left, right] = [literal(node.left), literal(node.right)];
    return left === undefined || right === undefined ? undefined : left + right;
}

/** The first arguments of all calls of `t` and its kin, on the page and where pages are printed; `others` are no literals. */
export async function texts_of_code() {
    const texts = new Set();
    const others = [];
    const printing = (await readdir(site)).filter((name) => name.endsWith(".mjs"));
    const running = (await readdir(join(site, "src"), { recursive: true })).filter((name) => name.endsWith(".ts"));
    for (const name of [...printing, ...running.map((name) => join("src", name))]) {
        const text = await readFile(join(site, name), "utf8");
        const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
        const visit = (node) => {
            if (ts.isCallExpression(node) && ["t", "t_with", "t_told"].includes(node.expression.getText())) {
                const found = literal(node.arguments[0]);
                if (found === undefined) others.push(`${name}: ${node.getText().slice(0, 80)}`);
                else texts.add(found);
            }
            ts.forEachChild(node, visit);
        };
        visit(source);
    }
    return { texts, others };
}

/** The texts of the pages that there are in Spanish. */
export async function texts_of_pages() {
    const texts = new Set();
    for (const page of spanish_pages) {
        const html = put_shell(await readFile(join(site, page), "utf8"), page, "{version}");
        for (const text of texts_of(html)) texts.add(text);
    }
    return texts;
}
