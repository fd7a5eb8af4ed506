/**
 * Pins by groups: those that are one at the zoom that one looks from.
 * @module draw/overlay/pinClusters
 */

import { CLUSTER_RADIUS_PX, canSplit, clusterPoints, zoomLevelOf } from "./clusters.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("./clusterButtons.js").PlacedPin} Standing */
/** @typedef {readonly Standing[]} Group  its oldest pin first */
/** @typedef {{separate: readonly Standing[], clustered: Group, isColumn: boolean}} ClusterView  pins in a column stand above each other */

/** While one comes nearer bubbles part in steps so far from each other: a picture that makes many pins takes longer than one that moves them. */
export const SPLIT_INTERVAL_MS = 120;

/** @type {readonly Standing[]} */
const NO_PINS = [];

/** Gathers again only when pins or the level of zoom have changed: while one pans nothing is counted. */
export class PinClusters {
  /** @type {readonly Standing[]} */
  #pins = NO_PINS;
  /** @type {readonly Group[]} */
  #clusters = [];
  #zoomLevel = 0;
  #split_ms = -Infinity;

  /** @param {readonly Standing[]} pins  the oldest first */
  set(pins) {
    this.#pins = pins;
    this.#zoomLevel = 0;
  }

  /**
   * Farther out they gather at once, or pins would lie on each other; nearer they may part a moment later.
   * @param {number} zoom
   * @param {number} now_ms
   * @returns {readonly Group[]}
   */
  clustersAt(zoom, now_ms) {
    const level = zoomLevelOf(zoom);
    const isNearer = this.#zoomLevel > 0 && level > this.#zoomLevel;
    if (level === this.#zoomLevel || (isNearer && now_ms - this.#split_ms < SPLIT_INTERVAL_MS)) return this.#clusters;
    if (isNearer) this.#split_ms = now_ms;
    this.#cluster(level);
    return this.#clusters;
  }

  /**
   * @param {number} zoom
   * @returns {boolean} whether they have still to part at this zoom
   */
  isSplitPending(zoom) {
    return zoomLevelOf(zoom) !== this.#zoomLevel;
  }

  /** @param {number} level */
  #cluster(level) {
    this.#zoomLevel = level;
    const points = this.#pins.map(({ at }) => ({ x: at.x * level, y: at.y * level }));
    this.#clusters = clusterPoints(points, CLUSTER_RADIUS_PX).map((group) =>
      group.map((at) => /** @type {Standing} */ (this.#pins[at])),
    );
  }
}

/**
 * Who of a group is shown alone, and who together. No zoom parts pins that lie on one point: while one of them is in use
 * all are shown, or the others could not be reached.
 * @param {Group} group
 * @param {ReadonlySet<string|undefined>} pinsInUse  threads
 * @returns {ClusterView}
 */
export function divideCluster(group, pinsInUse) {
  const isInUse = group.some(({ id }) => pinsInUse.has(id));
  if (!isInUse)
    return group.length > 1
      ? { separate: NO_PINS, clustered: group, isColumn: false }
      : { separate: group, clustered: NO_PINS, isColumn: false };
  if (!canSplit(group.map(({ at }) => at))) return { separate: group, clustered: NO_PINS, isColumn: true };
  const rest = group.filter(({ id }) => !pinsInUse.has(id));
  if (rest.length < 2) return { separate: group, clustered: NO_PINS, isColumn: false };
  return { separate: group.filter(({ id }) => pinsInUse.has(id)), clustered: rest, isColumn: false };
}

/**
 * The older one first, and on every screen in the same order: then a new discussion leaves all groups as they are.
 * @param {Thread} a
 * @param {Thread} b
 * @returns {number}
 */
export function compareByAge(a, b) {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
