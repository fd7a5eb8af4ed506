/**
 * Undo and redo of one person's own changes. A change is undone only where nobody has changed the same field since.
 * @module board/undo
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./state.js").BoardState} BoardState */
/** @typedef {import("./rules/reduce.js").NewOp} NewOp */

/** @typedef {{id: string, before: BoardNode|null, after: BoardNode|null}} NodeChange  a node before and after a step */
/** @typedef {NodeChange[]} Step */
/**
 * @typedef {(ops: NewOp[]) => Map<string, BoardNode|null>} Perform  applies the ops and returns the nodes from before
 */

/** Enough for a workshop of a day; older steps are dropped. */
const STEPS_MAX = 200;

/** The steps of this person, newest last. */
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
   * Performs ops as one step that can be undone. Clears the redo steps.
   * @param {NewOp[]} ops
   */
  perform(ops) {
    this.#redoSteps = [];
    this.#push(this.#undoSteps, this.#performStep(ops));
  }

  /** @returns {boolean} false if nothing was left to undo */
  undo() {
    return this.#restore(this.#undoSteps, this.#redoSteps);
  }

  /** @returns {boolean} false if nothing was left to redo */
  redo() {
    return this.#restore(this.#redoSteps, this.#undoSteps);
  }

  /**
   * Skips steps that others have changed completely, so that each key press has an effect as long as a step is left.
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
 * The ops that restore what a step changed, except where others have changed it since.
 * @param {BoardState} board
 * @param {Step} step
 * @returns {NewOp[]} frames before their content, nodes before their connectors, deletions last
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
 * @param {Set<string>} restored  nodes that the same step restores
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
 * Frees the ends of a restored connector whose node does not exist any more: they stay where the connector last ran.
 * @param {import("../wire.js").ConnectorNode} connector
 * @param {(id: string|null) => boolean} isThere
 * @returns {import("../wire.js").ConnectorNode}
 */
function detachLostEnds(connector, isThere) {
  const { x, y, w, h, start, end } = connector;
  return {
    ...connector,
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
 * @returns {NewOp[]} at most one op, with the fields that still have the value that the step gave them
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
