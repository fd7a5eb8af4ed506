import assert from "node:assert/strict";
import { test } from "node:test";
import { changedHours } from "../../../../static/js/ui/moderation/hours.js";

const BEFORE = { opens_at: "2026-12-03T09:00", closes_at: "", slow_seconds: "0" };

test("only what was changed is sent", () => {
  assert.deepEqual(changedHours(BEFORE, { ...BEFORE }), {});
  assert.deepEqual(changedHours(BEFORE, { ...BEFORE, slow_seconds: "30" }), { slow_seconds: 30 });
});

test("a moment is one of this device's clock, an empty field is none", () => {
  const after = { ...BEFORE, opens_at: "", closes_at: "2026-12-04T18:30" };
  assert.deepEqual(changedHours(BEFORE, after), { opens_at: null, closes_at: new Date(2026, 11, 4, 18, 30).getTime() });
});
