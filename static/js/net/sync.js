/**
 * Synchronises the board with the server's log. Independent of the WebSocket: it receives and sends messages.
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

/** Refusal codes after which the same push is sent again later. */
const RETRYABLE = new Set(["retry", "too_fast"]);
const RETRY_AFTER_MS = 1_000;
const RETRY_MAX_MS = 30_000;
/** Number of pending ops: they come after all entries of the log. */
const UNCONFIRMED_SEQ = Number.MAX_SAFE_INTEGER;

/**
 * Compares received entries with the state of the board.
 * @param {number} seq  number of the last entry that the board has
 * @param {Entry[]} entries  in order and without gaps
 * @returns {{kind: "next"|"stale"|"gap", fresh: Entry[]}} "next": `fresh` follows the board directly; "stale": the
 *   board has all entries; "gap": entries between the board and `fresh` are missing
 */
export function classifyEntries(seq, entries) {
  const fresh = entries.filter((entry) => entry.seq > seq);
  if (fresh.length === 0) return { kind: "stale", fresh };
  return { kind: fresh[0]?.seq === seq + 1 ? "next" : "gap", fresh };
}

/** The confirmed board, the pending ops on top of it, and the queue of pushes. */
export class Sync {
  /** @type {You|null} */
  you = null;
  isLive = false;

  /** Server time minus local time. */
  #clockOffset_ms = 0;
  #board;
  #pending;
  #transport;
  #queue = new PushQueue();
  #isSending = false;
  #sendCount = 0;
  #retryCount = 0;
  #isFetching = false;
  /** @type {Entry[]} received while a snapshot is being fetched */
  #bufferedEntries = [];
  /** @type {string[]} ops that were acknowledged while a snapshot is being fetched */
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

  /** @returns {number} number of ops that the server has not stored yet */
  get pendingOpCount() {
    return this.#queue.size;
  }

  /** @returns {Op[][]} the pushes that the server has not answered yet, in order */
  pendingPushes() {
    return this.#queue.pushes();
  }

  /**
   * @returns {number} server time in milliseconds since 1970, too early by the latency of the welcome message; local
   *   time until the first welcome
   */
  serverNow() {
    return this.#transport.now() + this.#clockOffset_ms;
  }

  /**
   * @param {string} id  of a thread or comment
   * @returns {boolean} whether its text is still pending
   */
  isUnsent(id) {
    return this.#queue.hasTextOf(id);
  }

  /**
   * @param {() => void} listener  called after each change of `you`, `isLive` and `pendingOpCount`
   * @returns {() => void} removes the listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Applies ops to the board at once and sends them as one push, now or after the next connection. The server accepts
   * all of them or none.
   * @param {NewOp[]} newOps
   * @returns {Promise<Refusal|null>} null once the server has stored them
   */
  submit(newOps) {
    return this.perform(newOps).answer;
  }

  /**
   * Like `submit`, and also returns the nodes from before, for undo.
   * @param {NewOp[]} newOps
   * @returns {SubmittedOps}
   */
  perform(newOps) {
    const ops = newOps.map((op) => /** @type {Op} */ ({ ...op, op_id: newId() }));
    return this.#mergeMove(ops) ?? this.#enqueue(ops);
  }

  /**
   * Sends ops that already have ids, for example pending ops of an earlier page.
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
    // The queue comes first: listeners that draw the new rows ask whether they are unsent.
    const { answer } = this.#queue.add(ops);
    const before = this.#pending.add(ops, this.#opMeta());
    this.#sendNext();
    this.#notify();
    return { answer, before };
  }

  /**
   * @param {Op[]} ops
   * @returns {SubmittedOps|null} null if the ops cannot be merged into the last push
   */
  #mergeMove(ops) {
    const push = this.#queue.mergeMove(ops);
    const op = push?.ops[0];
    if (!push || op?.kind !== "node.update") return null;
    const before = new Map([[op.id, this.#board.nodes.get(op.id) ?? null]]);
    this.#pending.drop([op.op_id]);
    this.#pending.add(push.ops, this.#opMeta());
    this.#notify();
    return { answer: push.answer, before };
  }

  /** @returns {import("../board/rules/reduce.js").OpMeta} */
  #opMeta() {
    const { id: by, role } = this.you ?? { id: "", role: /** @type {const} */ ("view") };
    return { seq: UNCONFIRMED_SEQ, by, role, at: this.#transport.now() };
  }

  /** Handles the loss of the connection. A push without an answer will be sent again, which is safe. */
  handleDisconnect() {
    this.isLive = false;
    this.#isSending = false;
    // The next connection starts at the board's last entry, so the server sends these again.
    this.#bufferedEntries = [];
    this.#notify();
  }

  /**
   * Handles one message of the server.
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
    // A cache may answer with an old snapshot: fetch again, after a pause.
    if (classifyEntries(snapshot.seq, this.#bufferedEntries).kind === "gap")
      return this.#transport.later(() => this.#fetch(), RETRY_AFTER_MS);
    this.#isFetching = false;
    this.#receiveEntries(this.#bufferedEntries.splice(0));
    this.#pending.drop(this.#acknowledgedOps.splice(0));
  }

  /** Sends one push at a time, because the next push may depend on the answer. */
  #sendNext() {
    const push = this.#queue.head;
    if (!push || this.#isSending || !this.isLive) return;
    this.#sendCount += 1;
    this.#isSending = this.#transport.send({ type: "push", n: push.n, ops: push.ops });
    push.wasSent ||= this.#isSending;
  }

  /**
   * @param {number} n
   * @param {Refusal} refusal
   */
  #handleRefusal(n, refusal) {
    if (!RETRYABLE.has(refusal.code)) return this.#finishPush(n, refusal);
    const sends = this.#sendCount;
    const requested_ms = Number(refusal.params["retry_after"] ?? 0) * 1_000;
    const pause_ms = requested_ms || Math.min(RETRY_MAX_MS, RETRY_AFTER_MS * 2 ** this.#retryCount);
    this.#retryCount += 1;
    this.#transport.later(() => {
      // After a reconnection the push was sent again already.
      if (this.#sendCount !== sends) return;
      this.#isSending = false;
      this.#sendNext();
    }, pause_ms);
  }

  /**
   * Removes an answered push from the queue and rolls back its ops; if they were accepted, the log entries replace
   * them.
   * @param {number} n
   * @param {Refusal|null} refusal
   */
  #finishPush(n, refusal) {
    const push = this.#queue.removeHead(n);
    if (!push) return;
    this.#isSending = false;
    this.#retryCount = 0;
    const op_ids = push.ops.map((op) => op.op_id);
    // While a snapshot is being fetched, the log entries are buffered, so the pending ops must stay until then.
    if (!refusal && this.#isFetching) this.#acknowledgedOps.push(...op_ids);
    else this.#pending.drop(op_ids);
    push.resolve(refusal);
    this.#sendNext();
    this.#notify();
  }

  #notify() {
    for (const listener of this.#listeners) listener();
  }
}
