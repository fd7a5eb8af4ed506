/**
 * Slots in z-order. A board usually arrives in order, and new nodes go to the end, so that adding rarely sorts. New
 * slots are appended first and moved to their place when the order is needed.
 * @module draw/index/sortedSlots
 */

const CAPACITY_MIN = 1024;
/** Up to this many new slots are inserted one by one. More are sorted together. */
const INSERTIONS_MAX = 64;

/** A sorted list of slots that also knows the rank of each. */
export class SortedSlots {
  #compare;
  #slots = new Uint32Array(CAPACITY_MIN);
  /** Rank of each slot. */
  #ranks = new Uint32Array(CAPACITY_MIN);
  #count = 0;
  /** How many at the start are in order. */
  #sorted = 0;
  /** How many at the start have the correct rank. */
  #ranked = 0;

  /** @param {(a: number, b: number) => number} compare  two slots */
  constructor(compare) {
    this.#compare = compare;
  }

  /** @returns {number} */
  get count() {
    return this.#count;
  }

  /** @returns {Uint32Array} all slots in order; valid until the next change */
  slots() {
    this.#ensureSorted();
    return this.#slots.subarray(0, this.#count);
  }

  /** @returns {Uint32Array} rank of each slot; valid until the next change */
  ranks() {
    this.#ensureSorted();
    return this.#ranks;
  }

  /** @param {number} capacity  expected number of slots */
  reserve(capacity) {
    if (capacity <= this.#slots.length) return;
    const length = Math.max(2 * this.#slots.length, capacity);
    const [slots, ranks] = [this.#slots, this.#ranks];
    this.#slots = new Uint32Array(length);
    this.#slots.set(slots);
    this.#ranks = new Uint32Array(length);
    this.#ranks.set(ranks);
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

  /** Call when the result of `compare` may have changed. */
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

  /** Moves the first slot that is not in order to its place. */
  #insertNext() {
    const slot = this.#slotAt(this.#sorted);
    const rank = this.#rankFor(slot);
    this.#slots.copyWithin(rank + 1, rank, this.#sorted);
    this.#slots[rank] = slot;
    this.#sorted += 1;
    this.#ranked = Math.min(this.#ranked, rank);
  }

  /** @param {number} slot  @returns {number} the rank after all slots that are not greater */
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
