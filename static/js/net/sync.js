/**
 * Keeps the board in step with the server's log. Knows no socket: messages come in, messages go out.
 * @module net/sync
 */

import { PendingOps } from "../board/pending.js";
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
/** @typedef {{answer: Promise<Refusal|null>, before: Map<string, BoardNode|null>}} SubmittedOps */

/**
 * @typedef {object} Transport
 * @property {(message: PushMessage) => boolean} send
 * @property {() => Promise<Snapshot>} fetchSnapshot
 * @property {(run: () => void, ms: number) => void} later
 * @property {() => number} now  milliseconds since 1970
 */

/** Refusals that mean that nothing was wrong with the push, only with the moment. */
const RETRYABLE = new Set(["retry", "too_fast"]);
const RETRY_AFTER_MS = 1_000;
const RETRY_MAX_MS = 30_000;
/** An op that the log does not have comes after all that it has. */
const UNCONFIRMED_SEQ = Number.MAX_SAFE_INTEGER;

/**
 * What to do with entries that begin at number `first` when the board stands at `seq`.
 * @param {number} seq
 * @param {Entry[]} entries  in order and without gaps among them
 * @returns {{kind: "next"|"stale"|"gap", fresh: Entry[]}}
 */
export function classifyEntries(seq, entries) {
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
  #clockOffset_ms = 0;
  #board;
  #pending;
  #transport;
  #queue = new PushQueue();
  #isSending = false;
  #sendCount = 0;
  #retryCount = 0;
  #isFetching = false;
  /** @type {Entry[]} that arrived while a snapshot was on its way */
  #bufferedEntries = [];
  /** @type {string[]} ops that were acknowledged meanwhile */
  #acknowledgedOps = [];
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {BoardState} board
   * @param {Transport} transport
   */
  constructor(board, transport) {
    this.#board = board;
    this.#pending = new PendingOps(board);
    this.#transport = transport;
  }

  /** @returns {number} ops that are not on the server's disk yet */
  get pendingOpCount() {
    return this.#queue.size;
  }

  /** @returns {Op[][]} the pushes that wait or are under way, in order */
  pendingPushes() {
    return this.#queue.pushes();
  }

  /**
   * @returns {number} what the server's clock says, but for the time that its word of it took; before that this
   *   computer's
   */
  serverNow() {
    return this.#transport.now() + this.#clockOffset_ms;
  }

  /**
   * @param {string} id  of a thread or comment
   * @returns {boolean} whether it is only on this screen so far
   */
  isUnsent(id) {
    return this.#queue.hasTextOf(id);
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
   * @returns {SubmittedOps}
   */
  perform(news) {
    const ops = news.map((op) => /** @type {Op} */ ({ ...op, op_id: newId() }));
    return this.#mergeMove(ops) ?? this.#enqueue(ops);
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
   * @returns {SubmittedOps}
   */
  #enqueue(ops) {
    // In the queue first: whoever draws the new rows asks whether they are unsent.
    const { answer } = this.#queue.add(ops);
    const before = this.#pending.add(ops, this.#opMeta());
    this.#sendNext();
    this.#notify();
    return { answer, before };
  }

  /**
   * @param {Op[]} ops
   * @returns {SubmittedOps|null} null where nothing can be folded
   */
  #mergeMove(ops) {
    const batch = this.#queue.mergeMove(ops);
    const op = batch?.ops[0];
    if (!batch || op?.kind !== "node.update") return null;
    const before = new Map([[op.id, this.#board.nodes.get(op.id) ?? null]]);
    this.#pending.drop([op.op_id]);
    this.#pending.add(batch.ops, this.#opMeta());
    this.#notify();
    return { answer: batch.answer, before };
  }

  /** @returns {import("../board/rules/reduce.js").OpMeta} */
  #opMeta() {
    const { id: by, role } = this.you ?? { id: "", role: /** @type {const} */ ("view") };
    return { seq: UNCONFIRMED_SEQ, by, role, at: this.#transport.now() };
  }

  /** The connection is gone: what was under way will be sent again, which is safe. */
  handleDisconnect() {
    this.isLive = false;
    this.#isSending = false;
    // The next connection begins where the board stands, and sends these again.
    this.#bufferedEntries = [];
    this.#notify();
  }

  /**
   * Takes one message of the server.
   * @param {ServerMessage} message
   */
  receive(message) {
    if (message.type === "welcome") this.#handleWelcome(message);
    else if (message.type === "ops") this.#receiveEntries(message.entries);
    else if (message.type === "ack") this.#finishPush(message.n, null);
    else if (message.type === "refused") this.#handleRefusal(message.n, { code: message.code, params: message.params });
    else if (message.type === "resync") this.#refetch();
  }

  /** @param {import("../wire.js").WelcomeMessage} welcome */
  #handleWelcome({ you, at }) {
    this.you = you;
    this.#clockOffset_ms = at - this.#transport.now();
    this.isLive = true;
    this.#sendNext();
    this.#notify();
  }

  /** @param {Entry[]} entries */
  #receiveEntries(entries) {
    if (this.#isFetching) return void this.#bufferedEntries.push(...entries);
    const { kind, fresh } = classifyEntries(this.#board.seq, entries);
    if (kind === "next") this.#pending.confirm(fresh);
    if (kind !== "gap") return;
    this.#bufferedEntries.push(...entries);
    this.#refetch();
  }

  #refetch() {
    if (this.#isFetching) return;
    this.#isFetching = true;
    this.#fetch();
  }

  #fetch() {
    this.#transport.fetchSnapshot().then(
      (snapshot) => this.#applySnapshot(snapshot),
      () => this.#transport.later(() => this.#fetch(), RETRY_AFTER_MS),
    );
  }

  /** @param {Snapshot} snapshot */
  #applySnapshot(snapshot) {
    this.#pending.rebase(snapshot);
    // A cache on the way may hand out an old one: asked again, but not as fast as it answers.
    if (classifyEntries(snapshot.seq, this.#bufferedEntries).kind === "gap")
      return this.#transport.later(() => this.#fetch(), RETRY_AFTER_MS);
    this.#isFetching = false;
    this.#receiveEntries(this.#bufferedEntries.splice(0));
    this.#pending.drop(this.#acknowledgedOps.splice(0));
  }

  /** One push at a time: the next one may build on what this one's answer says. */
  #sendNext() {
    const batch = this.#queue.head;
    if (!batch || this.#isSending || !this.isLive) return;
    this.#sendCount += 1;
    this.#isSending = this.#transport.send({ type: "push", n: batch.n, ops: batch.ops });
    batch.wasSent ||= this.#isSending;
  }

  /**
   * @param {number} n
   * @param {Refusal} refusal
   */
  #handleRefusal(n, refusal) {
    if (!RETRYABLE.has(refusal.code)) return this.#finishPush(n, refusal);
    const sends = this.#sendCount;
    const asked_ms = Number(refusal.params["retry_after"] ?? 0) * 1_000;
    const pause_ms = asked_ms || Math.min(RETRY_MAX_MS, RETRY_AFTER_MS * 2 ** this.#retryCount);
    this.#retryCount += 1;
    this.#transport.later(() => {
      // A new connection has sent it again by itself.
      if (this.#sendCount !== sends) return;
      this.#isSending = false;
      this.#sendNext();
    }, pause_ms);
  }

  /**
   * As sent, changed or refused: the answer ends the batch, and what the log does not have is taken back.
   * @param {number} n
   * @param {Refusal|null} refusal
   */
  #finishPush(n, refusal) {
    const batch = this.#queue.take(n);
    if (!batch) return;
    this.#isSending = false;
    this.#retryCount = 0;
    const op_ids = batch.ops.map((op) => op.op_id);
    // The log's own copy is held back while a snapshot is on its way: until then this one must not vanish.
    if (!refusal && this.#isFetching) this.#acknowledgedOps.push(...op_ids);
    else this.#pending.drop(op_ids);
    batch.settle(refusal);
    this.#sendNext();
    this.#notify();
  }

  #notify() {
    for (const listener of this.#listeners) listener();
  }
}
