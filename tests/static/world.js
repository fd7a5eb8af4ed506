/**
 * Small worlds that the tests build their own from: rows, ops and entries, and clocks that only move when told to.
 */

import { BoardState } from "../../static/js/board/state.js";
import { View } from "../../static/js/board/view.js";

/** @typedef {import("../../static/js/wire.js").Op} Op */
/** @typedef {import("../../static/js/wire.js").Entry} Entry */
/** @typedef {import("../../static/js/wire.js").Snapshot} Snapshot */
/** @typedef {import("../../static/js/board/camera/cameraAnimation.js").AnimationClock} AnimationClock */

const PLACE = Object.freeze({ parent: null, order: "a" });
const BOX = Object.freeze({ x: 0, y: 0, w: 100, h: 100, place: PLACE });

/**
 * @param {string} id
 * @param {Partial<import("../../static/js/wire.js").FrameNode>} [fields]
 * @returns {import("../../static/js/wire.js").FrameNode}
 */
export function frame(id, fields) {
  return { ...BOX, id, kind: "frame", title: id, titles: {}, fill: "white", style: "plain", page: "", ...fields };
}

/**
 * @param {string} id
 * @param {Partial<import("../../static/js/wire.js").StickyNode>} [fields]
 * @returns {import("../../static/js/wire.js").StickyNode}
 */
export function note(id, fields) {
  return { ...BOX, id, kind: "sticky", text: id, color: "yellow", size: 16, align: "left", ...fields };
}

/**
 * @param {string} id
 * @param {Partial<import("../../static/js/wire.js").Thread>} [fields]
 * @returns {import("../../static/js/wire.js").Thread}
 */
export function thread(id, fields) {
  return { id, node_id: null, x: 0, y: 0, by: "ann", at: 1, is_resolved: false, ...fields };
}

/**
 * @param {string} id
 * @param {Partial<import("../../static/js/wire.js").Comment>} [fields]
 * @returns {import("../../static/js/wire.js").Comment}
 */
export function comment(id, fields) {
  return {
    id,
    thread_id: "thread",
    seq: 1,
    by: "ann",
    at: 1,
    text: id,
    mentions: [],
    edited_at: null,
    reactions: {},
    hidden: null,
    ...fields,
  };
}

/**
 * @param {Partial<Snapshot>} [rows]
 * @returns {Snapshot}
 */
export function snapshot(rows) {
  const board = {
    id: "board",
    title: "Board",
    first_number: 1,
    start: null,
    comments_open: true,
    opens_at: null,
    closes_at: null,
    slow_seconds: 0,
    review: /** @type {const} */ ("nothing"),
  };
  return { seq: 0, last_op: "", board, nodes: [], threads: [], comments: [], people: [], ...rows };
}

/** @param {Partial<Snapshot>} [rows] */
export function boardOf(rows) {
  const board = new BoardState();
  board.load(snapshot(rows));
  return board;
}

/**
 * Everything that is on a board, as it is now.
 * @param {BoardState} board
 */
export function rowsOf({ seq, info, nodes, threads, comments, people }) {
  return structuredClone({ seq, info, nodes, threads, comments, people });
}

/**
 * @param {BoardState} board
 * @returns {Snapshot} as the server would give it
 */
export function snapshotOf(board) {
  const rows = { nodes: [...board.nodes.values()], threads: [...board.threads.values()] };
  return snapshot({
    seq: board.seq,
    last_op: board.lastOp,
    ...rows,
    comments: [...board.comments.values()],
    people: [...board.people.values()],
  });
}

/**
 * @param {number} seq
 * @param {Op} op
 * @param {Partial<Entry>} [fields]
 * @returns {Entry}
 */
export function entry(seq, op, fields) {
  return { seq, by: "bob", role: "edit", at: 1000 + seq, op, ...fields };
}

let made = 0;

/**
 * @template {object} O
 * @param {O} op
 * @returns {O & {op_id: string}} with an id of its own
 */
function withId(op) {
  made += 1;
  return Object.assign({ op_id: `op-${made}` }, op);
}

/** @param {import("../../static/js/wire.js").BoardNode} node */
export const createNode = (node) => withId({ kind: /** @type {const} */ ("node.create"), node });

/**
 * @param {string} id
 * @param {import("../../static/js/wire.js").NodeUpdate["set"]} set
 */
export const updateNode = (id, set) => withId({ kind: /** @type {const} */ ("node.update"), id, set });

/** @param {string} id */
export const deleteNode = (id) => withId({ kind: /** @type {const} */ ("node.delete"), id });

/**
 * @param {string} id
 * @param {Partial<import("../../static/js/wire.js").ThreadCreate>} [fields]
 */
export const createThread = (id, fields) =>
  withId({
    kind: /** @type {const} */ ("thread.create"),
    id,
    node_id: null,
    x: 5,
    y: 5,
    comment_id: `${id}-first`,
    text: "Hello",
    ...fields,
  });

/**
 * @param {string} id
 * @param {string} thread_id
 */
export const createComment = (id, thread_id) =>
  withId({ kind: /** @type {const} */ ("comment.create"), id, thread_id, text: id });

/** @param {string} name */
export const rename = (name) => withId({ kind: /** @type {const} */ ("person.rename"), name });

/**
 * A view of 1000 x 800 pixels.
 * @param {Partial<import("../../static/js/board/view.js").ViewState>} [looks]
 */
export function viewOf(looks) {
  const view = new View();
  view.set({ viewport: { w: 1000, h: 800 }, ...looks });
  return view;
}

/** Animation frames that come when the test says so. */
export class FrameClock {
  /** @type {Map<number, (now_ms: number) => void>} */
  waiting = new Map();
  #last = 0;

  /** @param {boolean} [reducesMotion] */
  constructor(reducesMotion = false) {
    this.prefersReducedMotion = () => reducesMotion;
  }

  /** @param {(now_ms: number) => void} callback */
  request(callback) {
    this.waiting.set(++this.#last, callback);
    return this.#last;
  }

  /** @param {number} request */
  cancel(request) {
    this.waiting.delete(request);
  }

  /** @param {number[]} times_ms  one for each frame */
  run(...times_ms) {
    for (const now_ms of times_ms) {
      const due = [...this.waiting.values()];
      this.waiting.clear();
      for (const callback of due) callback(now_ms);
    }
  }
}

/**
 * Everything after this line sees what promises that are settled already have led to.
 * @returns {Promise<void>}
 */
export function settled() {
  return new Promise((resolve) => void setImmediate(resolve));
}
