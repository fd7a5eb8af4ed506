/**
 * The table of commands. Buttons, the board menu, the list of shortcuts and the shortcuts themselves are made from it.
 * @module ui/shell/commands/table
 */

import { COMMENTS, NOTES } from "./comments.js";
import { ME, MODERATION, THIS_VIEW } from "./menu.js";
import { PAGE } from "./page.js";
import { PRESENT } from "./presentation.js";
import { FIND, MOVE } from "./view.js";

/**
 * In the order of help and of the menu. If a key has several commands, the first that can be run has it.
 * @type {readonly import("../../../app/commands.js").Command[]}
 */
export const COMMANDS = [
  ...MOVE,
  ...FIND,
  ...COMMENTS,
  ...NOTES,
  ...PRESENT,
  ...THIS_VIEW,
  ...MODERATION,
  ...ME,
  ...PAGE,
];
