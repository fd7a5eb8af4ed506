/**
 * A server of a few lines and browsers on a network that breaks, all moved by one sequence of random numbers.
 */

import { changesOf } from "../../../static/js/board/rules/reduce.js";
import { Sync } from "../../../static/js/net/sync.js";
import { boardOf, frame, note, snapshotOf } from "../world.js";

/** @typedef {import("../../../static/js/wire.js").Op} Op */
/** @typedef {import("../../../static/js/wire.js").Entry} Entry */
/** @typedef {import("../../../static/js/wire.js").ServerMessage} ServerMessage */
/** @typedef {import("../../../static/js/wire.js").PushMessage} PushMessage */
/** @typedef {import("../../../static/js/wire.js").Snapshot} Snapshot */
/** @typedef {import("../../../static/js/net/sync.js").NewOp} NewOp */

const START = { nodes: [frame("f"), note("n1", { place: { parent: "f", order: "a" } }), note("n2")] };
/** Further behind than this, the log does not help. */
const TAIL_MAX = 8;

/** @param {number} seed  @returns {() => number} 0 to 1, the same for the same seed (mulberry32) */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers, refuses, knows what it has; has one log and tells it to all who are connected. */
export class TinyServer {
  board = boardOf(START);
  /** @type {Entry[]} */
  log = [];
  /** @type {Set<Browser>} */
  connected = new Set();
  losses = 0;
  refusals = 0;
  resyncs = 0;
  repeats = 0;

  /** @param {() => number} chance */
  constructor(chance) {
    this.chance = chance;
  }

  /** @param {Browser} browser  @param {number} after */
  join(browser, after) {
    this.connected.add(browser);
    browser.down.push({
      type: "welcome",
      protocol: 2,
      seq: this.board.seq,
      at: 0,
      you: { id: browser.id, session: "", role: "edit", name: null },
    });
    const isFar = this.log.length - after > TAIL_MAX;
    if (isFar) this.resyncs += 1;
    browser.down.push(isFar ? { type: "resync" } : { type: "ops", entries: this.log.slice(after) });
  }

  /**
   * @param {Browser} browser  @param {PushMessage} push  [P1] all or none, [P4] nothing twice, [P3] broadcast before
   *   ack
   */
  push(browser, { n, ops }) {
    const isKnown = this.log.some(({ op }) => op.op_id === ops[0]?.op_id);
    if (isKnown) this.repeats += 1;
    const code = isKnown ? null : this.#apply(ops, browser.id);
    if (code) this.refusals += 1;
    browser.down.push(code ? { type: "refused", n, code, message: "", params: {} } : { type: "ack", n, seqs: [] });
  }

  /** @param {Op[]} ops  @param {string} by  @returns {string|null} code of the refusal */
  #apply(ops, by) {
    if (this.chance() < 0.15) return this.chance() < 0.5 ? "retry" : "forbidden";
    const stamp = { by, role: /** @type {const} */ ("edit"), at: 10_000 + this.log.length };
    const undos = [];
    for (const op of ops) {
      const isPossible = isAllowed(this.board, op);
      const seq = this.board.seq + undos.length + 1;
      if (isPossible) undos.push(this.board.applyChanges(changesOf(this.board, op, { ...stamp, seq })));
      else {
        for (const undo of undos.reverse()) this.board.applyChanges(undo);
        return "not_found";
      }
    }
    const entries = ops.map((op, i) => ({ ...stamp, seq: this.board.seq + 1 + i, op }));
    this.board.seq += ops.length;
    this.log.push(...entries);
    // A real server closes a connection before it leaves something out; the page must notice either way.
    for (const browser of this.connected) if (this.chance() > 0.03) browser.down.push({ type: "ops", entries });
    return null;
  }
}

/**
 * @param {import("../../../static/js/board/state.js").BoardState} board
 * @param {Op} op
 */
function isAllowed({ nodes, threads }, op) {
  if (op.kind === "node.update" || op.kind === "node.delete") return nodes.has(op.id);
  if (op.kind === "node.create") return !nodes.has(op.node.id);
  if (op.kind === "thread.create") return op.node_id === null || nodes.has(op.node_id);
  return op.kind !== "comment.create" || threads.has(op.thread_id);
}

/** A page, the network between it and the server, and somebody who writes at random. */
export class Browser {
  board = boardOf(START);
  /** @type {PushMessage[]} */
  up = [];
  /** @type {ServerMessage[]} */
  down = [];
  /** @type {Promise<unknown>[]} answer to each push */
  answers = [];
  /** @type {Op[][]} */
  pushes = [];
  /** @type {{succeed: (snapshot: Snapshot) => void, fail: () => void}[]} */
  #fetches = [];
  /** @type {(() => void)[]} */
  #timers = [];
  #made = 0;
  #isAsked = false;

