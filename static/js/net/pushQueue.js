/**
 * The queue of pushes that the server has not answered yet.
 * @module net/pushQueue
 */

/** @typedef {import("../wire.js").Op} Op */
/** @typedef {{code: string, params: Record<string, string|number>}} Refusal */

/**
 * @typedef {object} QueuedPush
 * @property {number} n
 * @property {Op[]} ops
 * @property {boolean} wasSent  on this or an earlier connection, so the log may contain its ops
 * @property {Promise<Refusal|null>} answer
 * @property {(refusal: Refusal|null) => void} resolve
 */

/** First in, first out. */
export class PushQueue {
  /** @type {QueuedPush[]} */
  #queue = [];
  #n = 0;

  /** @returns {QueuedPush|undefined} the push that is being sent, or will be sent next */
  get head() {
    return this.#queue[0];
  }

  /** @returns {number} number of ops in the queue */
  get size() {
    return this.#queue.reduce((sum, push) => sum + push.ops.length, 0);
  }

  /** @returns {Op[][]} */
  pushes() {
    return this.#queue.map((push) => push.ops);
  }

  /**
   * @param {string} id  of a thread or comment
   * @returns {boolean} whether the queue has an op with a text for it
   */
  hasTextOf(id) {
    return this.#queue.some(({ ops }) =>
      ops.some((op) => "text" in op && (op.id === id || ("comment_id" in op && op.comment_id === id))),
    );
  }

  /**
   * @param {Op[]} ops
   * @returns {QueuedPush}
   */
  add(ops) {
    /** @type {QueuedPush["resolve"]} */
    let resolve = () => {};
    /** @type {QueuedPush["answer"]} */
    const answer = new Promise((settle) => (resolve = settle));
    this.#n += 1;
    const push = { n: this.#n, ops, wasSent: false, answer, resolve };
    this.#queue.push(push);
    return push;
  }

  /**
   * Merges an update of a node into the last push if that is an update of the same node that was never sent. After
   * sending, the log may have the op, and the content of a logged op cannot change.
   * @param {Op[]} ops
   * @returns {QueuedPush|null} the push that contains both; null if they cannot be merged
   */
  mergeMove(ops) {
    const last = this.#queue.at(-1);
    const [before, op] = [last?.ops[0], ops[0]];
    if (!last || last.wasSent || last.ops.length > 1 || ops.length > 1) return null;
    if (before?.kind !== "node.update" || op?.kind !== "node.update" || before.id !== op.id) return null;
    last.ops = [{ ...before, set: { ...before.set, ...op.set } }];
    return last;
  }

  /**
   * @param {number} n
   * @returns {QueuedPush|null} the removed head; null if the head has another number
   */
  removeHead(n) {
    return this.head?.n === n ? (this.#queue.shift() ?? null) : null;
  }
}
