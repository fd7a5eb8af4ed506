/**
 * Ops of this person that the server has not confirmed: shown at once, and taken back exactly when refused.
 * @module board/pending
 */

import { changesOf } from "./rules/reduce.js";

/** @typedef {import("../wire.js").Op} Op */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").Entry} Entry */
/** @typedef {import("./rules/reduce.js").Changes} Changes */
/** @typedef {import("./rules/reduce.js").OpMeta} OpMeta */
/** @typedef {import("./state.js").BoardState} BoardState */

/** @typedef {{op: Op, stamp: OpMeta, undo: Changes}} PendingOp */

/** The stack of unconfirmed ops on top of the confirmed board. */
export class PendingOps {
  #board;
  /** @type {PendingOp[]} */
  #stack = [];

  /** @param {BoardState} board */
  constructor(board) {
    this.#board = board;
  }

  /** @returns {number} how many ops wait */
  get size() {
    return this.#stack.length;
  }

  /**
   * @param {string} op_id
   * @returns {boolean} whether that op still waits
   */
  has(op_id) {
    return this.#stack.some(({ op }) => op.op_id === op_id);
  }

  /**
   * Shows ops as if they were confirmed.
   * @param {Op[]} ops
   * @param {OpMeta} stamp  the time is this computer's guess until the server gives its own
   * @returns {Map<string, BoardNode|null>} the nodes that changed, as they were before
   */
  add(ops, stamp) {
    /** @type {Map<string, BoardNode|null>} */
    const before = new Map();
    this.#board.batch(() => {
      for (const op of ops) {
        const undo = this.#apply(op, stamp);
        for (const [id, node] of undo.nodes ?? []) if (!before.has(id)) before.set(id, node);
        this.#stack.push({ op, stamp, undo });
      }
    });
    return before;
  }

  /**
   * Puts entries of the log under the unconfirmed ops; those that the log now has are confirmed by it.
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
   * Takes ops back, because they were refused or because the board beneath has them already.
   * @param {Iterable<string>} op_ids
   */
  drop(op_ids) {
    this.#changeBoardBelow(new Set(op_ids), () => {});
  }

  /**
   * Replaces the board beneath.
   * @param {import("../wire.js").Snapshot} snapshot
   */
  rebase(snapshot) {
    this.#changeBoardBelow(new Set(), () => this.#board.load(snapshot));
  }

  /**
   * Takes all unconfirmed ops off, changes the board, and puts those that stay back on.
   * @param {Set<string>} leaving
   * @param {() => void} change
   */
  #changeBoardBelow(leaving, change) {
    this.#board.batch(() => {
      for (const { undo } of this.#stack.toReversed()) this.#board.applyChanges(undo);
      change();
      this.#stack = this.#stack.filter(({ op }) => !leaving.has(op.op_id));
      for (const waiting of this.#stack) waiting.undo = this.#apply(waiting.op, waiting.stamp);
    });
  }

  /**
   * @param {Op} op
   * @param {OpMeta} stamp
   */
  #apply(op, stamp) {
    return this.#board.applyChanges(changesOf(this.#board, op, stamp));
  }
}
