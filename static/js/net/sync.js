/**
 * Keeps the board in step with the server's log. Knows no socket: messages come in, messages go out.
 * @module net/sync
 */

import { Pending } from "../board/pending.js";
import { newId } from "../board/ids.js";
import { PushQueue } from "./pushQueue.js";

/** @typedef {import("../wire.js").Op} Op */
/** @typedef {import("../wire.js").Entry} Entry */
/** @typedef {import("../wire.js").You} You */
/** @typedef {import("../wire.js").Snapshot} Snapshot */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */
/** @typedef {import("../wire.js").PushMessage} PushMessage */
/** @typedef {import("../board/state.js").BoardState} BoardState */

/** @typedef {import("./pushQueue.js").Refusal} Refusal */
/** @typedef {import("../board/rules/reduce.js").NewOp} NewOp */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {{answer: Promise<Refusal|null>, before: Map<string, BoardNode|null>}} Performed */

/**
 * @typedef {object} Wires
 * @property {(message: PushMessage) => boolean} send
 * @property {() => Promise<Snapshot>} fetchSnapshot
 * @property {(run: () => void, ms: number) => void} later
 * @property {() => number} now  milliseconds since 1970
 */

/** Refusals that mean that nothing was wrong with the push, only with the moment. */
const MOMENTARY = new Set(["retry", "too_fast"]);
const RETRY_AFTER_MS = 1_000;
const RETRY_MAX_MS = 30_000;
/** An op that the log does not have comes after all that it has. */
const UNNUMBERED = Number.MAX_SAFE_INTEGER;

/**
 * What to do with entries that begin at number `first` when the board stands at `seq`.
 * @param {number} seq
 * @param {Entry[]} entries  in order and without gaps among them
 * @returns {{kind: "next"|"stale"|"gap", fresh: Entry[]}}
 */
export function judge(seq, entries) {
  const fresh = entries.filter((entry) => entry.seq > seq);
  if (fresh.length === 0) return { kind: "stale", fresh };
  return { kind: fresh[0]?.seq === seq + 1 ? "next" : "gap", fresh };
}

/** Confirmed board, unconfirmed ops on top of it, and the queue of pushes. */
export class Sync {
  /** @type {You|null} */
  you = null;
  isLive = false;

  /** How far the server's clock is ahead of this computer's. */
  #ahead_ms = 0;
  #board;
  #pending;
  #wires;
  #queue = new PushQueue();
  #isUnderWay = false;
  #sends = 0;
  #retries = 0;
  #isFetching = false;
  /** @type {Entry[]} that arrived while a snapshot was on its way */
  #held = [];
  /** @type {string[]} ops that were acknowledged meanwhile */
  #acked = [];
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {BoardState} board
   * @param {Wires} wires
   */
  constructor(board, wires) {
    this.#board = board;
    this.#pending = new Pending(board);
    this.#wires = wires;
  }

  /** @returns {number} ops that are not on the server's disk yet */
  get unsent() {
    return this.#queue.size;
  }

  /** @returns {Op[][]} the pushes that wait or are under way, in order */
  queued() {
    return this.#queue.pushes();
  }

  /** @returns {number} what the server's clock says, but for the time that its word of it took; before that this computer's */
  serverNow() {
    return this.#wires.now() + this.#ahead_ms;
  }

  /**
   * @param {string} id  of a thread or comment
   * @returns {boolean} whether it is only on this screen so far
   */
  isUnsent(id) {
    return this.#queue.makes(id);
  }

  /**
   * @param {() => void} listener  hears of every change of `you`, `isLive` and `unsent`
   * @returns {() => void} stops it
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Shows ops at once and sends them, all or none; while there is no connection they wait.
   * @param {NewOp[]} news
   * @returns {Promise<Refusal|null>} null once they are on the server's disk
   */
  submit(news) {
    return this.perform(news).answer;
  }

  /**
   * As `submit`, and tells what the nodes were before, for whoever wants to undo it.
   * @param {NewOp[]} news
   * @returns {Performed}
   */
  perform(news) {
    const ops = news.map((op) => /** @type {Op} */ ({ ...op, op_id: newId() }));
    return this.#fold(ops) ?? this.#enqueue(ops);
  }

  /**
   * Sends ops that have their ids already, as those that a page before this one could not send.
   * @param {Op[]} ops
   * @returns {Promise<Refusal|null>}
   */
  resubmit(ops) {
    return this.#enqueue(ops).answer;
  }

