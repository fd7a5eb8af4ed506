/**
 * The page's side of the wire, for the tests of net/sync.
 */

import { Sync } from "../../../static/js/net/sync.js";
import { boardOf, entry, note, thread, updateNode } from "../world.js";

/** @typedef {import("../../../static/js/wire.js").Entry} Entry */
/** @typedef {import("../../../static/js/wire.js").PushMessage} PushMessage */

/** A page at entry 1 of a board with one note, and the wires in the test's hands. */
export class Page {
  board = boardOf({ seq: 1, nodes: [note("n")], threads: [thread("t", { node_id: "n" })] });
  /** @type {PushMessage[]} */
  sent = [];
  hasNetwork = true;
  /**
   * @type {{resolve: (snapshot: import("../../../static/js/wire.js").Snapshot) => void, reject: (error: Error) =>
   *   void}[]}
   */
  fetches = [];
  /** @type {(() => void)[]} */
  timers = [];
  /** @type {number[]} */
  pauses_ms = [];
  sync = new Sync(this.board, {
    send: (message) => this.hasNetwork && this.sent.push(message) > 0,
    fetchSnapshot: () => new Promise((resolve, reject) => this.fetches.push({ resolve, reject })),
    later: (run, ms) => void (this.timers.push(run), this.pauses_ms.push(ms)),
    now: () => 42,
  });

  /** @param {boolean} [isLive] */
  constructor(isLive = true) {
    if (isLive) this.welcome();
  }

  /** @param {import("../../../static/js/wire.js").Role} [role] */
  welcome(role = "edit") {
    this.sync.receive({
      type: "welcome",
      protocol: 2,
      seq: 1,
      at: 0,
      you: { id: "me", session: "s", role, name: "Me" },
    });
  }

  /** @param {Entry[]} entries */
  ops(...entries) {
    this.sync.receive({ type: "ops", entries });
  }

  /** @param {number} n */
  ack(n) {
    this.sync.receive({ type: "ack", n, seqs: [] });
  }

  /** @param {number} n  @param {string} [code]  @param {Record<string, string|number>} [params] */
  refuse(n, code = "forbidden", params = { role: "view" }) {
    this.sync.receive({ type: "refused", n, code, message: "", params });
  }

  /** Moves the note, as this person. @param {number} x */
  move(x) {
    return this.sync.submit([{ kind: "node.update", id: "n", set: { x } }]);
  }

  /** Writes a comment, as this person. @param {string} id */
  write(id) {
    return this.sync.submit([{ kind: "comment.create", id, thread_id: "t", text: "Hi" }]);
  }

  /** The last push, as the log has it. @param {number} seq */
  logged(seq) {
    return /** @type {Entry} */ (entry(seq, /** @type {PushMessage} */ (this.sent.at(-1)).ops[0], { by: "me" }));
  }

  get x() {
    return this.board.nodes.get("n")?.x;
  }

  get pushed() {
    return this.sent.map(({ n }) => n);
  }
}

/** Somebody else moves the note. @param {number} seq  @param {number} [x] */
export const moved = (seq, x = seq) => entry(seq, updateNode("n", { x }));
