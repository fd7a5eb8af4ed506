/**
 * Room for what is written on a note.
 * @module draw/text/autoGrow
 */

import { letteringOf } from "./textLayout.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */

/** The server lets no guest's note be larger. */
const SIDE_MAX = 4_000;
const STEP = 1.2;
/** Letters somewhat smaller than they were meant are well; smaller yet, the paper has to grow. */
const SMALLEST = 0.8;

/**
 * @param {StickyNode} note
 * @param {import("./text.js").Measure} measure
 * @returns {StickyNode} the note, or one that is as much larger as its text needs
 */
export function withRoom(note, measure) {
  let fitting = note;
  while (isTight(fitting, measure) && Math.max(fitting.w, fitting.h) * STEP <= SIDE_MAX) {
    fitting = { ...fitting, w: fitting.w * STEP, h: fitting.h * STEP };
  }
  return fitting;
}

/**
 * @param {StickyNode} note
 * @param {import("./text.js").Measure} measure
 */
function isTight(note, measure) {
  const { isCut, size } = letteringOf(note, measure);
  return isCut || size < note.size * SMALLEST;
}
