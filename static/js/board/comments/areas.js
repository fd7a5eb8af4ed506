/**
 * Comment areas: shapes that invite to comment [N8], and the open threads in each.
 * @module board/comments/areas
 */

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../state.js").BoardState} BoardState */
/** @typedef {import("../state.js").ChangedIds} ChangedIds */

/**
 * An index of the areas that follows the board. Listeners of the board that use it must be added after it is created.
 */
export class CommentAreas {
  #board;
  #visibleComments;
  /** @type {Set<string>} */
  #ids = new Set();
  /** @type {readonly ShapeNode[]|null} */
  #sorted = null;
  /** @type {Map<string, Thread[]>|null} threads that are not resolved, by area */
  #openThreads = null;

  /**
   * @param {BoardState} board
   * @param {import("./visibleComments.js").VisibleComments} visibleComments  created before this, so that it handles
   *   changes first
   */
  constructor(board, visibleComments) {
    this.#board = board;
    this.#visibleComments = visibleComments;
    visibleComments.onChange(() => (this.#openThreads = null));
    for (const node of board.nodes.values()) if (isCommentArea(node)) this.#ids.add(node.id);
    board.onChange((changed) => this.#update(changed));
  }

  /** @returns {number} how many areas there are; 0 on most boards, so callers can skip all work */
  get count() {
    return this.#ids.size;
  }

  /**
   * @param {string|null} id
   * @returns {ShapeNode|undefined} the area with this id; undefined if there is none
   */
  get(id) {
    const node = this.#board.nodes.get(id ?? "");
    return node && isCommentArea(node) ? node : undefined;
  }

  /** @returns {readonly ShapeNode[]} from the top, then from the left; the same array until an area changes */
  all() {
    this.#sorted ??= [...this.#ids].flatMap((id) => this.get(id) ?? []).sort(compareByRow);
    return this.#sorted;
  }

  /**
   * @param {string} id
   * @returns {readonly Thread[]} the unresolved threads on the area that this person may read, oldest first
   */
  openThreadsIn(id) {
    this.#openThreads ??= this.#groupOpenThreads();
    return this.#openThreads.get(id) ?? [];
  }

  /**
   * @param {string} id
   * @returns {Thread[]} all threads whose pins are on this node
   */
  threadsOn(id) {
    return [...this.#board.threads.values()].filter(({ node_id }) => node_id === id);
  }

  #groupOpenThreads() {
    /** @type {Map<string, Thread[]>} */
    const open = new Map();
    for (const thread of this.#board.threads.values()) {
      if (thread.is_resolved || !this.#ids.has(thread.node_id ?? "") || !this.#visibleComments.isShown(thread.id))
        continue;
      const id = /** @type {string} */ (thread.node_id);
      open.set(id, [...(open.get(id) ?? []), thread]);
    }
    for (const threads of open.values()) threads.sort((a, b) => a.at - b.at);
    return open;
  }

  /** @param {ChangedIds} changed */
  #update({ nodes, threads, comments, isReset }) {
    if (isReset) this.#ids = new Set([...this.#board.nodes.values()].filter(isCommentArea).map(({ id }) => id));
    let isOther = isReset;
    for (const id of nodes) isOther = this.#updateNode(id) || isOther;
    if (isOther) this.#sorted = null;
    if (isOther || threads.size + comments.size > 0) this.#openThreads = null;
  }

  /**
   * @param {string} id  of a node that was set or removed
   * @returns {boolean} whether the node is or was an area
   */
  #updateNode(id) {
    const isOne = this.get(id) !== undefined;
    const wasOne = this.#ids.delete(id);
    if (isOne) this.#ids.add(id);
    return isOne || wasOne;
  }
}

/**
 * @param {BoardNode} node
 * @returns {node is ShapeNode}
 */
export function isCommentArea(node) {
  return node.kind === "shape" && node.invites_comments;
}

/**
 * @param {ShapeNode} a
 * @param {ShapeNode} b
 */
function compareByRow(a, b) {
  return a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1);
}
