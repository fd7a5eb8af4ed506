import assert from "node:assert/strict";
import { test } from "node:test";
import { Commands } from "../../../../static/js/app/commands.js";
import { COMMANDS } from "../../../../static/js/ui/shell/commands/table.js";
import { menuItems } from "../../../../static/js/ui/shell/menu.js";

Object.assign(globalThis, { innerWidth: 1280 });

/** The sections of the menu, with their labels. @param {Record<string, any>} parts */
function sections({ role = "own", isEmbedded = false, hasNotes = false, isKnown = false, start = null }) {
  const app = /** @type {any} */ ({
    role: () => role,
    mayComment: () => role !== "view",
    sync: { you: { id: "me" } },
    board: { info: { comments_open: true, start }, people: new Map(isKnown ? [["me", {}]] : []) },
    notes: { hasOwn: () => hasNotes },
    preferences: { languages: () => [{ label: "Suomi", choose: () => {} }] },
    isEmbedded,
    t: (/** @type {string} */ key) => key,
  });
  app.commands = new Commands(COMMANDS, app);
  return menuItems(app).map((section) => {
    const { head, items } = /** @type {import("../../../../static/js/ui/kit/popup.js").Section} */ (section);
    return [head, ...items.map(({ label }) => label)];
  });
}

const PAGE = ["menu.page", "menu.preferences", "help.title", "privacy.link"];
const LANGUAGES = ["menu.language", "Suomi"];

test("a viewer can copy a link, and choose preferences and a language", () => {
  assert.deepEqual(sections({ role: "view" }), [["menu.this_view", "menu.copy_view"], PAGE, LANGUAGES]);
});

test("a guest finds their name, notes and data", () => {
  assert.deepEqual(sections({ role: "participate", hasNotes: true, isKnown: true }), [
    ["menu.this_view", "menu.copy_view"],
    ["menu.me", "menu.name", "menu.my_notes", "menu.mine", "menu.erase"],
    PAGE,
    LANGUAGES,
  ]);
});

test("an owner finds the start view and moderation", () => {
  assert.deepEqual(sections({ role: "own", start: { x: 0, y: 0, w: 1, h: 1 } }), [
    ["menu.this_view", "menu.copy_view", "menu.set_start", "menu.remove_start"],
    ["menu.moderation", "menu.close_comments", "menu.hours", "menu.order", "menu.export_comments"],
    ["menu.me", "menu.name"],
    PAGE,
    LANGUAGES,
  ]);
});

test("an embedded page offers no language, because it stores no choice", () => {
  assert.deepEqual(sections({ role: "view", isEmbedded: true }).at(-1), PAGE);
});
