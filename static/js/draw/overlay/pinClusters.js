/**
 * Groups pins for the current zoom.
 * @module draw/overlay/pinClusters
 */

import { CLUSTER_RADIUS_PX, canSplit, clusterPoints, zoomLevelOf } from "./clusters.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("./clusterButtons.js").PlacedPin} PlacedPin */
/** @typedef {readonly PlacedPin[]} Group  its oldest pin first */
/**
 * @typedef {object} ClusterView
 * @property {readonly PlacedPin[]} separate  pins that are shown one by one
 * @property {Group} clustered  pins that are shown as one button
 * @property {boolean} isColumn  whether the separate pins stand above each other
 */

/** During zooming in, clusters are split at most this often, because creating pins takes longer than moving them. */
export const SPLIT_INTERVAL_MS = 120;

/** @type {readonly PlacedPin[]} */
const NO_PINS = [];

/** Computes groups only when the pins or the zoom level have changed, so that panning costs nothing. */
export class PinClusters {
  /** @type {readonly PlacedPin[]} */
  #pins = NO_PINS;
  /** @type {readonly Group[]} */
  #clusters = [];
  #zoomLevel = 0;
  #split_ms = -Infinity;

  /** @param {readonly PlacedPin[]} pins  oldest first */
  set(pins) {
    this.#pins = pins;
    this.#zoomLevel = 0;
  }

  /**
   * When zooming out, pins are grouped at once, because they would overlap. When zooming in, the split may be delayed.
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
   * @returns {boolean} whether a split is delayed at this zoom
   */
  isSplitPending(zoom) {
    return zoomLevelOf(zoom) !== this.#zoomLevel;
  }

  /** @param {number} level */
  #cluster(level) {
    this.#zoomLevel = level;
    const points = this.#pins.map(({ at }) => ({ x: at.x * level, y: at.y * level }));
    this.#clusters = clusterPoints(points, CLUSTER_RADIUS_PX).map((group) =>
      group.map((at) => /** @type {PlacedPin} */ (this.#pins[at])),
    );
  }
}

/**
 * Decides which pins of a group are shown separately. No zoom separates pins at the same point. So if one of them is
 * in use, all are shown in a column, because the others could not be reached otherwise.
 * @param {Group} group
 * @param {ReadonlySet<string|undefined>} pinsInUse  thread ids
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
 * Older threads first, in the same order on every screen. A new thread then does not change existing groups.
 * @param {Thread} a
 * @param {Thread} b
 * @returns {number}
 */
export function compareByAge(a, b) {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
