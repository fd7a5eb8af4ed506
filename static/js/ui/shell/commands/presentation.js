/**
 * Commands of the presentation.
 * @module ui/shell/commands/presentation
 */

/** @typedef {import("../../../app/commands.js").Command} Command */
/** @type {readonly import("../../../app/commands.js").Context[]} */
const PRESENTING = ["presentation"];

/** The start of a presentation, and its steps. @type {readonly Command[]} */
export const PRESENT = [
  {
    id: "present.start",
    label: "present.start",
    keys: ["p"],
    group: "present",
    run: ({ presentation }) => presentation.start(),
  },
  {
    id: "present.next",
    label: "help.present_next",
    keys: ["ArrowRight", " "],
    // With Caps Lock, the letter is upper-case.
    otherKeys: ["ArrowDown", "PageDown", "n", "N"],
    group: "present",
    contexts: PRESENTING,
    run: ({ presentation }) => presentation.perform("next"),
  },
  {
    id: "present.back",
    label: "help.present_back",
    keys: ["ArrowLeft"],
    otherKeys: ["ArrowUp", "PageUp", "Shift+n"],
    group: "present",
    contexts: PRESENTING,
    run: ({ presentation }) => presentation.perform("back"),
  },
  {
    id: "present.first",
    label: "help.present_ends",
    keys: ["Home"],
    group: "present",
    contexts: PRESENTING,
    run: ({ presentation }) => presentation.perform("first"),
  },
  {
    id: "present.last",
    label: "help.present_ends",
    keys: ["End"],
    group: "present",
    contexts: PRESENTING,
    run: ({ presentation }) => presentation.perform("last"),
  },
  {
    id: "present.number",
    label: "help.present_number",
    keys: ["Enter"],
    shownKeys: "1 2 Enter",
    group: "present",
    contexts: PRESENTING,
    run: ({ presentation }) => presentation.perform("number"),
  },
  {
    id: "present.end",
    label: "present.end",
    otherKeys: ["Escape"],
    contexts: PRESENTING,
    run: ({ presentation }) => presentation.perform("end"),
  },
  {
    id: "present.screen",
    label: "present.screen",
    contexts: PRESENTING,
    run: ({ presentation }) => presentation.perform("screen"),
  },
];
