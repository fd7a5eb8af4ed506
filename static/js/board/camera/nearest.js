/**
 * Finds the box that a person would call "the one in view".
 * @module board/camera/nearest
 */

import { boxContains, boxesMeet, centre, distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Box} Box */

/**
 * The box under the middle of the visible part. Of several such boxes, for example nested frames, the one that fills
 * the visible part best. Without any, the visible box that is nearest to the middle.
 * @template {Box} B
 * @param {readonly B[]} boxes
 * @param {Box} visible
 * @returns {B|null} null if no box is visible
 */
export function nearestBox(boxes, visible) {
  const middle = centre(visible);
  const onScreen = boxes.filter((box) => boxesMeet(box, visible));
  const under = onScreen.filter((box) => boxContains(box, middle));
  if (under.length > 0) return bestOf(under, (box) => overlapRatio(box, visible));
  return bestOf(onScreen, (box) => -distance(centre(box), middle));
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => number} score
 * @returns {T|null}
 */
function bestOf(items, score) {
  /** @type {T|null} */
  let best = null;
  let bestScore = -Infinity;
  for (const item of items) {
    const itemScore = score(item);
    if (itemScore > bestScore) [best, bestScore] = [item, itemScore];
  }
  return best;
}

/**
 * Intersection over union of two boxes.
 * @param {Box} a
 * @param {Box} b
 * @returns {number} from 0 for separate boxes to 1 for equal ones
 */
function overlapRatio(a, b) {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  const shared = Math.max(0, w) * Math.max(0, h);
  return shared / (a.w * a.h + b.w * b.h - shared);
}
