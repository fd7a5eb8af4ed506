/**
 * Points and boxes in any unit. Pure: no function changes its arguments.
 * @module geometry
 */

/** @typedef {import("./wire.js").Point} Point */
/** @typedef {import("./wire.js").Box} Box */

/**
 * Whether two boxes share at least one point. Touching edges count.
 * @param {Box} a
 * @param {Box} b
 * @returns {boolean}
 */
export function boxesMeet(a, b) {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

/**
 * Whether a point is inside a box or on its edge.
 * @param {Box} box
 * @param {Point} point
 * @returns {boolean}
 */
export function boxContains(box, point) {
  return point.x >= box.x && point.x <= box.x + box.w && point.y >= box.y && point.y <= box.y + box.h;
}

/**
 * Whether a box is completely inside another one. A box is inside itself.
 * @param {Box} inner
 * @param {Box} outer
 * @returns {boolean}
 */
export function boxInside(inner, outer) {
  const isWithinSides = inner.x >= outer.x && inner.x + inner.w <= outer.x + outer.w;
  return isWithinSides && inner.y >= outer.y && inner.y + inner.h <= outer.y + outer.h;
}

/**
 * The smallest box that contains all boxes.
 * @param {Iterable<Box>} boxes
 * @returns {Box|null} null for no boxes
 */
export function unionBoxes(boxes) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.w);
    bottom = Math.max(bottom, box.y + box.h);
  }
  return left <= right ? { x: left, y: top, w: right - left, h: bottom - top } : null;
}

/**
 * The box, extended by `by` on each of its four sides.
 * @param {Box} box
 * @param {number} by
 * @returns {Box}
 */
export function growBox(box, by) {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}

/**
 * @param {Box} box
 * @returns {Point} its middle
 */
export function centre(box) {
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 };
}

/**
 * Limits `value` to the range from `low` to `high`.
 * @param {number} value
 * @param {number} low
 * @param {number} high
 * @returns {number}
 */
export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {number} length of the straight line between them
 */
export function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
