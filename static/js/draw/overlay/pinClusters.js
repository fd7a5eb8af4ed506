/**
 * Pins by groups: those that are one at the zoom that one looks from.
 * @module draw/overlay/pinClusters
 */

import { GATHER_PX, canPart, gather, levelOf } from "./clusters.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("./clusterButtons.js").Standing} Standing */
/** @typedef {readonly Standing[]} Group  its oldest pin first */
/** @typedef {{alone: readonly Standing[], together: Group, isColumn: boolean}} Shares  pins in a column stand above each other */

/** While one comes nearer bubbles part in steps so far from each other: a picture that makes many pins takes longer than one that moves them. */
export const PARTING_MS = 120;

/** @type {readonly Standing[]} */
const NOBODY = [];

/** Gathers again only when pins or the level of zoom have changed: while one pans nothing is counted. */
export class PinGroups {
  /** @type {readonly Standing[]} */
  #standing = NOBODY;
  /** @type {readonly Group[]} */
  #groups = [];
  #level = 0;
  #parted_ms = -Infinity;

  /** @param {readonly Standing[]} standing  the oldest first */
  set(standing) {
    this.#standing = standing;
    this.#level = 0;
  }

  /**
   * Farther out they gather at once, or pins would lie on each other; nearer they may part a moment later.
   * @param {number} zoom
   * @param {number} now_ms
   * @returns {readonly Group[]}
   */
  at(zoom, now_ms) {
    const level = levelOf(zoom);
    const isNearer = this.#level > 0 && level > this.#level;
    if (level === this.#level || (isNearer && now_ms - this.#parted_ms < PARTING_MS)) return this.#groups;
    if (isNearer) this.#parted_ms = now_ms;
    this.#gather(level);
    return this.#groups;
  }

  /**
   * @param {number} zoom
   * @returns {boolean} whether they have still to part at this zoom
   */
  isLate(zoom) {
    return levelOf(zoom) !== this.#level;
  }

  /** @param {number} level */
  #gather(level) {
    this.#level = level;
    const points = this.#standing.map(({ at }) => ({ x: at.x * level, y: at.y * level }));
    this.#groups = gather(points, GATHER_PX).map((group) =>
      group.map((at) => /** @type {Standing} */ (this.#standing[at])),
    );
  }
}

/**
 * Who of a group is shown alone, and who together. No zoom parts pins that lie on one point: while one of them is in use
 * all are shown, or the others could not be reached.
 * @param {Group} group
 * @param {ReadonlySet<string|undefined>} inUse  threads
 * @returns {Shares}
 */
export function sharesOf(group, inUse) {
  const isUsed = group.some(({ id }) => inUse.has(id));
  if (!isUsed)
    return group.length > 1
      ? { alone: NOBODY, together: group, isColumn: false }
      : { alone: group, together: NOBODY, isColumn: false };
  if (!canPart(group.map(({ at }) => at))) return { alone: group, together: NOBODY, isColumn: true };
  const rest = group.filter(({ id }) => !inUse.has(id));
  if (rest.length < 2) return { alone: group, together: NOBODY, isColumn: false };
  return { alone: group.filter(({ id }) => inUse.has(id)), together: rest, isColumn: false };
}

/**
 * The older one first, and on every screen in the same order: then a new discussion leaves all groups as they are.
 * @param {Thread} a
 * @param {Thread} b
 * @returns {number}
 */
export function byAge(a, b) {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
