/**
 * Finds the nodes in a part of the board, in the order in which they are painted. Each node has a slot, a small number under
 * which its corners stand in one long array; whoever paints very many nodes reads that and not the nodes.
 * @module draw/index/spatialIndex
 */

import { connectorBox } from "../../board/connectors/connectors.js";
import { Bounds } from "./bounds.js";
import { RangeQuery } from "./rangeQuery.js";
import { Grid } from "./grid.js";
import { ConnectorIndex } from "./connectorIndex.js";
import { ZOrder } from "./zOrder.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../board/state.js").BoardState} BoardState */
/** @typedef {import("../../board/state.js").ChangedIds} ChangedIds */
/** @typedef {(slot: number, box: Box|null) => void} TouchListener  no box: it may be seen everywhere; slot -1: everything is new */

/** The nodes of a board by place, kept right while the board changes. */
export class SpatialIndex {
  #grid = new Grid();
  #zOrder = this.#newZOrder();
  #bounds = new Bounds();
  #rangeQuery = new RangeQuery(this.#grid, this.#zOrder, this.#bounds);
  #connectorIndex = new ConnectorIndex();
  /** @type {(BoardNode|undefined)[]} by slot */
  #nodes = [];
  /** @type {Map<string, number>} slots by id */
  #slots = new Map();
  /** @type {number[]} slots that nobody has any more */
  #freeSlots = [];
  /** @type {Set<TouchListener>} */
  #listeners = new Set();
  #board;
  #stop;

  /** @param {BoardState} board */
  constructor(board) {
    this.#board = board;
    this.#stop = board.onChange((changed) => this.#apply(changed));
    this.#load();
  }

  /** @returns {ReadonlyMap<string, BoardNode>} the board's */
  get nodes() {
    return this.#board.nodes;
  }

  /** @returns {number} how many nodes there are */
  get count() {
    return this.#grid.count;
  }

  /** @returns {number} all slots in use are below it */
  get slotsEnd() {
    return this.#nodes.length;
  }

  /** @returns {Float64Array} left, top, right and bottom of each slot, one after another; the next change may spoil it */
  get corners() {
    return this.#grid.corners;
  }

  /**
   * @param {TouchListener} listener  is told where each node that changed was, and where it is
   * @returns {() => void} stops it
   */
  onTouch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * @param {number} slot  one that is in use
   * @returns {BoardNode}
   */
  nodeAt(slot) {
    return /** @type {BoardNode} */ (this.#nodes[slot]);
  }

  /**
   * @param {number} slot  one that is in use
   * @returns {Box} around all that is drawn of the node
   */
  boxAt(slot) {
    const { corners } = this.#grid;
    const [x, y] = [/** @type {number} */ (corners[4 * slot]), /** @type {number} */ (corners[4 * slot + 1])];
    return {
      x,
      y,
      w: /** @type {number} */ (corners[4 * slot + 2]) - x,
      h: /** @type {number} */ (corners[4 * slot + 3]) - y,
    };
  }

  /**
   * The nodes that meet a box (edges count), lowest first.
   * @param {Box} box
   * @param {BoardNode[]} [into]  is emptied and filled: who searches for each picture need not make an array each time
   * @returns {BoardNode[]}
   */
  search(box, into = []) {
    const { slots, count } = this.#rangeQuery.find(box);
    into.length = 0;
    for (let n = 0; n < count; n += 1) into.push(this.nodeAt(/** @type {number} */ (slots[n])));
    return into;
  }

  /**
   * The slots in a box for who paints very many; see `Finder`.
   * @param {Box} box
   * @param {number} count_min
   * @returns {import("./rangeQuery.js").SlotLists}
   */
  listSlots(box, count_min) {
    return this.#rangeQuery.listSlots(box, count_min);
  }

  /**
   * The box around the whole board.
   * @returns {Box|null} null when the board is empty
   */
  bounds() {
    if (this.#bounds.isStale) this.#bounds.measure(this.corners, this.#zOrder.lists());
    return this.#bounds.box();
  }

  /** Stops following the board. */
  dispose() {
    this.#stop();
  }

  /** @param {ChangedIds} changed */
  #apply(changed) {
    if (changed.isReset) this.#load();
    else for (const id of changed.nodes) this.#update(id);
  }

  #load() {
    this.#grid = new Grid();
    this.#zOrder = this.#newZOrder();
    this.#bounds = new Bounds();
    this.#rangeQuery = new RangeQuery(this.#grid, this.#zOrder, this.#bounds);
    this.#connectorIndex = new ConnectorIndex();
    this.#nodes = [];
    this.#slots = new Map();
    this.#freeSlots = [];
    this.#grid.reserve(this.#board.expectedNodeCount);
    this.#zOrder.reserve(this.#board.expectedNodeCount);
    for (const node of this.#board.nodes.values()) this.#add(node);
    this.#notify(-1, null);
  }

  #newZOrder() {
    return new ZOrder(
      (slot) => this.nodeAt(slot),
      (id) => this.#board.nodes.get(id),
    );
  }

