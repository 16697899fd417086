// SPDX-License-Identifier: MIT
import assert from "node:assert/strict";
import { test } from "node:test";
import { read_case } from "./cases.mjs";

const sent = (text) => read_case(text, "here").steps.map(({ request }) => request.toString("latin1"));

test("the bytes of a request are sent as they stand in the file", () => {
    const request = '{ "zero": -0.0, "tiny": 1e-320, "five": 5.0, "a": 1, "a": 2, "t": "}]\\"\\\\", "list": [1 ,[] ] }';
    assert.deepEqual(sent(`{"operation": "x", "request": ${request}\n}`), [request]);
    assert.deepEqual(sent(`{"operation": "x", "request": -0.0}`), ["-0.0"]);
});

test("text, bytes and repeated parts", () => {
    assert.deepEqual(sent('{"operation": "x", "request_text": "[1,"}'), ["[1,"]);
    assert.deepEqual(sent('{"operation": "x", "request_base64": "/wD+"}'), ["\xff\x00\xfe"]);
    const repeated = '{"operation": "x", "request_parts": [{"text": "[", "times": 3}, {"text": "1]"}]}';
    assert.deepEqual(sent(repeated), ["[[[1]"]);
});

test("steps run in their order", () => {
    const text = `{"why": "w", "steps": [
        {"operation": "a", "request": {}}, {"operation": "b", "request_text": "[ ]"}]}`;
    assert.deepEqual(read_case(text, "here").steps.map(({ operation }) => operation), ["a", "b"]);
    assert.deepEqual(sent(text), ["{}", "[ ]"]);
});

test("a file with a wrong key, no request or two is an error", () => {
    for (const text of ['{"operation": "x"}', '{"operation": "x", "reqest": {}}', '{"request": {}}',
        '{"operation": "x", "request": {}, "request_text": ""}', '{"operation": "x", "request": {}'])
        assert.throws(() => read_case(text, "here"));
});
