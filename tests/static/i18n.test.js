import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { loadTexts, makeTranslate } from "../../static/js/i18n.js";

const TEXTS = { hello: "Hello {name}", "pin.one": "{n} comment", "pin.other": "{n} comments", twice: "{a}{a}" };
const t = makeTranslate(TEXTS, "en");

test("a sentence is found by its key, with the values in their places", () => {
  assert.equal(t("hello", { name: "Ann" }), "Hello Ann");
});

test("a value may stand in several places", () => {
  assert.equal(t("twice", { a: 1 }), "11");
});

test("a missing value leaves its place empty", () => {
  assert.equal(t("hello"), "Hello ");
});

test("a value that looks like a place is not filled in again", () => {
  assert.equal(t("hello", { name: "{name} $& $1" }), "Hello {name} $& $1");
});

test("the number chooses the form", () => {
  assert.deepEqual(
    [0, 1, 2].map((n) => t("pin", { n })),
    ["0 comments", "1 comment", "2 comments"],
  );
});

test("a sentence without forms is the same for every number", () => {
  assert.equal(t("hello", { n: 1, name: "Ann" }), "Hello Ann");
});

test("a key without a sentence is shown itself, so that it is noticed", () => {
  assert.equal(t("no.such.key"), "no.such.key");
});

test("the texts of a language are fetched from its file", async (context) => {
  context.mock.method(
    globalThis,
    "fetch",
    async (/** @type {string} */ path) => new Response(JSON.stringify({ path })),
  );
  const sv = await loadTexts("sv");
  assert.equal(sv("path"), "/static/locales/sv.json");
});

const texts = (/** @type {string} */ lang) =>
  JSON.parse(readFileSync(new URL(`../../static/locales/${lang}.json`, import.meta.url), "utf8"));
const placesOf = (/** @type {string} */ sentence) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort();

for (const lang of ["sv", "en"]) {
  test(`${lang} has the same sentences as fi, with the same places in them`, () => {
    const [fi, other] = [texts("fi"), texts(lang)];
    assert.deepEqual(Object.keys(other).sort(), Object.keys(fi).sort());
    for (const key of Object.keys(fi)) assert.deepEqual(placesOf(other[key]), placesOf(fi[key]), key);
  });
}
