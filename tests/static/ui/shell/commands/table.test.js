import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { COMMANDS } from "../../../../../static/js/ui/shell/commands/table.js";
import { keyboardWorld } from "../../../keyboard.js";

const ROOT = new URL("../../../../../static/", import.meta.url);
const ROLES = /** @type {const} */ (["view", "comment", "participate", "edit", "own"]);

/** @param {string} file  @returns {string} */
const read = (file) => readFileSync(new URL(file, ROOT), "utf-8");

test("each command has an id of its own", () => {
  assert.equal(new Set(COMMANDS.map(({ id }) => id)).size, COMMANDS.length);
});

for (const lang of ["fi", "sv", "en"]) {
  test(`each command has a label, and its row in help a text, in ${lang}`, () => {
    const texts = JSON.parse(read(`locales/${lang}.json`));
    const keys = COMMANDS.flatMap(({ label, help }) => [label, ...(help ? [help] : [])]);
    assert.deepEqual(
      keys.filter((key) => !(key in texts)),
      [],
    );
  });
}

test("commands of the page and the presentation do something; all others are done by widgets or the browser", () => {
  for (const { id, run, contexts = ["page"] } of COMMANDS) assert.equal(run !== undefined, contexts.length > 0, id);
});

test("no two commands share a key in the same context, whatever is open", () => {
  const { app, view } = keyboardWorld();
  const states = ["hand", "comment", "note"].flatMap((tool) => ["t", null].map((thread) => ({ tool, thread })));
  for (const state of states) {
    view.set(/** @type {any} */ (state));
    for (const context of /** @type {const} */ (["page", "presentation"])) {
      const active = COMMANDS.filter(
        ({ contexts = ["page"], when, keys, otherKeys }) =>
          contexts.includes(context) && (keys || otherKeys) && (when?.(app) ?? true),
      );
      const keys = active.flatMap(({ keys = [], otherKeys = [] }) => [...keys, ...otherKeys]);
      assert.equal(new Set(keys).size, keys.length, JSON.stringify([state, context, keys.sort()]));
    }
  }
});

test("each button of the page names a command of the table", () => {
  const ids = [...read("board.html").matchAll(/data-command="([^"]+)"/gu)].map(([, id]) => id);
  assert.ok(ids.length > 15);
  assert.deepEqual(
    ids.filter((id) => !COMMANDS.some((command) => command.id === id)),
    [],
  );
});

test("only owners have the commands of moderation in the menu", () => {
  for (const role of ROLES) {
    const app = /** @type {any} */ ({ role: () => role, board: { info: { comments_open: true } } });
    const listed = COMMANDS.filter(({ menu, when }) => menu === "moderation" && when?.(app));
    assert.equal(listed.length, role === "own" ? 4 : 0, role);
  }
});

test("the menu has either the command that opens commenting or the one that closes it", () => {
  for (const comments_open of [true, false]) {
    const app = /** @type {any} */ ({ role: () => "own", board: { info: { comments_open } } });
    const ids = COMMANDS.filter(({ id, when }) => /^comments\.(allow|stop)$/u.test(id) && when?.(app)).map(
      ({ id }) => id,
    );
    assert.deepEqual(ids, [comments_open ? "comments.stop" : "comments.allow"]);
  }
});
