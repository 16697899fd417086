// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../scripts/serve.mjs";

let base;
let server;

before(async () => {
    base = await mkdtemp(join(tmpdir(), "nineways-serve-"));
    const folder = join(base, "site");
    await mkdir(join(folder, "deep"), { recursive: true });
    await writeFile(join(base, "secret.txt"), "secret");
    await writeFile(join(folder, "index.html"), "<!doctype html>");
    await writeFile(join(folder, "deep", "index.html"), "deep");
    await writeFile(join(folder, "nineways.wasm"), new Uint8Array([0, 97, 115, 109]));
    await symlink(join(base, "secret.txt"), join(folder, "link.txt"));
    server = await serve({ folder });
});

after(async () => {
    await server.close();
    await rm(base, { recursive: true });
});

/** Sends the path exactly as written: fetch would tidy `..` away. */
function get(path, method = "GET") {
    return new Promise((resolve, reject) => {
        const { hostname, port } = new URL(server.address);
        request({ hostname, port, path, method }, (response) => {
            let body = "";
            response.setEncoding("utf8").on("data", (part) => (body += part));
            response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
        }).on("error", reject).end();
    });
}

test("pages and folders with their type and a policy that forbids making code from text", async () => {
    const page = await get("/?state=1");
    assert.equal(page.status, 200);
    assert.equal(page.body, "<!doctype html>");
    assert.equal(page.headers["content-type"], "text/html; charset=utf-8");
    assert.match(page.headers["content-security-policy"], /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'/);
    assert.equal((await get("/deep/")).body, "deep");
    assert.equal((await get("/nineways.wasm")).headers["content-type"], "application/wasm");
});

test("nothing outside the folder", async () => {
    for (const path of ["/../secret.txt", "/deep/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
        "/link.txt", "/%00", "/%zz", "//../secret.txt", "/deep", "/missing.html"]) {
        const { status, body } = await get(path);
        assert.equal(status, 404, path);
        assert.doesNotMatch(body, /secret/, path);
    }
});

test("only reading", async () => {
    assert.equal((await get("/", "POST")).status, 405);
    const head = await get("/", "HEAD");
    assert.equal(head.status, 200);
    assert.equal(head.body, "");
    assert.equal(head.headers["content-length"], "15");
});

test("only on this machine", () => {
    assert.equal(new URL(server.address).hostname, "127.0.0.1");
});
