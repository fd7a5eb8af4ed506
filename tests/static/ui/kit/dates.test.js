import assert from "node:assert/strict";
import { test } from "node:test";
import { datesIn, formatFieldTime, makeTimeFormatter } from "../../../../static/js/ui/kit/dates.js";

const DECEMBER = new Date(2026, 11, 3, 14, 5);

for (const [lang, expected] of /** @type {[string, RegExp][]} */ ([
  ["fi", /^3\.12\.2026.*14\.05$/],
  ["sv", /^2026-12-03.*14:05$/],
  ["en", /^0?3\/12\/2026.*14:05$/],
])) {
  test(`in ${lang} the third of December is no twelfth of March`, () => {
    assert.match(datesIn(lang, { dateStyle: "short", timeStyle: "short" }).format(DECEMBER), expected);
  });
}

const NOON = new Date(2026, 10, 25, 12, 0).getTime();
const MINUTE_MS = 60_000;
for (const [age_ms, en, fi, sv] of /** @type {[number, string, string, string][]} */ ([
  [-5_000, "Now", "Now", "Now"],
  [59_000, "Now", "Now", "Now"],
  [2 * MINUTE_MS, "2 min ago", "2 min sitten", "för 2 min sen"],
  [180 * MINUTE_MS, "today 09:00", "tänään 9.00", "i dag 09:00"],
  [24 * 60 * MINUTE_MS, "yesterday 12:00", "eilen 12.00", "i går 12:00"],
  [20 * 24 * 60 * MINUTE_MS, "5 Nov", "5.11.", "5 nov."],
  [365 * 24 * 60 * MINUTE_MS, "25 Nov 2025", "25.11.2025", "25 nov. 2025"],
])) {
  test(`what is ${age_ms} ms old is told as people tell it`, () => {
    const told = ["en", "fi", "sv"].map((lang) => makeTimeFormatter(lang, "Now", () => NOON)(NOON - age_ms));
    assert.deepEqual(told, [en, fi, sv]);
  });
}

test("a time goes through a date field and comes back to the minute", () => {
  const at_ms = Date.UTC(2026, 6, 1, 12, 34);
  assert.equal(new Date(formatFieldTime(at_ms)).getTime(), at_ms);
});
