import assert from "node:assert/strict";
import { test } from "node:test";
import { Commands, keyName } from "../../../static/js/app/commands.js";
import { keyEvent } from "../keyboard.js";

/** @typedef {import("../../../static/js/app/commands.js").Command} Command */

/** @param {Partial<Command>[]} rows */
function world(rows) {
  /** @type {string[]} */
  const done = [];
  const table = rows.map((row) => ({
    id: "one",
    label: "label",
    run: (/** @type {unknown} */ _app, /** @type {string} */ source) => void done.push(`${row.id ?? "one"} ${source}`),
    ...row,
  }));
  return { commands: new Commands(table, /** @type {any} */ ({})), done };
}

for (const [key, fields, name] of /** @type {[string, object, string][]} */ ([
  ["n", {}, "n"],
  ["N", { shiftKey: true }, "Shift+n"],
  ["N", {}, "N"],
  ["F", { ctrlKey: true }, "Ctrl+f"],
  ["z", { metaKey: true, shiftKey: true }, "Ctrl+Shift+z"],
  ["ArrowDown", { altKey: true }, "Alt+ArrowDown"],
  ["ArrowLeft", { shiftKey: true }, "ArrowLeft"],
])) {
  test(`the key ${JSON.stringify([key, fields])} is called ${name}`, () => {
    assert.equal(keyName(keyEvent(key, fields)), name);
  });
}

test("a button, a menu and a key run the same command, which hears what ran it", () => {
  const { commands, done } = world([{ keys: ["n"] }]);
  commands.run("one", "click");
  commands.run("one", "menu");
  assert.equal(commands.runKey(keyEvent("n"), "page"), true);
  assert.deepEqual(done, ["one click", "one menu", "one shortcut"]);
});

test("a command that cannot be run now is not run, and leaves its key to the next command", () => {
  const { commands, done } = world([
    { keys: ["Enter"], when: () => false },
    { id: "two", otherKeys: ["Enter"] },
  ]);
  commands.run("one", "click");
  commands.runKey(keyEvent("Enter"), "page");
  assert.deepEqual(done, ["two shortcut"]);
});

test("a key without a command belongs to somebody else, and so does a key of another context", () => {
  const { commands, done } = world([{ keys: ["n"], contexts: ["presentation"] }]);
  assert.deepEqual([commands.runKey(keyEvent("x"), "page"), commands.runKey(keyEvent("n"), "page")], [false, false]);
  assert.equal(commands.runKey(keyEvent("n"), "presentation"), true);
  assert.deepEqual(done, ["one shortcut"]);
});

test("a command that the table does not have is a mistake", () => {
  assert.throws(() => world([]).commands.get("gone"), /no command "gone"/u);
});
