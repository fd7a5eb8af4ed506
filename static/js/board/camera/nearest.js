/**
 * What somebody means by "the one in view".
 * @module board/camera/nearest
 */

import { boxContains, boxesMeet, centre, distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Box} Box */

/**
 * The box under the middle of what is seen; of several, as with frames in frames, the one that fills the view best.
 * With none there, the nearest that is seen at all.
 * @template {Box} B
 * @param {readonly B[]} boxes
 * @param {Box} seen
 * @returns {B|null}
 */
export function nearestBox(boxes, seen) {
  const middle = centre(seen);
  const onScreen = boxes.filter((box) => boxesMeet(box, seen));
  const under = onScreen.filter((box) => boxContains(box, middle));
  if (under.length > 0) return bestOf(under, (box) => overlapRatio(box, seen));
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
 * How much two boxes cover of what they cover together.
 * @param {Box} a
 * @param {Box} b
 * @returns {number} 1 for the same box
 */
function overlapRatio(a, b) {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  const shared = Math.max(0, w) * Math.max(0, h);
  return shared / (a.w * a.h + b.w * b.h - shared);
}
