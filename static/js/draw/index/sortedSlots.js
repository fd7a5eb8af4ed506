/**
 * Slots in the order in which they are painted. Most of the time there is nothing to do: a board arrives in order, and what is
 * added comes last. So everything is put behind the others first, and to its place when somebody asks.
 * @module draw/index/sortedSlots
 */

import { grown } from "./numbers.js";

const CAPACITY_MIN = 1024;
/** So many are put to their places one by one, each by moving those behind it; more are sorted together. */
const INSERTIONS_MAX = 64;

/** A sorted list of numbers that also knows where each stands. */
export class SortedSlots {
  #compare;
  #slots = new Uint32Array(CAPACITY_MIN);
  /** Place of each slot. */
  #ranks = new Uint32Array(CAPACITY_MIN);
  #count = 0;
  /** How many at the beginning are in order. */
  #sorted = 0;
  /** How many at the beginning have the rank that they should have. */
  #ranked = 0;

  /** @param {(a: number, b: number) => number} compare  two slots */
  constructor(compare) {
    this.#compare = compare;
  }

  /** @returns {number} */
  get count() {
    return this.#count;
  }

  /** @returns {Uint32Array} all of them in order; a view that the next change spoils */
  slots() {
    this.#ensureSorted();
    return this.#slots.subarray(0, this.#count);
  }

  /** @returns {Uint32Array} place of each slot; a view that the next change spoils */
  ranks() {
    this.#ensureSorted();
    return this.#ranks;
  }

  /** @param {number} capacity  how many slots there will be */
  reserve(capacity) {
    if (capacity <= this.#slots.length) return;
    const length = Math.max(2 * this.#slots.length, capacity);
    this.#slots = grown(this.#slots, new Uint32Array(length));
    this.#ranks = grown(this.#ranks, new Uint32Array(length));
  }

  /** @param {number} slot */
  add(slot) {
    this.reserve(Math.max(slot, this.#count) + 1);
    const isInOrder =
      this.#sorted === this.#count && (this.#count === 0 || this.#compare(this.#slotAt(this.#count - 1), slot) <= 0);
    this.#slots[this.#count] = slot;
    this.#ranks[slot] = this.#count;
    this.#count += 1;
    if (!isInOrder) return;
    if (this.#ranked === this.#sorted) this.#ranked += 1;
    this.#sorted += 1;
  }

  /** @param {number} slot */
  remove(slot) {
    this.#ensureSorted();
    const rank = /** @type {number} */ (this.#ranks[slot]);
    this.#slots.copyWithin(rank, rank + 1, this.#count);
    this.#count -= 1;
    this.#sorted = this.#count;
    this.#ranked = rank;
  }

  /** Everything may stand wrong: what is compared has changed. */
  invalidate() {
    this.#sorted = this.#ranked = 0;
  }

  #ensureSorted() {
    if (this.#count - this.#sorted > INSERTIONS_MAX) this.#sort();
    else while (this.#sorted < this.#count) this.#insertNext();
    for (; this.#ranked < this.#count; this.#ranked += 1) this.#ranks[this.#slotAt(this.#ranked)] = this.#ranked;
  }

  #sort() {
    const slots = [...this.#slots.subarray(0, this.#count)].sort(this.#compare);
    this.#slots.set(slots);
    this.#sorted = this.#count;
    this.#ranked = 0;
  }

  /** Puts the first one that is not in order to its place among those that are. */
  #insertNext() {
    const slot = this.#slotAt(this.#sorted);
    const rank = this.#rankFor(slot);
    this.#slots.copyWithin(rank + 1, rank, this.#sorted);
    this.#slots[rank] = slot;
    this.#sorted += 1;
    this.#ranked = Math.min(this.#ranked, rank);
  }

  /** @param {number} slot  @returns {number} behind all that are not after it */
  #rankFor(slot) {
    let [low, high] = [0, this.#sorted];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#slotAt(middle), slot) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** @param {number} rank  @returns {number} */
  #slotAt(rank) {
    return /** @type {number} */ (this.#slots[rank]);
  }
}
