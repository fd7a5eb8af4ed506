import assert from "node:assert/strict";
import { test } from "node:test";
import { maySpeak } from "../../../static/js/board/rights.js";

const info = (/** @type {boolean} */ takes_comments) => ({ id: "b", title: "B", first_number: 1, start: null, takes_comments });

test("[B2] while a board takes no comments, only editors and owners write", () => {
  const speak = (/** @type {boolean} */ takes) => /** @type {const} */ (["view", "comment", "edit", "own"]).map((role) => maySpeak(role, info(takes)));
  assert.deepEqual(speak(true), [false, true, true, true]);
  assert.deepEqual(speak(false), [false, false, true, true]);
});

test("before the server has said who one is, the board says it", () => {
  assert.deepEqual([maySpeak(undefined, info(true)), maySpeak(undefined, info(false)), maySpeak(undefined, null)], [true, false, true]);
});
