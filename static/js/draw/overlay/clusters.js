/**
 * Which pins stand so near to each other that they are shown as one. Pure: points go in, groups of their numbers come out.
 * @module draw/overlay/clusters
 */

import { ZOOM_MAX } from "../../board/camera/camera.js";
import { distance, growBox, unionBoxes } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */

/** A pin is 36 px high and about as wide, with a number on it 60: nearer than this one would hide the other. */
export const CLUSTER_RADIUS_PX = 48;
/** Whoever flies to pins comes a little nearer than they need to part, so that one sees at once that they have. */
const ZOOM_MARGIN = 1.5;
/** Around pins that one flies to, as a share of the box that they take: their bubbles reach out of it. */
const MARGIN_SHARE = 0.12;
/** Groups are made anew so often while the zoom doubles: seldom enough to be steady, and cheap while one zooms. */
const LEVELS_PER_DOUBLING = 3;
/** A zoom that is a level's own must not fall to the one below by its last digit. */
const ROUNDING_TOLERANCE = 1e-9;
/** Two large primes spread cells over the table; cells that share a slot cost a look, and are told apart by distance. */
const HASH_X = 73_856_093;
const HASH_Y = 19_349_663;

/**
 * The zoom that groups are made for: the level at or below the one that is looked at. So pins gather a little early and
 * part a little late, but none that are shown apart ever meet.
 * @param {number} zoom
 * @returns {number}
 */
export function zoomLevelOf(zoom) {
  return 2 ** (Math.floor(Math.log2(zoom) * LEVELS_PER_DOUBLING + ROUNDING_TOLERANCE) / LEVELS_PER_DOUBLING);
}

/**
 * Each point that is in no group yet gathers those around it. Whoever comes earlier in the list keeps its group, so a point
 * that is added at its end moves nobody. First points of groups are never nearer to each other than the radius: shown
 * there, groups do not meet.
 * @param {readonly Point[]} points  in pixels of the board, wherever the screen is
 * @param {number} radius_px
 * @returns {number[][]} places in the list, each once; ascending in each group, and groups by their first
 */
export function clusterPoints(points, radius_px) {
  const cells = new PointGrid(points, radius_px);
  /** @type {number[][]} */
  const groups = [];
  points.forEach((point, at) => {
    if (!cells.isTaken(at)) groups.push(cells.takeAround(point));
  });
  return groups;
}

/**
 * @param {readonly Point[]} boardPoints  of a group, its first one first
 * @returns {boolean} whether coming nearer shows at least two things where there was one
 */
export function canSplit(boardPoints) {
  return radiusOf(boardPoints) * ZOOM_MAX >= CLUSTER_RADIUS_PX;
}

/**
 * Where to look at a group from.
 * @param {readonly Point[]} boardPoints  that can part
 * @returns {{box: Box, zoom: number}} the box around them, and the zoom from which as many have parted as ever will
 */
export function splitViewOf(boardPoints) {
  const box = unionBoxes(boardPoints.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 };
  return { box: growBox(box, Math.max(box.w, box.h) * MARGIN_SHARE), zoom: splitZoomOf(boardPoints) };
}

/**
 * @param {readonly Point[]} boardPoints
 * @returns {number} a zoom
 */
function splitZoomOf(boardPoints) {
  const countAt = (/** @type {number} */ zoom) =>
    clusterPoints(
      boardPoints.map(({ x, y }) => ({ x: x * zoom, y: y * zoom })),
      CLUSTER_RADIUS_PX,
    ).length;
  const countMax = countAt(ZOOM_MAX);
  let zoom = CLUSTER_RADIUS_PX / radiusOf(boardPoints);
  while (zoom < ZOOM_MAX && countAt(zoom) < countMax) zoom *= 2 ** (1 / LEVELS_PER_DOUBLING);
  return Math.min(ZOOM_MAX, zoom * ZOOM_MARGIN);
}

/** @param {readonly Point[]} points  @returns {number} how far the farthest is from the first */
function radiusOf(points) {
  const [first] = points;
  return first ? points.reduce((farthest, point) => Math.max(farthest, distance(first, point)), 0) : 0;
}

/**
 * Points by cell, as chains through two arrays: many lists and keys took most of the time. What is taken leaves its chain,
 * so however many share a point, each is looked at a few times only.
 */
class PointGrid {
  #points;
  #size_px;
  #mask;
  #first;
  #next;
  #taken;

  /**
   * @param {readonly Point[]} points
   * @param {number} size_px  of a cell, and how far around a point is taken
   */
  constructor(points, size_px) {
    const slots = 2 ** Math.ceil(Math.log2(2 * points.length + 1));
    this.#points = points;
    this.#size_px = size_px;
    this.#mask = slots - 1;
    this.#first = new Int32Array(slots).fill(-1);
    this.#next = new Int32Array(points.length);
    this.#taken = new Uint8Array(points.length);
    points.forEach(({ x, y }, at) => {
      const slot = this.#slotOf(Math.floor(x / size_px), Math.floor(y / size_px));
      this.#next[at] = /** @type {number} */ (this.#first[slot]);
      this.#first[slot] = at;
    });
  }

  /** @param {number} at  @returns {boolean} */
  isTaken(at) {
    return this.#taken[at] === 1;
  }

  /**
   * @param {Point} point
   * @returns {number[]} places in the list, ascending
   */
  takeAround(point) {
    /** @type {number[]} */
    const group = [];
    const [column, row] = [Math.floor(point.x / this.#size_px), Math.floor(point.y / this.#size_px)];
    for (let cell = 0; cell < 9; cell += 1)
      this.#takeFrom(this.#slotOf(column + (cell % 3) - 1, row + Math.floor(cell / 3) - 1), point, group);
    return group.sort((a, b) => a - b);
  }

  /**
   * @param {number} slot
   * @param {Point} point
   * @param {number[]} group  gets those that are near
   */
  #takeFrom(slot, point, group) {
    let before = -1;
    for (let at = /** @type {number} */ (this.#first[slot]); at >= 0; at = /** @type {number} */ (this.#next[at])) {
      if (distance(/** @type {Point} */ (this.#points[at]), point) >= this.#size_px) {
        before = at;
        continue;
      }
      group.push(at);
      this.#taken[at] = 1;
      if (before < 0) this.#first[slot] = /** @type {number} */ (this.#next[at]);
      else this.#next[before] = /** @type {number} */ (this.#next[at]);
    }
  }

  /**
   * @param {number} column
   * @param {number} row
   * @returns {number}
   */
  #slotOf(column, row) {
    return (Math.imul(column, HASH_X) ^ Math.imul(row, HASH_Y)) & this.#mask;
  }
}
