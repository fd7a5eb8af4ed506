/**
 * Commands for comments and notes.
 * @module ui/shell/commands/comments
 */

import { chooseTool } from "./tools.js";

/** @typedef {import("../../../app/commands.js").Command} Command */

/** Comments. @type {readonly Command[]} */
export const COMMENTS = [
  {
    id: "tool.comment",
    label: "tool.comment",
    help: "help.comment",
    keys: ["c"],
    group: "comments",
    role: "comment",
    run: (app, source) => chooseTool(app, "comment", source),
  },
  {
    id: "comments.toggle",
    label: "comments.open",
    keys: ["Shift+c"],
    group: "comments",
    run: ({ view }) => view.set({ isCommentsOpen: !view.isCommentsOpen }),
  },
  {
    id: "comments.next",
    label: "help.next_comment",
    keys: ["j", "Alt+ArrowDown"],
    group: "comments",
    isForTarget: hasText,
    run: ({ features }) => features.use("comments-panel", (panel) => panel.step(1)),
  },
  {
    id: "comments.previous",
    label: "help.previous_comment",
    keys: ["k", "Alt+ArrowUp"],
    group: "comments",
    isForTarget: hasText,
    run: ({ features }) => features.use("comments-panel", (panel) => panel.step(-1)),
  },
  {
    id: "thread.reply",
    label: "help.open_thread",
    keys: ["Enter"],
    group: "comments",
    role: "comment",
    when: ({ view }) => view.tool === "hand" && view.thread !== null,
    run: ({ threads }) => threads.focusReply(),
  },
  {
    id: "pin.move",
    label: "help.move_pin",
    keys: ["Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"],
    shownKeys: "Shift ← ↑ → ↓",
    group: "comments",
    role: "comment",
    contexts: [],
  },
];

/** Notes. @type {readonly Command[]} */
export const NOTES = [
  {
    id: "tool.note",
    label: "tool.note",
    help: "help.note",
    keys: ["s"],
    group: "notes",
    role: "participate",
    run: (app, source) => chooseTool(app, "note", source),
  },
  {
    id: "note.open",
    label: "help.open_note",
    keys: ["Enter"],
    group: "notes",
    role: "participate",
    when: ({ view }) => view.tool === "hand" && view.thread === null,
    run: ({ tools }) => tools.useInMiddle(),
  },
  {
    id: "note.move",
    label: "help.move_note",
    keys: ["Shift+ArrowLeft", "Shift+ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"],
    shownKeys: "Shift ← ↑ → ↓",
    group: "notes",
    role: "participate",
    contexts: [],
  },
  {
    id: "notes.undo",
    label: "help.undo",
    keys: ["Ctrl+z"],
    group: "notes",
    role: "participate",
    // A text field has an undo of its own.
    isForTarget: (target) => target instanceof HTMLElement && target.matches("input, textarea, select"),
    // A key that is held down would undo everything.
    ignoresRepeat: true,
    run: ({ notes }) => notes.undo(),
  },
];

/**
 * @param {EventTarget|null} target
 * @returns {boolean} whether it is a text field with text: a key must not lead away from that
 */
function hasText(target) {
  return target instanceof HTMLTextAreaElement && target.value !== "";
}
