/**
 * The board in the browser: the same rows as on the server, and an event for every change.
 * @module board/state
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("../wire.js").Thread} Thread */
/** @typedef {import("../wire.js").Comment} Comment */
/** @typedef {import("../wire.js").Person} Person */
/** @typedef {import("../wire.js").Snapshot} Snapshot */
/** @typedef {import("../wire.js").SnapshotHead} SnapshotHead */
/** @typedef {import("./rules/reduce.js").Changes} Changes */

/**
 * @typedef {object} ChangedIds  ids of the rows that were set or removed
 * @property {Set<string>} nodes
 * @property {Set<string>} threads
 * @property {Set<string>} comments
 * @property {Set<string>} people
 * @property {boolean} isInfo  the board's own fields: title, start view
 * @property {boolean} isReset  the whole board was replaced; the sets do not name all changes
 */

const TABLES = /** @type {const} */ (["nodes", "threads", "comments", "people"]);

/** Rows by id. Rows are never changed in place: a changed row is a new object. */
export class BoardState {
  /** @type {import("../wire.js").BoardInfo|null} */
  info = null;
  /** Number of the last log entry that these rows include. */
  seq = 0;
  /** Id of that entry's op. The number alone cannot reveal that the server's log was restored from a backup. */
  lastOp = "";
  /** @type {Map<string, BoardNode>} */
  nodes = new Map();
  /** @type {Map<string, Thread>} */
  threads = new Map();
  /** @type {Map<string, Comment>} */
  comments = new Map();
  /** @type {Map<string, Person>} */
  people = new Map();
  /** How many nodes the snapshot contains. While it loads, `nodes` has fewer. */
  expectedNodeCount = 0;
  /** Whether some nodes of the snapshot are still missing. */
  isPartial = false;

  /** @type {Set<(changed: ChangedIds) => void>} */
  #listeners = new Set();
  #changed = noChanges();
  #batchDepth = 0;
  /** @type {FrameNode[]|null} */
  #frames = null;
  /** @type {Map<string, number>} position in the presentation, from 0, by frame */
  #framePositions = new Map();
  /** @type {Map<string, Comment[]>|null} by thread */
  #commentsByThread = null;

