/**
 * The comment areas of a board: shapes that invite to comment [N8], and how many discussions each has.
 * @module board/comments/areas
 */

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {import("../state.js").BoardState} BoardState */
/** @typedef {import("../state.js").ChangedIds} ChangedIds */

/** Kept while the board changes; listeners of the board that look at areas have to come after it. */
export class CommentAreas {
  #board;
  #visibleComments;
  /** @type {Set<string>} */
  #ids = new Set();
  /** @type {readonly ShapeNode[]|null} */
  #sorted = null;
  /** @type {Map<string, Thread[]>|null} discussions that are not settled, by area */
  #openThreads = null;

  /**
   * @param {BoardState} board
   * @param {import("./visibleComments.js").VisibleComments} visibleComments  made before this, so that it hears of
   *   changes first
   */
  constructor(board, visibleComments) {
    this.#board = board;
    this.#visibleComments = visibleComments;
    visibleComments.onChange(() => (this.#openThreads = null));
    for (const node of board.nodes.values()) if (isCommentArea(node)) this.#ids.add(node.id);
    board.onChange((changed) => this.#update(changed));
  }

  /** @returns {number} how many there are: most boards have none, and nothing to do then */
  get count() {
    return this.#ids.size;
  }

  /**
   * @param {string|null} id
   * @returns {ShapeNode|undefined} the area with this id, if the node is one
   */
  get(id) {
    const node = this.#board.nodes.get(id ?? "");
    return node && isCommentArea(node) ? node : undefined;
  }

  /** @returns {readonly ShapeNode[]} by rows, as they are read; the same list as long as they are the same */
  all() {
    this.#sorted ??= [...this.#ids].flatMap((id) => this.get(id) ?? []).sort(compareByRow);
    return this.#sorted;
  }

  /**
   * @param {string} id
   * @returns {readonly Thread[]} what is discussed in the area, not settled and to be read by this person, the oldest
   *   first
   */
  openThreadsIn(id) {
    this.#openThreads ??= this.#groupOpenThreads();
    return this.#openThreads.get(id) ?? [];
  }

  /**
   * @param {string} id
   * @returns {Thread[]} all discussions whose pins stand on it
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
   * @returns {boolean} whether it is, or was, an area
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
