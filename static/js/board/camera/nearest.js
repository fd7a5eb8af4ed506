/**
 * What somebody means by "the one in view".
 * @module board/camera/nearest
 */

import { boxContains, boxesMeet, centre, distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Box} Box */

/**
 * The box under the middle of what is seen; of several, as with frames in frames, the one that fills the view best. With
 * none there, the nearest that is seen at all.
 * @template {Box} B
 * @param {readonly B[]} boxes
 * @param {Box} seen
 * @returns {B|null}
 */
export function nearestIn(boxes, seen) {
  const middle = centre(seen);
  const onScreen = boxes.filter((box) => boxesMeet(box, seen));
  const under = onScreen.filter((box) => boxContains(box, middle));
  if (under.length > 0) return bestOf(under, (box) => likeness(box, seen));
  return bestOf(onScreen, (box) => -distance(centre(box), middle));
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => number} worth
 * @returns {T|null}
 */
function bestOf(items, worth) {
  /** @type {T|null} */
  let best = null;
  let most = -Infinity;
  for (const item of items) {
    const its = worth(item);
    if (its > most) [best, most] = [item, its];
  }
  return best;
}

/**
 * How much two boxes cover of what they cover together.
 * @param {Box} a
 * @param {Box} b
 * @returns {number} 1 for the same box
 */
function likeness(a, b) {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  const shared = Math.max(0, w) * Math.max(0, h);
  return shared / (a.w * a.h + b.w * b.h - shared);
}
