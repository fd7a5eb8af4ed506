import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS } from "../../../../static/js/ui/shell/commands/table.js";
import { shortcutsFor } from "../../../../static/js/ui/shell/help.js";

/** @typedef {import("../../../../static/js/wire.js").Role|undefined} Role */

/** @param {Role} role */
const rows = (role) => shortcutsFor(COMMANDS, role).flatMap((group) => group.rows);
/** @param {Role} role */
const texts = (role) => rows(role).map(({ text }) => text);

for (const [role, mayComment, mayNote] of /** @type {const} */ ([
  ["view", false, false],
  ["comment", true, false],
  ["participate", true, true],
  ["edit", true, true],
  ["own", true, true],
])) {
  test(`help lists exactly the commands with keys that a link to ${role} gives`, () => {
    const listed = new Set(rows(role).flatMap(({ commands }) => commands.map(({ id }) => id)));
    for (const { id, keys, role: least } of COMMANDS) {
      const isAllowed = least === undefined || (least === "comment" ? mayComment : mayNote);
      assert.equal(listed.has(id), keys !== undefined && isAllowed, id);
    }
    assert.deepEqual(
      ["help.comment", "help.move_pin", "help.open_thread"].map((key) => texts(role).includes(key)),
      [mayComment, mayComment, mayComment],
    );
    assert.deepEqual(
      ["help.note", "help.open_note", "help.undo"].map((key) => texts(role).includes(key)),
      [mayNote, mayNote, mayNote],
    );
  });
}

test("no group is empty, and no shortcut is listed twice", () => {
  assert.ok(shortcutsFor(COMMANDS, "view").every(({ rows }) => rows.length > 0));
  assert.equal(shortcutsFor(COMMANDS, "view").length, shortcutsFor(COMMANDS, "own").length - 1);
  assert.equal(new Set(texts("own")).size, texts("own").length);
});

test("help shows an owner these rows in these groups", () => {
  const groups = shortcutsFor(COMMANDS, "own").map(({ id, rows }) => [
    id,
    ...rows.map(({ keys, text }) => `${keys}: ${text}`),
  ]);
  assert.deepEqual(groups, [
    [
      "move",
      "← ↑ → ↓: help.pan",
      "+ −: help.zoom",
      "0: zoom.100",
      "1: zoom.fit",
      "2: help.nearest",
      "Alt ←: help.back",
      "Alt →: help.forward",
      "M: help.minimap",
    ],
    ["find", "/ / Ctrl F: search.title", "F: frames.open", "N: help.next", "Shift N: help.previous"],
    [
      "comments",
      "C: help.comment",
      "Shift C: comments.open",
      "J / Alt ↓: help.next_comment",
      "K / Alt ↑: help.previous_comment",
      "Enter: help.open_thread",
      "Shift ← ↑ → ↓: help.move_pin",
    ],
    ["notes", "S: help.note", "Enter: help.open_note", "Shift ← ↑ → ↓: help.move_note", "Ctrl Z: help.undo"],
    [
      "present",
      "P: present.start",
      "→ / Space: help.present_next",
      "←: help.present_back",
      "Home / End: help.present_ends",
      "1 2 Enter: help.present_number",
    ],
    ["page", "Esc: help.leave", "?: help.title"],
  ]);
});
