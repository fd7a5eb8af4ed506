/**
 * Makes a note larger when its text does not fit.
 * @module draw/text/autoGrow
 */

import { textLayoutOf } from "./textLayout.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */

/** The server rejects larger notes from guests. */
const SIDE_MAX = 4_000;
const GROWTH_STEP = 1.2;
/** The text may shrink to this share of its size before the note grows. */
const SHRINK_MIN = 0.8;

/**
 * @param {StickyNode} note
 * @param {import("./text.js").Measure} measure
 * @returns {StickyNode} the note itself, or a larger copy of it
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
