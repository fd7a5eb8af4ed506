/**
 * The list of keyboard shortcuts, in groups, with the shortcuts that the role can use.
 * @module ui/shell/help
 */

import { isEditor } from "../../board/permissions.js";
import { byId, make } from "../kit/dom.js";
import { shownKeys } from "./shownKeys.js";

/** @typedef {import("../../wire.js").Role} Role */
/** @typedef {import("../../app/commands.js").Command} Command */
/** @typedef {import("../../app/commands.js").HelpGroup} HelpGroup */
/**
 * @typedef {{text: string, keys: string, commands: Command[]}} Row  `text` is a key of the texts; `keys` has " / "
 *   between two ways
 */
/** @typedef {{id: HelpGroup, rows: Row[]}} Group */

/** @type {readonly HelpGroup[]} */
const GROUPS = ["move", "find", "comments", "notes", "present", "page"];

/**
 * @param {readonly Command[]} commands
 * @param {Role|undefined} role
 * @returns {Group[]} the groups that have a row for the role
 */
export function shortcutsFor(commands, role) {
  const listed = commands.filter((command) => isInRole(command, role));
  const groups = GROUPS.map((id) => ({ id, rows: rowsOf(listed.filter(({ group }) => group === id)) }));
  return groups.filter(({ rows }) => rows.length > 0);
}

/** The dialog with the list. */
export class Help {
  #dialog = byId("help-dialog", HTMLDialogElement);
  #parts;

  /** @param {{t: import("../../i18n.js").Translate, commands: readonly Command[], role: () => Role|undefined}} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /** Opens it. */
  show() {
    const { t, commands, role } = this.#parts;
    const sections = shortcutsFor(commands, role()).map((group) => makeSection(group, t));
    byId("help-keys", HTMLElement).replaceChildren(...sections);
    this.#dialog.showModal();
    this.#dialog.scrollTop = 0;
  }
}

/**
 * @param {readonly Command[]} commands
 * @returns {Row[]} one for all commands with the same text
 */
function rowsOf(commands) {
  const texts = new Set(commands.map(textOf));
  return [...texts].map((text) => {
    const some = commands.filter((command) => textOf(command) === text);
    return { text, keys: shownKeys(some), commands: some };
  });
}

/** @param {Command} command  @returns {string} a key of the texts */
function textOf({ help, label }) {
  return help ?? label;
}

/**
 * @param {Command} command
 * @param {Role|undefined} role
 */
function isInRole(command, role) {
  if (command.role === undefined || isEditor(role) || role === "participate") return true;
  return command.role === "comment" && role === "comment";
}

/**
 * @param {Group} group
 * @param {import("../../i18n.js").Translate} t
 */
function makeSection({ id, rows }, t) {
  const heading_id = `help-group-${id}`;
  const items = rows.flatMap(({ keys, text }) => [make("dt", {}, ...makeKeys(keys)), make("dd", {}, t(text))]);
  const heading = make("h3", { id: heading_id }, t(`help.group.${id}`));
  return make("section", { "aria-labelledby": heading_id }, heading, make("dl", {}, ...items));
}

/**
 * @param {string} keys
 * @returns {(Node|string)[]} one element for each key
 */
function makeKeys(keys) {
  const ways = keys.split(" / ").map((way) => way.split(" ").flatMap((key) => [make("kbd", {}, key), " "]));
  return ways.flatMap((way, at) => (at === 0 ? way : ["/ ", ...way]));
}
