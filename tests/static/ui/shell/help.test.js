import assert from "node:assert/strict";
import { test } from "node:test";
import { shortcutsFor } from "../../../../static/js/ui/shell/help.js";

/** @param {import("../../../../static/js/wire.js").Role|undefined} role */
function sentences(role) {
  return shortcutsFor(role).flatMap(({ rows }) => rows.map(([, sentence]) => sentence));
}

for (const [role, mayComment, mayNote] of /** @type {const} */ ([
  ["view", false, false],
  ["comment", true, false],
  ["participate", true, true],
  ["edit", true, true],
  ["own", true, true],
])) {
  test(`with a link to ${role} one reads of those shortcuts alone that one can use`, () => {
    const listed = sentences(role);
    assert.deepEqual(
      ["help.comment", "help.move_pin", "help.open_thread"].map((key) => listed.includes(key)),
      [mayComment, mayComment, mayComment],
    );
    assert.deepEqual(
      ["help.note", "help.open_note", "help.undo"].map((key) => listed.includes(key)),
      [mayNote, mayNote, mayNote],
    );
    assert.ok(["help.pan", "search.title", "comments.open", "present.start"].every((key) => listed.includes(key)));
  });
}

test("no group is empty, and no shortcut is listed twice", () => {
  assert.ok(shortcutsFor("view").every(({ rows }) => rows.length > 0));
  assert.equal(shortcutsFor("view").length, shortcutsFor("own").length - 1);
  assert.equal(new Set(sentences("own")).size, sentences("own").length);
});
