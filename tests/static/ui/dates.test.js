import assert from "node:assert/strict";
import { test } from "node:test";
import { datesIn } from "../../../static/js/ui/dates.js";

const DECEMBER = new Date(2026, 11, 3, 14, 5);

for (const [lang, expected] of /** @type {[string, RegExp][]} */ ([["fi", /^3\.12\.2026.*14\.05$/], ["sv", /^2026-12-03.*14:05$/], ["en", /^0?3\/12\/2026.*14:05$/]])) {
  test(`in ${lang} the third of December is no twelfth of March`, () => {
    assert.match(datesIn(lang, { dateStyle: "short", timeStyle: "short" }).format(DECEMBER), expected);
  });
}