  /** @param {string} id  @param {TinyServer} server  @param {() => number} chance */
  constructor(id, server, chance) {
    this.id = id;
    this.server = server;
    this.chance = chance;
    this.sync = new Sync(this.board, {
      send: (push) => this.#send(push),
      // Settles within the step, unlike a promise, so that a seed always plays the same.
      fetchSnapshot: () => /** @type {any} */ ({ then: (succeed, fail) => this.#fetches.push({ succeed, fail }) }),
      later: (run) => this.#timers.push(run),
      now: () => 1,
    });
  }

  /** One thing happens: a message arrives, a connection breaks or comes, a request ends, time passes. */
  live() {
    const happenings = [
      () => this.#break(),
      () => this.#join(),
      () => this.#up(),
      () => this.#up(),
      () => this.#down(),
      () => this.#down(),
      () => this.#down(),
      () => this.#fetched(this.chance() < 0.3),
      () => this.#timers.shift()?.(),
    ];
    happenings[Math.floor(this.chance() * happenings.length)]?.();
  }

  /** The network is good until nothing is left to do. */
  calm() {
    this.#break();
    this.#join();
    while (this.up.length + this.down.length + this.#fetches.length + this.#timers.length > 0) {
      this.#up();
      this.#down();
      this.#fetched(false);
      this.#timers.shift()?.();
    }
  }

  /** Writes one or two ops as one push. */
  write() {
    const ops = Array.from({ length: this.chance() < 0.7 ? 1 : 2 }, () => this.#anyOp());
    const answer = this.sync.submit(ops);
    // A move that was folded into one that waits shares its push and its answer.
    if (!this.answers.includes(answer)) this.answers.push(answer);
  }

  /** @param {PushMessage} push */
  #send(push) {
    if (!this.server.connected.has(this)) return false;
    if (this.#isAsked) throw new Error("Two pushes are under way at once.");
    this.#isAsked = true;
    this.up.push(push);
    return true;
  }

  #up() {
    const push = this.up.shift();
    if (!push) return;
    this.pushes[push.n - 1] = push.ops;
    this.server.push(this, push);
  }

  #down() {
    const message = this.down.shift();
    if (!message) return;
    if (message.type === "ack" || message.type === "refused") this.#isAsked = false;
    this.sync.receive(message);
  }

  /** @param {boolean} isBad */
  #fetched(isBad) {
    const fetch = this.#fetches.shift();
    if (isBad) fetch?.fail();
    else fetch?.succeed(structuredClone(snapshotOf(this.server.board)));
  }

  #join() {
    if (!this.server.connected.has(this)) this.server.join(this, this.board.seq);
  }

  /** What was on its way is lost, in both directions. */
  #break() {
    if (!this.server.connected.delete(this)) return;
    this.server.losses += this.up.length + this.down.length;
    this.up = [];
    this.down = [];
    this.#isAsked = false;
    this.sync.handleDisconnect();
  }

  /** @returns {NewOp} */
  #anyOp() {
    const [id, fresh, x] = [
      this.#anyOf(this.board.nodes),
      `${this.id}-${(this.#made += 1)}`,
      Math.floor(this.chance() * 100),
    ];
    const thread_id = this.#anyOf(this.board.threads);
    const place = { parent: this.chance() < 0.5 && this.board.nodes.has("f") ? "f" : null, order: "b" };
    const ops = /** @type {NewOp[]} */ ([
      { kind: "node.create", node: note(fresh, { x, place }) },
      { kind: "node.update", id, set: { x, text: fresh } },
      { kind: "node.update", id, set: { y: x } },
      { kind: "node.delete", id },
      {
        kind: "thread.create",
        id: fresh,
        node_id: this.chance() < 0.7 ? id : null,
        x,
        y: x,
        comment_id: `${fresh}-c`,
        text: "Hi",
      },
      { kind: "comment.create", id: fresh, thread_id, text: fresh },
      { kind: "person.rename", name: fresh },
    ]);
    return /** @type {NewOp} */ (ops[Math.floor(this.chance() * ops.length)]);
  }

  /** @param {Map<string, unknown>} rows */
  #anyOf(rows) {
    return [...rows.keys()][Math.floor(this.chance() * rows.size)] ?? "none";
  }
}
