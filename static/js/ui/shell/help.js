/**
 * The list of keyboard shortcuts: in groups, and only those that the visitor's role can use.
 * @module ui/shell/help
 */

import { isEditor } from "../../board/permissions.js";
import { byId, make } from "../kit/dom.js";

/** @typedef {import("../../wire.js").Role} Role */
/** @typedef {"all"|"comment"|"participate"} Least  the role that a shortcut takes at least */
/** @typedef {{head: string, rows: [string, string, Least?][]}} Group  rows: keys, " / " between two ways; what they do */

/** @type {Group[]} */
const GROUPS = [
  {
    head: "help.group.move",
    rows: [
      ["← ↑ → ↓", "help.pan"],
      ["+ −", "help.zoom"],
      ["0", "zoom.100"],
      ["1", "zoom.fit"],
      ["2", "help.nearest"],
      ["Alt ←", "help.back"],
      ["Alt →", "help.forward"],
      ["M", "help.minimap"],
    ],
  },
  {
    head: "help.group.find",
    rows: [
      ["/ / Ctrl F", "search.title"],
      ["F", "frames.open"],
      ["N", "help.next"],
      ["Shift N", "help.previous"],
    ],
  },
  {
    head: "help.group.comments",
    rows: [
      ["C", "help.comment", "comment"],
      ["Shift C", "comments.open"],
      ["J / Alt ↓", "help.next_comment"],
      ["K / Alt ↑", "help.previous_comment"],
      ["Enter", "help.open_thread", "comment"],
      ["Shift ← ↑ → ↓", "help.move_pin", "comment"],
    ],
  },
  {
    head: "help.group.notes",
    rows: [
      ["S", "help.note", "participate"],
      ["Enter", "help.open_note", "participate"],
      ["Shift ← ↑ → ↓", "help.move_note", "participate"],
      ["Ctrl Z", "help.undo", "participate"],
    ],
  },
  {
    head: "help.group.present",
    rows: [
      ["P", "present.start"],
      ["→ / Space", "help.present_next"],
      ["←", "help.present_back"],
      ["Home / End", "help.present_ends"],
      ["1 2 Enter", "help.present_number"],
    ],
  },
  {
    head: "help.group.page",
    rows: [
      ["Esc", "help.leave"],
      ["?", "help.title"],
    ],
  },
];

/**
 * @param {Role|undefined} role
 * @returns {Group[]} without what the role cannot do, and without groups that are empty then
 */
export function shortcutsFor(role) {
  const groups = GROUPS.map(({ head, rows }) => ({ head, rows: rows.filter(([, , least]) => mayUse(role, least)) }));
  return groups.filter(({ rows }) => rows.length > 0);
}

/** The dialog, which `?` opens too. */
export class Help {
  #dialog = byId("help-dialog", HTMLDialogElement);
  #parts;

  /** @param {{t: import("../../i18n.js").Translate, shortcuts: import("../../board/view.js").ShortcutTable, role: () => Role|undefined}} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.shortcuts.add({ "?": () => this.show() });
  }

  /** Opens it. */
  show() {
    const { t, role } = this.#parts;
    byId("help-keys", HTMLElement).replaceChildren(...shortcutsFor(role()).map((group) => sectionOf(group, t)));
    this.#dialog.showModal();
    this.#dialog.scrollTop = 0;
  }
}

/**
 * @param {Role|undefined} role
 * @param {Least} least
 */
function mayUse(role, least = "all") {
  if (least === "all" || isEditor(role) || role === "participate") return true;
  return least === "comment" && role === "comment";
}

/**
 * @param {Group} group
 * @param {import("../../i18n.js").Translate} t
 */
function sectionOf({ head, rows }, t) {
  const id = head.replaceAll(".", "-");
  const list = make(
    "dl",
    {},
    ...rows.flatMap(([keys, sentence]) => [make("dt", {}, ...keysOf(keys)), make("dd", {}, t(sentence))]),
  );
  return make("section", { "aria-labelledby": id }, make("h3", { id }, t(head)), list);
}

/**
 * @param {string} keys
 * @returns {(Node|string)[]} one element for each key
 */
function keysOf(keys) {
  const ways = keys.split(" / ").map((way) => way.split(" ").flatMap((key) => [make("kbd", {}, key), " "]));
  return ways.flatMap((way, at) => (at === 0 ? way : ["/ ", ...way]));
}
