/**
 * Pushes that the server has not answered yet, in the order in which they were made.
 * @module net/pushQueue
 */

/** @typedef {import("../wire.js").Op} Op */
/** @typedef {{code: string, params: Record<string, string|number>}} Refusal */

/**
 * @typedef {object} Batch  the ops of one push
 * @property {number} n
 * @property {Op[]} ops
 * @property {boolean} wasSent  also on a connection that is gone: then the log may have it
 * @property {Promise<Refusal|null>} answer
 * @property {(refusal: Refusal|null) => void} settle
 */

/** First in, first out. */
export class PushQueue {
  /** @type {Batch[]} */
  #batches = [];
  #n = 0;

  /** @returns {Batch|undefined} the one to be sent, or under way */
  get head() {
    return this.#batches[0];
  }

  /** @returns {number} ops that wait */
  get size() {
    return this.#batches.reduce((sum, batch) => sum + batch.ops.length, 0);
  }

  /** @returns {Op[][]} */
  pushes() {
    return this.#batches.map((batch) => batch.ops);
  }

  /**
   * @param {string} id  of a thread or comment
   * @returns {boolean} whether words of it wait
   */
  hasTextOf(id) {
    return this.#batches.some(({ ops }) =>
      ops.some((op) => "text" in op && (op.id === id || ("comment_id" in op && op.comment_id === id))),
    );
  }

  /**
   * @param {Op[]} ops
   * @returns {Batch}
   */
  add(ops) {
    /** @type {Batch["settle"]} */
    let settle = () => {};
    /** @type {Batch["answer"]} */
    const answer = new Promise((resolve) => (settle = resolve));
    this.#n += 1;
    const batch = { n: this.#n, ops, wasSent: false, answer, settle };
    this.#batches.push(batch);
    return batch;
  }

  /**
   * Makes a move of a node on top of a move of it that was never sent one move. Once sent, an op may be in the log, and
   * under its id nothing else can be put there.
   * @param {Op[]} ops
   * @returns {Batch|null} the batch that has both now; null where nothing can be folded
   */
  mergeMove(ops) {
    const last = this.#batches.at(-1);
    const [before, op] = [last?.ops[0], ops[0]];
    if (!last || last.wasSent || last.ops.length > 1 || ops.length > 1) return null;
    if (before?.kind !== "node.update" || op?.kind !== "node.update" || before.id !== op.id) return null;
    last.ops = [{ ...before, set: { ...before.set, ...op.set } }];
    return last;
  }

  /**
   * @param {number} n
   * @returns {Batch|null} the head, taken out, if it has that number
   */
  take(n) {
    return this.head?.n === n ? (this.#batches.shift() ?? null) : null;
  }
}
