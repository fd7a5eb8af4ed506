/**
 * The list of keys.
 * @module ui/help
 */

import { byId, make } from "./elements.js";

/** What to press, and the sentence that says what it does. */
const KEYS = [
  ["← ↑ → ↓", "help.pan"],
  ["+ −", "help.zoom"],
  ["0", "zoom.100"],
  ["1", "zoom.fit"],
  ["2", "help.nearest"],
  ["N", "help.next"],
  ["Shift N", "help.previous"],
  ["Alt ←", "help.back"],
  ["Alt →", "help.forward"],
  ["/", "search.title"],
  ["Ctrl F", "search.title"],
  ["F", "frames.open"],
  ["M", "help.minimap"],
  ["C", "help.comment"],
  ["S", "help.note"],
  ["Enter", "help.open_note"],
  ["Shift ← ↑ → ↓", "help.move_note"],
  ["Ctrl Z", "help.undo"],
  ["Shift ← ↑ → ↓", "help.move_pin"],
  ["Shift C", "comments.open"],
  ["J", "help.next_comment"],
  ["Alt ↓", "help.next_comment"],
  ["K", "help.previous_comment"],
  ["Alt ↑", "help.previous_comment"],
  ["P", "present.start"],
  ["Esc", "help.leave"],
  ["?", "help.title"],
];

/**
 * @param {import("../i18n.js").Translate} t
 * @param {import("../board/view.js").ShortcutTable} shortcuts
 */
export function setUpHelp(t, shortcuts) {
  byId("help-keys", HTMLElement).append(...KEYS.flatMap(([keys = "", sentence = ""]) => [
    make("dt", {}, ...keys.split(" ").flatMap((key) => [make("kbd", {}, key), " "])),
    make("dd", {}, t(sentence)),
  ]));
  shortcuts.add({ "?": showHelp });
}

/** Opens it. */
export function showHelp() {
  byId("help-dialog", HTMLDialogElement).showModal();
}
