/**
 * Undo and redo of one person's own changes. A change is taken back only where nobody has changed the same thing since.
 * @module board/undo
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./state.js").BoardState} BoardState */
/** @typedef {import("./rules/reduce.js").NewOp} NewOp */

/** @typedef {{id: string, before: BoardNode|null, after: BoardNode|null}} NodeChange  a node as a step found and left it */
/** @typedef {NodeChange[]} Step */
/** @typedef {(ops: NewOp[]) => Map<string, BoardNode|null>} Perform  does it, and tells what the nodes were before */

/** A day's work at a workshop; older steps are forgotten. */
const STEPS_MAX = 200;

/** What this person did on the map, newest last. */
export class UndoHistory {
  #board;
  #perform;
  /** @type {Step[]} */
  #undoSteps = [];
  /** @type {Step[]} */
  #redoSteps = [];

  /**
   * @param {BoardState} board
   * @param {Perform} perform
   */
  constructor(board, perform) {
    this.#board = board;
    this.#perform = perform;
  }

  /** @returns {boolean} */
  get canUndo() {
    return this.#undoSteps.length > 0;
  }

  /** @returns {boolean} */
  get canRedo() {
    return this.#redoSteps.length > 0;
  }

  /**
   * Does something that can be undone.
   * @param {NewOp[]} ops
   */
  perform(ops) {
    this.#redoSteps = [];
    this.#push(this.#undoSteps, this.#performStep(ops));
  }

  /** @returns {boolean} false if there was nothing left of ours to take back */
  undo() {
    return this.#restore(this.#undoSteps, this.#redoSteps);
  }

  /** @returns {boolean} false if there was nothing left to do again */
  redo() {
    return this.#restore(this.#redoSteps, this.#undoSteps);
  }

  /**
   * Steps of which others have left nothing are passed over: one press does something, or there is nothing to do.
   * @param {Step[]} from
   * @param {Step[]} to
   */
  #restore(from, to) {
    for (let step = from.pop(); step; step = from.pop()) {
      const ops = restoreOps(this.#board, step);
      if (ops.length === 0) continue;
      this.#push(to, this.#performStep(ops));
      return true;
    }
    return false;
  }

  /**
   * @param {NewOp[]} ops
   * @returns {Step}
   */
  #performStep(ops) {
    const before = this.#perform(ops);
    return [...before].map(([id, row]) => ({ id, before: row, after: this.#board.nodes.get(id) ?? null }));
  }

  /**
   * @param {Step[]} steps
   * @param {Step} step
   */
  #push(steps, step) {
    if (step.length > 0) steps.push(step);
    if (steps.length > STEPS_MAX) steps.shift();
  }
}

/**
 * The ops that take a step back, as far as it still stands.
 * @param {BoardState} board
 * @param {Step} step
 * @returns {NewOp[]} frames before what lies in them, nodes before the lines between them, deletions last
 */
export function restoreOps(board, step) {
  const gone = step.filter(({ id, before, after }) => before && !after && !board.nodes.has(id));
  const restored = new Set(gone.map(({ id }) => id));
  const creates = gone.map(({ before }) => createOp(board, restored, /** @type {BoardNode} */ (before)));
  creates.sort((a, b) => creationRank(a.node) - creationRank(b.node));
  const updates = step.flatMap((touched) => updateOps(board, touched));
  const mine = step.filter(({ id, before, after }) => !before && after && isSame(board.nodes.get(id), after));
  return [...creates, ...updates, ...mine.map(({ id }) => ({ kind: /** @type {const} */ ("node.delete"), id }))];
}

/**
 * @param {BoardState} board
 * @param {Set<string>} restored  nodes that come back in the same step
 * @param {BoardNode} node
 */
function createOp(board, restored, node) {
  const isThere = (/** @type {string|null} */ id) => id === null || restored.has(id) || board.nodes.has(id);
  const { parent, order } = node.place;
  const placed = isThere(parent) ? node : { ...node, place: { parent: null, order } };
  return {
    kind: /** @type {const} */ ("node.create"),
    node: placed.kind === "connector" ? detachLostEnds(placed, isThere) : placed,
  };
}

/**
 * A line that comes back to a node that did not: that end stays where the line last ran.
 * @param {import("../wire.js").ConnectorNode} line
 * @param {(id: string|null) => boolean} isThere
 * @returns {import("../wire.js").ConnectorNode}
 */
function detachLostEnds(line, isThere) {
  const { x, y, w, h, start, end } = line;
  return {
    ...line,
    start: isThere(start.node_id) ? start : { node_id: null, x, y },
    end: isThere(end.node_id) ? end : { node_id: null, x: x + w, y: y + h },
  };
}

/** @param {BoardNode} node  @returns {number} */
function creationRank({ kind }) {
  if (kind === "frame") return 0;
  return kind === "connector" ? 2 : 1;
}

/**
 * @param {BoardState} board
 * @param {NodeChange} touched
 * @returns {NewOp[]} none or one: the fields that are still as we left them
 */
function updateOps(board, { id, before, after }) {
  const now = board.nodes.get(id);
  if (!now || !before || !after) return [];
  const [was, left, is] = [before, after, now].map((node) => new Map(Object.entries(node)));
  const ours = [...(was ?? [])].filter(
    ([key, value]) => !isSame(value, left?.get(key)) && isSame(is?.get(key), left?.get(key)),
  );
  return ours.length > 0 ? [{ kind: "node.update", id, set: Object.fromEntries(ours) }] : [];
}

/**
 * @param {unknown} a
 * @param {unknown} b
 */
function isSame(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
