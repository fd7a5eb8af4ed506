/**
 * Optimistic updates: ops of this person that the server has not confirmed yet are shown at once, and rolled back when
 * they are refused.
 * @module board/pending
 */

import { changesOf } from "./rules/reduce.js";

/** @typedef {import("../wire.js").Op} Op */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").Entry} Entry */
/** @typedef {import("./rules/reduce.js").Changes} Changes */
/** @typedef {import("./rules/reduce.js").OpMeta} OpMeta */
/** @typedef {import("./state.js").BoardState} BoardState */

/** @typedef {{op: Op, meta: OpMeta, undo: Changes}} PendingOp */

/** The stack of pending ops on top of the confirmed board. */
export class PendingOps {
  #board;
  /** @type {PendingOp[]} */
  #stack = [];

  /** @param {BoardState} board */
  constructor(board) {
    this.#board = board;
  }

  /** @returns {number} how many ops are pending */
  get size() {
    return this.#stack.length;
  }

  /**
   * @param {string} op_id
   * @returns {boolean} whether this op is pending
   */
  has(op_id) {
    return this.#stack.some(({ op }) => op.op_id === op_id);
  }

  /**
   * Applies ops at once, before the server confirms them.
   * @param {Op[]} ops
   * @param {OpMeta} meta  its time is an estimate until the server's entry replaces it
   * @returns {Map<string, BoardNode|null>} the nodes that changed, as they were before; null for nodes that are new
   */
  add(ops, meta) {
    /** @type {Map<string, BoardNode|null>} */
    const before = new Map();
    this.#board.batch(() => {
      for (const op of ops) {
        const undo = this.#apply(op, meta);
        for (const [id, node] of undo.nodes ?? []) if (!before.has(id)) before.set(id, node);
        this.#stack.push({ op, meta, undo });
      }
    });
    return before;
  }

  /**
   * Applies log entries below the pending ops. Pending ops that are among the entries are confirmed and no longer
   * pending.
   * @param {Entry[]} entries
   */
  confirm(entries) {
    const confirmed = new Set(entries.map((entry) => entry.op.op_id));
    this.#changeBoardBelow(confirmed, () => {
      for (const entry of entries) {
        this.#apply(entry.op, entry);
        this.#board.seq = entry.seq;
        this.#board.lastOp = entry.op.op_id;
      }
    });
  }

  /**
   * Rolls ops back: they were refused, or the board below already contains them.
   * @param {Iterable<string>} op_ids
   */
  drop(op_ids) {
    this.#changeBoardBelow(new Set(op_ids), () => {});
  }

  /**
   * Replaces the board below the pending ops.
   * @param {import("../wire.js").Snapshot} snapshot
   */
  rebase(snapshot) {
    this.#changeBoardBelow(new Set(), () => this.#board.load(snapshot));
  }

  /**
   * Rolls back all pending ops, changes the board, and applies the remaining pending ops again.
   * @param {Set<string>} removed  ids of ops that are no longer pending
   * @param {() => void} change
   */
  #changeBoardBelow(removed, change) {
    this.#board.batch(() => {
      for (const { undo } of this.#stack.toReversed()) this.#board.applyChanges(undo);
      change();
      this.#stack = this.#stack.filter(({ op }) => !removed.has(op.op_id));
      for (const waiting of this.#stack) waiting.undo = this.#apply(waiting.op, waiting.meta);
    });
  }

  /**
   * @param {Op} op
   * @param {OpMeta} meta
   */
  #apply(op, meta) {
    return this.#board.applyChanges(changesOf(this.#board, op, meta));
  }
}