  /**
   * @param {Op[]} ops
   * @returns {Performed}
   */
  #enqueue(ops) {
    // In the queue first: whoever draws the new rows asks whether they are unsent.
    const { answer } = this.#queue.add(ops);
    const before = this.#pending.add(ops, this.#stamp());
    this.#sendNext();
    this.#tell();
    return { answer, before };
  }

  /**
   * @param {Op[]} ops
   * @returns {Performed|null} null where nothing can be folded
   */
  #fold(ops) {
    const batch = this.#queue.fold(ops);
    const op = batch?.ops[0];
    if (!batch || op?.kind !== "node.update") return null;
    const before = new Map([[op.id, this.#board.nodes.get(op.id) ?? null]]);
    this.#pending.drop([op.op_id]);
    this.#pending.add(batch.ops, this.#stamp());
    this.#tell();
    return { answer: batch.answer, before };
  }

  /** @returns {import("../board/rules/reduce.js").Stamp} */
  #stamp() {
    const { id: by, role } = this.you ?? { id: "", role: /** @type {const} */ ("view") };
    return { seq: UNNUMBERED, by, role, at: this.#wires.now() };
  }

  /** The connection is gone: what was under way will be sent again, which is safe. */
  disconnected() {
    this.isLive = false;
    this.#isUnderWay = false;
    // The next connection begins where the board stands, and sends these again.
    this.#held = [];
    this.#tell();
  }

  /**
   * Takes one message of the server.
   * @param {ServerMessage} message
   */
  receive(message) {
    if (message.type === "welcome") this.#welcomed(message);
    else if (message.type === "ops") this.#follow(message.entries);
    else if (message.type === "ack") this.#settle(message.n, null);
    else if (message.type === "refused") this.#refused(message.n, { code: message.code, params: message.params });
    else if (message.type === "resync") this.#refetch();
  }

  /** @param {import("../wire.js").WelcomeMessage} welcome */
  #welcomed({ you, at }) {
    this.you = you;
    this.#ahead_ms = at - this.#wires.now();
    this.isLive = true;
    this.#sendNext();
    this.#tell();
  }

  /** @param {Entry[]} entries */
  #follow(entries) {
    if (this.#isFetching) return void this.#held.push(...entries);
    const { kind, fresh } = judge(this.#board.seq, entries);
    if (kind === "next") this.#pending.confirm(fresh);
    if (kind !== "gap") return;
    this.#held.push(...entries);
    this.#refetch();
  }

  #refetch() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    this.#fetch();
  }

  #fetch() {
    this.#wires.fetchSnapshot().then(
      (snapshot) => this.#caughtUp(snapshot),
      () => this.#wires.later(() => this.#fetch(), RETRY_AFTER_MS),
    );
  }

  /** @param {Snapshot} snapshot */
  #caughtUp(snapshot) {
    this.#pending.rebase(snapshot);
    // A cache on the way may hand out an old one: asked again, but not as fast as it answers.
    if (judge(snapshot.seq, this.#held).kind === "gap") return this.#wires.later(() => this.#fetch(), RETRY_AFTER_MS);
    this.#isFetching = false;
    this.#follow(this.#held.splice(0));
    this.#pending.drop(this.#acked.splice(0));
  }

  /** One push at a time: the next one may build on what this one's answer says. */
  #sendNext() {
    const batch = this.#queue.head;
    if (!batch || this.#isUnderWay || !this.isLive) return;
    this.#sends += 1;
    this.#isUnderWay = this.#wires.send({ type: "push", n: batch.n, ops: batch.ops });
    batch.wasSent ||= this.#isUnderWay;
  }

  /**
   * @param {number} n
   * @param {Refusal} refusal
   */
  #refused(n, refusal) {
    if (!MOMENTARY.has(refusal.code)) return this.#settle(n, refusal);
    const sends = this.#sends;
    const asked_ms = Number(refusal.params["retry_after"] ?? 0) * 1_000;
    const pause_ms = asked_ms || Math.min(RETRY_MAX_MS, RETRY_AFTER_MS * 2 ** this.#retries);
    this.#retries += 1;
    this.#wires.later(() => {
      // A new connection has sent it again by itself.
      if (this.#sends !== sends) return;
      this.#isUnderWay = false;
      this.#sendNext();
    }, pause_ms);
  }

  /**
   * As sent, changed or refused: the answer ends the batch, and what the log does not have is taken back.
   * @param {number} n
   * @param {Refusal|null} refusal
   */
  #settle(n, refusal) {
    const batch = this.#queue.take(n);
    if (!batch) return;
    this.#isUnderWay = false;
    this.#retries = 0;
    const op_ids = batch.ops.map((op) => op.op_id);
    // The log's own copy is held back while a snapshot is on its way: until then this one must not vanish.
    if (!refusal && this.#isFetching) this.#acked.push(...op_ids);
    else this.#pending.drop(op_ids);
    batch.settle(refusal);
    this.#sendNext();
    this.#tell();
  }

  #tell() {
    for (const listener of this.#listeners) listener();
  }
}
