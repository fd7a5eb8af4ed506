/**
 * Places the next pin in a comment area, so that pins do not overlap. Pure.
 * @module board/comments/pinPlacement
 */

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */

/** Size of a pin with initials and a number at 100 % zoom, with a small margin. */
const CELL = Object.freeze({ w: 72, h: 44 });
/**
 * Large areas are viewed from far away, so their first pins get larger cells: this many columns and rows.
 */
const COLUMNS = 4;
const ROWS = 2;
/** Tolerance for rounding errors between points of one grid. */
const ROUNDING = 1e-6;

/**
 * Finds a point without a pin, in rows from the bottom left, because a pin is drawn above its point. When a grid is
 * full, the cells of the next grid are half as large, so a point is always found.
 * @param {Box} area  in board units
 * @param {readonly Point[]} pins  the points of the other pins
 * @returns {Point}
 */
export function findFreePoint(area, pins) {
  const [w, h] = [Math.max(1, area.w), Math.max(1, area.h)];
  const coarsest = Math.max(1, Math.min(w / (COLUMNS * CELL.w), h / (ROWS * CELL.h)));
  for (let scale = coarsest; ; scale /= 2) {
    const point = freePointInGrid({ x: area.x, y: area.y, w, h }, pins, scale);
    if (point) return point;
  }
}

/**
 * @param {Box} area
 * @param {readonly Point[]} pins
 * @param {number} scale  of the cells
 * @returns {Point|null} null if every cell has a pin
 */
function freePointInGrid(area, pins, scale) {
  const cell = { w: CELL.w * scale, h: CELL.h * scale };
  const [columns, rows] = [countThatFit(area.w, cell.w), countThatFit(area.h, cell.h)];
  for (let at = 0; at < columns * rows; at += 1) {
    const point = { x: area.x + (at % columns) * cell.w, y: area.y + area.h - Math.floor(at / columns) * cell.h };
    if (pins.every((pin) => !isInCell(pin, point, cell))) return point;
  }
  return null;
}

/**
 * @param {number} length
 * @param {number} size  of one cell
 * @returns {number} how many cells fit; at least one
 */
function countThatFit(length, size) {
  return Math.max(1, Math.floor(length / size + ROUNDING));
}

/**
 * @param {Point} pin
 * @param {Point} point
 * @param {{w: number, h: number}} cell
 * @returns {boolean} whether the pin would overlap a pin at this point
 */
function isInCell(pin, point, cell) {
  return Math.abs(pin.x - point.x) < cell.w - ROUNDING && Math.abs(pin.y - point.y) < cell.h - ROUNDING;
}
