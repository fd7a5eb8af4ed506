import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { TextLayoutBudget } from "../../../static/js/draw/textLayoutBudget.js";
import { image, sticky, text } from "./world.js";

afterEach(() => mock.restoreAll());

/** @param {number} step_ms  how much later it is each time somebody looks */
function clock(step_ms) {
  let now_ms = 0;
  mock.method(performance, "now", () => (now_ms += step_ms));
}
const NOTES = Array.from({ length: 40 }, (_, n) => sticky(`n${n}`));
const allowed = (/** @type {TextLayoutBudget} */ textBudget, zoom = 1) =>
  NOTES.filter((note) => textBudget.allows(note, zoom)).length;

test("at rest every text is allowed", () => {
  clock(50);
  const textBudget = new TextLayoutBudget();
  textBudget.start(false);
  assert.deepEqual([allowed(textBudget), textBudget.isIncomplete], [40, false]);
});

test("while the view moves, some texts are allowed and the rest later", () => {
  clock(50);
  const textBudget = new TextLayoutBudget();
  const counts = [];
  for (let picture = 0; picture < 15; picture += 1) {
    textBudget.start(true);
    counts.push(allowed(textBudget));
  }
  assert.ok((counts[0] ?? 40) < 40);
  assert.deepEqual([counts.at(-1), textBudget.isIncomplete], [40, false]);
  assert.deepEqual(
    counts,
    counts.toSorted((a, b) => a - b),
  );
});

test("nodes without a new layout are always allowed", () => {
  clock(50);
  const textBudget = new TextLayoutBudget();
  textBudget.start(false);
  textBudget.allows(/** @type {any} */ (NOTES[0]), 1);
  textBudget.start(true);
  assert.equal(
    NOTES.slice(1).every((note) => textBudget.allows(note, 1)),
    false,
  );
  assert.equal(textBudget.allows(/** @type {any} */ (NOTES[0]), 1), true);
  assert.equal(textBudget.allows(sticky("small"), 0.05), true);
  assert.equal(textBudget.allows(text("empty", { text: "" }), 1), true);
  assert.equal(textBudget.allows(image("i"), 1), true);
});

test("after fonts have loaded everything is laid out again", () => {
  clock(50);
  const textBudget = new TextLayoutBudget();
  textBudget.start(false);
  allowed(textBudget);
  textBudget.reset();
  textBudget.start(true);
  assert.ok(allowed(textBudget) < 40);
});
