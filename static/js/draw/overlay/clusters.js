/**
 * Groups points that are near each other, so that their pins are shown as one. Pure: takes points, returns groups of
 * indices.
 * @module draw/overlay/clusters
 */

import { ZOOM_MAX } from "../../board/camera/camera.js";
import { distance, growBox, unionBoxes } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */

/** A pin is 36 px high and up to 60 px wide. At a smaller distance one pin would hide the other. */
export const CLUSTER_RADIUS_PX = 48;
/** A flight to pins zooms in a little more than needed to separate them, so that the separation is obvious. */
const ZOOM_MARGIN = 1.5;
/** Margin around the target of a flight, as a share of its box, because pins extend beyond their points. */
const MARGIN_SHARE = 0.12;
/** Groups change this many times while the zoom doubles. A small number keeps groups stable and zooming fast. */
const LEVELS_PER_DOUBLING = 3;
/** Keeps the zoom of a level at that level despite rounding errors. */
const ROUNDING_TOLERANCE = 1e-9;
/** Two large primes distribute the cells over the table. Cells that share a slot are told apart by distance. */
const HASH_X = 73_856_093;
const HASH_Y = 19_349_663;

/**
 * The zoom for which groups are computed: the nearest level at or below the current zoom. So pins are grouped a
 * little too early and split a little too late, but separate pins never overlap.
 * @param {number} zoom
 * @returns {number}
 */
export function zoomLevelOf(zoom) {
  return 2 ** (Math.floor(Math.log2(zoom) * LEVELS_PER_DOUBLING + ROUNDING_TOLERANCE) / LEVELS_PER_DOUBLING);
}

/**
 * Each point that is in no group yet forms a group with the points around it. Points earlier in the list come first,
 * so a point that is appended does not change existing groups. The first points of two groups are never nearer than
 * the radius, so groups that are shown there do not overlap.
 * @param {readonly Point[]} points  in pixels at the current zoom
 * @param {number} radius_px
 * @returns {number[][]} indices of the points, ascending in each group; groups are sorted by their first point
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
 * @param {readonly Point[]} boardPoints  of a group, its first point first
 * @returns {boolean} whether any zoom splits the group
 */
export function canSplit(boardPoints) {
  return radiusOf(boardPoints) * ZOOM_MAX >= CLUSTER_RADIUS_PX;
}

/**
 * The view in which a group is split.
 * @param {readonly Point[]} boardPoints  that can be split
 * @returns {{box: Box, zoom: number}} the box around them, and the lowest zoom with the largest possible number of
 *   groups
 */
export function splitViewOf(boardPoints) {
  const box = unionBoxes(boardPoints.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 };
  return { box: growBox(box, Math.max(box.w, box.h) * MARGIN_SHARE), zoom: splitZoomOf(boardPoints) };
}

/**
 * @param {readonly Point[]} boardPoints
 * @returns {number} the zoom
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

/** @param {readonly Point[]} points  @returns {number} distance between the first and the farthest point */
function radiusOf(points) {
  const [first] = points;
  return first ? points.reduce((farthest, point) => Math.max(farthest, distance(first, point)), 0) : 0;
}

/**
 * Points by cell, in linked lists that are stored in two arrays: maps with keys took most of the time. A point that
 * is taken is removed from its list, so that even many points at the same place are visited only a few times.
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
   * @param {number} size_px  side of a cell, and the radius of a group
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
   * @returns {number[]} indices of the points, ascending
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
   * @param {number[]} group  near points are added here
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