  /** @param {string} id */
  #update(id) {
    const node = this.#board.nodes.get(id);
    const slot = this.#slots.get(id);
    if (node && slot !== undefined) this.#replace(slot, node);
    else if (node) this.#notifyNode(this.#add(node), node);
    else if (slot !== undefined) this.#remove(slot);
    for (const connector of this.#connectorIndex.attachedTo(id)) this.#updateConnector(connector);
  }

  /** @param {BoardNode} node  @returns {number} its slot */
  #add(node) {
    const slot = this.#freeSlots.pop() ?? this.#nodes.length;
    this.#nodes[slot] = node;
    this.#slots.set(node.id, slot);
    this.#insert(slot, node);
    this.#zOrder.add(slot, node);
    if (node.kind === "connector") this.#connectorIndex.add(node);
    return slot;
  }

  /** @param {number} slot */
  #remove(slot) {
    const node = this.nodeAt(slot);
    this.#notifyNode(slot, node);
    this.#grid.remove(slot);
    this.#bounds.isStale = true;
    this.#zOrder.remove(slot, node);
    if (node.kind === "connector") this.#connectorIndex.remove(node);
    this.#slots.delete(node.id);
    this.#nodes[slot] = undefined;
    this.#freeSlots.push(slot);
  }

  /**
   * A node that only moves keeps its rank: dragging sorts nothing.
   * @param {number} slot
   * @param {BoardNode} node
   */
  #replace(slot, node) {
    const old = this.nodeAt(slot);
    const keepsOrder =
      old.kind === node.kind && old.place.parent === node.place.parent && old.place.order === node.place.order;
    if (keepsOrder) this.#notify(slot, this.boxAt(slot));
    else this.#notifyNode(slot, old);
    if (!keepsOrder) this.#zOrder.remove(slot, old);
    if (old.kind === "connector") this.#connectorIndex.remove(old);
    this.#nodes[slot] = node;
    if (!keepsOrder) this.#zOrder.add(slot, node);
    if (node.kind === "connector") this.#connectorIndex.add(node);
    this.#move(slot, node);
    this.#notify(slot, this.boxAt(slot));
  }

  /** @param {string} id  of a connector, one of whose nodes has changed */
  #updateConnector(id) {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#notify(slot, this.boxAt(slot));
    this.#move(slot, this.nodeAt(slot));
    this.#notify(slot, this.boxAt(slot));
  }

  /**
   * @param {number} slot
   * @param {BoardNode} node
   */
  #move(slot, node) {
    const oldBox = this.boxAt(slot);
    const { x, y, w, h } = this.#boxOf(node);
    if (oldBox.x === x && oldBox.y === y && oldBox.w === w && oldBox.h === h) return;
    this.#grid.remove(slot);
    this.#bounds.isStale = true;
    this.#insert(slot, node);
  }

  /**
   * @param {number} slot
   * @param {BoardNode} node
   */
  #insert(slot, node) {
    const { x, y, w, h } = this.#boxOf(node);
    this.#grid.add(slot, x, y, x + w, y + h);
    this.#bounds.include(x, y, x + w, y + h);
  }

  /**
   * A connector runs where its ends are, whatever its own box says.
   * @param {BoardNode} node
   * @returns {Box}
   */
  #boxOf(node) {
    return node.kind === "connector" ? connectorBox(node, this.#board.nodes) : node;
  }

  /**
   * A frame that comes, goes or moves in the presentation gives others another number.
   * @param {number} slot
   * @param {BoardNode} node
   */
  #notifyNode(slot, node) {
    this.#notify(slot, node.kind === "frame" ? null : this.boxAt(slot));
  }

  /**
   * @param {number} slot
   * @param {Box|null} box
   */
  #notify(slot, box) {
    for (const listener of this.#listeners) listener(slot, box);
  }
}
