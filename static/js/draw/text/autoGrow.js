/**
 * Room for what is written on a note.
 * @module draw/text/autoGrow
 */

import { textLayoutOf } from "./textLayout.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */

/** The server lets no guest's note be larger. */
const SIDE_MAX = 4_000;
const GROWTH_STEP = 1.2;
/** Letters somewhat smaller than they were meant are well; smaller yet, the paper has to grow. */
const SHRINK_MIN = 0.8;

/**
 * @param {StickyNode} note
 * @param {import("./text.js").Measure} measure
 * @returns {StickyNode} the note, or one that is as much larger as its text needs
 */
export function growToFitText(note, measure) {
  let grown = note;
  while (needsGrowing(grown, measure) && Math.max(grown.w, grown.h) * GROWTH_STEP <= SIDE_MAX) {
    grown = { ...grown, w: grown.w * GROWTH_STEP, h: grown.h * GROWTH_STEP };
  }
  return grown;
}

/**
 * @param {StickyNode} note
 * @param {import("./text.js").Measure} measure
 */
function needsGrowing(note, measure) {
  const { isTruncated, size } = textLayoutOf(note, measure);
  return isTruncated || size < note.size * SHRINK_MIN;
}