  /**
   * @param {(changed: ChangedIds) => void} listener  called once for each batch, after the rows have changed
   * @returns {() => void} removes the listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Groups changes: listeners are called once, after the outermost batch.
   * @param {() => void} change
   */
  batch(change) {
    this.#batchDepth += 1;
    try {
      change();
    } finally {
      this.#batchDepth -= 1;
      if (this.#batchDepth === 0) this.#notify();
    }
  }

  /**
   * Sets and removes rows.
   * @param {Changes} changes
   * @returns {Changes} the changes that restore the rows from before
   */
  applyChanges(changes) {
    /** @type {Changes} */
    let undo = {};
    this.batch(() => {
      undo = {
        nodes: setRows(this.nodes, changes.nodes, this.#changed.nodes),
        threads: setRows(this.threads, changes.threads, this.#changed.threads),
        comments: setRows(this.comments, changes.comments, this.#changed.comments),
        people: setRows(this.people, changes.people, this.#changed.people),
      };
      if (changes.info && this.info) {
        undo.info = this.info;
        this.info = changes.info;
        this.#changed.isInfo = true;
      }
      // With 100,000 nodes, filtering the frames takes longer than one animation frame, so the list is kept as long as
      // it is valid.
      if (hasFrame(changes.nodes) || hasFrame(undo.nodes)) this.#frames = null;
      if (changes.comments?.size) this.#commentsByThread = null;
    });
    return undo;
  }

  /**
   * Replaces the whole board.
   * @param {Snapshot} snapshot
   */
  load(snapshot) {
    this.batch(() => {
      this.beginLoading({ ...snapshot, count: snapshot.nodes.length });
      this.nodes = rowsById(snapshot.nodes);
      this.finishLoading();
    });
  }

  /**
   * Replaces everything except the nodes, which are removed. `addNodes` then adds them, and `finishLoading` ends the
   * loading.
   * @param {SnapshotHead} head
   */
  beginLoading(head) {
    this.batch(() => {
      this.info = head.board;
      this.seq = head.seq;
      this.lastOp = head.last_op;
      this.expectedNodeCount = head.count;
      this.isPartial = true;
      this.nodes = new Map();
      this.threads = rowsById(head.threads);
      this.comments = rowsById(head.comments);
      this.people = rowsById(head.people);
      this.#frames = null;
      this.#commentsByThread = null;
      this.#changed.isReset = true;
    });
  }

  /**
   * Adds nodes of a snapshot that is still loading.
   * @param {BoardNode[]} nodes
   */
  addNodes(nodes) {
    this.batch(() => {
      for (const node of nodes) {
        this.nodes.set(node.id, node);
        this.#changed.nodes.add(node.id);
      }
      if (nodes.some(isFrame)) this.#frames = null;
    });
  }

  /** Marks the snapshot as complete. */
  finishLoading() {
    this.isPartial = false;
  }

  /** @returns {FrameNode[]} in the order of the presentation */
  frames() {
    if (this.#frames === null) {
      this.#frames = [...this.nodes.values()].filter(isFrame).sort(compareByOrder);
      this.#framePositions = new Map(this.#frames.map((frame, position) => [frame.id, position]));
    }
    return this.#frames;
  }

  /**
   * @param {string} id
   * @returns {number} the number that the frame shows: its position in the presentation, counted from the board's first
   *   number
   */
  frameNumber(id) {
    this.frames();
    return (this.#framePositions.get(id) ?? -1) + (this.info?.first_number ?? 1);
  }

  /**
   * @param {{node_id: string|null, x: number, y: number}} pin  of a thread or a draft
   * @returns {import("../geometry.js").Point} its position in board units
   */
  pinOf({ node_id, x, y }) {
    const node = node_id === null ? undefined : this.nodes.get(node_id);
    return { x: x + (node?.x ?? 0), y: y + (node?.y ?? 0) };
  }

  /**
   * @param {string} thread_id
   * @returns {readonly Comment[]} in log order; comments of pending ops come last
   */
  commentsOf(thread_id) {
    this.#commentsByThread ??= commentsByThread(this.comments.values());
    return this.#commentsByThread.get(thread_id) ?? [];
  }

  #notify() {
    const changed = this.#changed;
    this.#changed = noChanges();
    if (!changed.isReset && !changed.isInfo && TABLES.every((noun) => changed[noun].size === 0)) return;
    for (const listener of this.#listeners) listener(changed);
  }
}

/** @returns {ChangedIds} */
function noChanges() {
  return {
    nodes: new Set(),
    threads: new Set(),
    comments: new Set(),
    people: new Set(),
    isInfo: false,
    isReset: false,
  };
}

/**
 * @template T
 * @param {Map<string, T>} rows
 * @param {Map<string, T|null>|undefined} changes
 * @param {Set<string>} changed  receives the ids
 * @returns {Map<string, T|null>} the rows from before; null for rows that are new
 */
function setRows(rows, changes, changed) {
  /** @type {Map<string, T|null>} */
  const before = new Map();
  for (const [id, row] of changes ?? []) {
    before.set(id, rows.get(id) ?? null);
    if (row === null) rows.delete(id);
    else rows.set(id, row);
    changed.add(id);
  }
  return before;
}

/**
 * @template {{id: string}} T
 * @param {T[]} rows
 * @returns {Map<string, T>}
 */
function rowsById(rows) {
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * @param {Iterable<Comment>} comments
 * @returns {Map<string, Comment[]>}
 */
function commentsByThread(comments) {
  /** @type {Map<string, Comment[]>} */
  const threads = new Map();
  for (const comment of [...comments].sort((a, b) => a.seq - b.seq)) {
    const known = threads.get(comment.thread_id);
    if (known) known.push(comment);
    else threads.set(comment.thread_id, [comment]);
  }
  return threads;
}

/**
 * @param {Map<string, BoardNode|null>|undefined} nodes
 * @returns {boolean}
 */
function hasFrame(nodes) {
  for (const node of nodes?.values() ?? []) if (node?.kind === "frame") return true;
  return false;
}

/**
 * @param {BoardNode} node
 * @returns {node is FrameNode}
 */
function isFrame(node) {
  return node.kind === "frame";
}

/**
 * @param {BoardNode} a
 * @param {BoardNode} b
 */
function compareByOrder(a, b) {
  if (a.place.order !== b.place.order) return a.place.order < b.place.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
