import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

// Modules of the page make paths when they are imported.
Object.assign(globalThis, { Path2D: class {} });
const { FEATURES } = await import("../../static/js/features.js");

/** @param {string} id */
const feature = (id) => FEATURES.find((row) => row.id === id);

test("each feature has an id of its own, and a module with setUp", async () => {
  assert.equal(new Set(FEATURES.map(({ id }) => id)).size, FEATURES.length);
  for (const { id, load } of FEATURES) assert.equal(typeof (await load()).setUp, "function", id);
});

test("search, minimap, the panel of threads and the dialog of moderation are not loaded at the start", () => {
  const lazy = FEATURES.filter(({ when }) => when !== "start").map(({ id, when }) => [id, when]);
  assert.deepEqual(lazy, [
    ["minimap", "idle"],
    ["comments-panel", "idle"],
    ["search-panel", "idle"],
    ["moderation-dialog", "demand"],
  ]);
});

test("modules of the start are imported with the table, all others only when they are loaded", () => {
  for (const { id, when, load } of FEATURES) assert.equal(load() instanceof Promise, when !== "start", id);
  const source = readFileSync(new URL("../../static/js/features.js", import.meta.url), "utf-8");
  assert.equal(source.match(/^import /gmu)?.length, FEATURES.filter(({ when }) => when === "start").length);
});

test("only owners can load the dialog of moderation", () => {
  assert.deepEqual(feature("moderation-dialog")?.roles, ["own"]);
  assert.ok(FEATURES.every(({ id, roles }) => id === "moderation-dialog" || roles === undefined));
});
