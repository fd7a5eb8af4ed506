/**
 * Steps by keys: Shift and an arrow, with Ctrl farther.
 * @module tools/base/arrowStep
 */

/** @typedef {import("../../geometry.js").Point} Point */

const STEP_PX = 10;
const FAR_PX = 50;
/** Steps so close after each other are one move: it is told of once. */
export const REST_MS = 600;
/** @type {Record<string, Point>} */
const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/**
 * @param {Pick<KeyboardEvent, "key"|"shiftKey"|"altKey"|"ctrlKey"|"metaKey">} event
 * @returns {Point|null} which way and how far, in pixels of the screen; null for keys that are no step
 */
export function stepOf({ key, shiftKey, altKey, ctrlKey, metaKey }) {
  const direction = shiftKey && !altKey ? DIRECTIONS[key] : undefined;
  if (!direction) return null;
  const far_px = ctrlKey || metaKey ? FAR_PX : STEP_PX;
  return { x: direction.x * far_px, y: direction.y * far_px };
}
