import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isOwnNote,
  mayMoveNote,
  mayMovePin,
  mayOpenNote,
  mayWriteComments,
  mayWriteNotes,
} from "../../../static/js/board/permissions.js";

const ROLES = /** @type {const} */ (["view", "comment", "participate", "edit", "own"]);
const info = (/** @type {boolean} */ comments_open) => ({
  id: "b",
  title: "B",
  first_number: 1,
  start: null,
  comments_open,
  opens_at: null,
  closes_at: null,
  slow_seconds: 0,
  review: /** @type {const} */ ("nothing"),
});
const note = (/** @type {string|undefined} */ by) =>
  /** @type {import("../../../static/js/wire.js").StickyNode} */ ({ kind: "sticky", id: "n", by });

test("[B2] while a board takes no comments, only editors and owners write", () => {
  const speak = (/** @type {boolean} */ takes) => ROLES.map((role) => mayWriteComments(role, info(takes)));
  assert.deepEqual(speak(true), [false, true, true, true, true]);
  assert.deepEqual(speak(false), [false, false, false, true, true]);
});

test("[B2] by the clock, too, guests write from the opening until the closing, and editors always", () => {
  const hours = { ...info(true), opens_at: 1_000, closes_at: 2_000 };
  const may = (/** @type {number} */ now) => [
    mayWriteComments("comment", hours, now),
    mayWriteNotes("participate", hours, now),
    mayWriteComments("edit", hours, now),
  ];
  assert.deepEqual([999, 1_000, 1_999, 2_000].map(may), [
    [false, false, true],
    [true, true, true],
    [true, true, true],
    [false, false, true],
  ]);
});

test("before the server has said who one is, the board says whether one may comment", () => {
  assert.deepEqual(
    [
      mayWriteComments(undefined, info(true)),
      mayWriteComments(undefined, info(false)),
      mayWriteComments(undefined, null),
    ],
    [true, false, true],
  );
});

test("[N7] [B2] notes are for participants, while the board takes comments, and for editors", () => {
  const write = (/** @type {boolean} */ takes) => ROLES.map((role) => mayWriteNotes(role, info(takes)));
  assert.deepEqual(write(true), [false, false, true, true, true]);
  assert.deepEqual(write(false), [false, false, false, true, true]);
  assert.equal(mayWriteNotes(undefined, info(true)), false);
});

test("[N7] participants open their own notes, editors all, others none", () => {
  const open = (/** @type {string|undefined} */ by) =>
    ROLES.map((role) => mayOpenNote({ id: "me", session: "s", role, name: null }, note(by)));
  assert.deepEqual(open("me"), [false, false, true, true, true]);
  assert.deepEqual(open("another"), [false, false, false, true, true]);
  assert.deepEqual(open(undefined), [false, false, false, true, true]);
  assert.equal(mayOpenNote(null, note(undefined)), false);
});

test("what is no note is never opened as one", () => {
  const text = /** @type {import("../../../static/js/wire.js").TextNode} */ ({ kind: "text", id: "t" });
  assert.equal(mayOpenNote({ id: "me", session: "s", role: "own", name: null }, text), false);
});

test("[N7] a participant's own notes are at hand by one click or drag; to an editor none is", () => {
  const own = (/** @type {string|undefined} */ by) =>
    ROLES.map((role) => isOwnNote({ id: "me", session: "s", role, name: null }, note(by)));
  assert.deepEqual(own("me"), [false, false, true, false, false]);
  assert.deepEqual(own("another"), [false, false, false, false, false]);
});

test("[N7] [B2] while notes are closed participants move not even their own", () => {
  const move = (/** @type {boolean} */ takes) =>
    ROLES.map((role) => mayMoveNote({ id: "me", session: "s", role, name: null }, info(takes), note("me")));
  assert.deepEqual(move(true), [false, false, true, true, true]);
  assert.deepEqual(move(false), [false, false, false, true, true]);
});

for (const [role, by, expected] of /** @type {[import("../../../static/js/wire.js").Role, string, boolean][]} */ ([
  ["view", "me", false],
  ["comment", "me", true],
  ["comment", "ann", false],
  ["participate", "me", true],
  ["participate", "ann", false],
  ["edit", "ann", true],
  ["own", "ann", true],
])) {
  test(`[C7] with the role ${role} the pin of ${by} may ${expected ? "" : "not "}be moved`, () => {
    assert.equal(mayMovePin({ id: "me", session: "s", role, name: null }, { by }), expected);
  });
}

test("[C7] before the server has said who one is nothing can be moved", () => {
  assert.equal(mayMovePin(null, { by: "me" }), false);
});
