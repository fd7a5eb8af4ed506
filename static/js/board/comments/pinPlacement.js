/**
 * Where in an area the next pin goes, so that pins do not lie on each other. Pure.
 * @module board/comments/pinPlacement
 */

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */

/** What a pin with letters and a number takes when the board is seen at its own size, and a little air around it. */
const CELL = Object.freeze({ w: 72, h: 44 });
/**
 * A large area is looked at from afar: there the first pins are taken for larger, so many to a row, in so many rows.
 */
const COLUMNS = 4;
const ROWS = 2;
/** Places of one grid must not be in each other's way by their last digit. */
const ROUNDING = 1e-6;

/**
 * The next place in rows from the bottom left, for the bubble stands above its point; where a grid is full the next one
 * is half as wide. A place is always found.
 * @param {Box} room  for pins
 * @param {readonly Point[]} pins  the points that others stand on
 * @returns {Point}
 */
export function findFreePoint(room, pins) {
  const [w, h] = [Math.max(1, room.w), Math.max(1, room.h)];
  const coarsest = Math.max(1, Math.min(w / (COLUMNS * CELL.w), h / (ROWS * CELL.h)));
  for (let scale = coarsest; ; scale /= 2) {
    const place = freePointInGrid({ x: room.x, y: room.y, w, h }, pins, scale);
    if (place) return place;
  }
}

/**
 * @param {Box} room
 * @param {readonly Point[]} pins
 * @param {number} scale  of a cell
 * @returns {Point|null} null where every cell has a pin in it
 */
function freePointInGrid(room, pins, scale) {
  const cell = { w: CELL.w * scale, h: CELL.h * scale };
  const [columns, rows] = [countThatFit(room.w, cell.w), countThatFit(room.h, cell.h)];
  for (let at = 0; at < columns * rows; at += 1) {
    const place = { x: room.x + (at % columns) * cell.w, y: room.y + room.h - Math.floor(at / columns) * cell.h };
    if (pins.every((pin) => !isInCell(pin, place, cell))) return place;
  }
  return null;
}

/**
 * @param {number} length
 * @param {number} of  one
 * @returns {number} how many fit: one at least, for somewhere the pin has to be
 */
function countThatFit(length, of) {
  return Math.max(1, Math.floor(length / of + ROUNDING));
}

/**
 * @param {Point} pin
 * @param {Point} place
 * @param {{w: number, h: number}} cell
 * @returns {boolean}
 */
function isInCell(pin, place, cell) {
  return Math.abs(pin.x - place.x) < cell.w - ROUNDING && Math.abs(pin.y - place.y) < cell.h - ROUNDING;
}
