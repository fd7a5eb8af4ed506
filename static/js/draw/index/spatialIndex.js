/**
 * Finds the nodes in a part of the board, in z-order. Each node has a slot: a small number that is its position in
 * typed arrays. Code that draws very many nodes reads these arrays and not the nodes.
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
/**
 * @callback TouchListener
 * @param {number} slot  -1 if everything has changed
 * @param {Box|null} box  null if the change may be visible anywhere
 * @returns {void}
 */

/** The nodes of a board by position, updated when the board changes. */
export class SpatialIndex {
  #grid = new Grid();
  #zOrder = this.#newZOrder();
  #bounds = new Bounds();
  #rangeQuery = new RangeQuery(this.#grid, this.#zOrder, this.#bounds);
  #connectorIndex = new ConnectorIndex();
  /** @type {(BoardNode|undefined)[]} by slot */
  #nodes = [];
  /** @type {Map<string, number>} by node id */
  #slots = new Map();
  /** @type {number[]} slots that are not in use any more */
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

  /** @returns {ReadonlyMap<string, BoardNode>} all nodes of the board */
  get nodes() {
    return this.#board.nodes;
  }

  /** @returns {number} how many nodes there are */
  get count() {
    return this.#grid.count;
  }

  /** @returns {number} all slots in use are lower than this */
  get slotsEnd() {
    return this.#nodes.length;
  }

  /** @returns {Float64Array} left, top, right and bottom of each slot; valid until the next change */
  get corners() {
    return this.#grid.corners;
  }

  /**
   * @param {TouchListener} listener  called with the old and with the new box of each changed node
   * @returns {() => void} removes the listener
   */
  onTouch(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * @param {number} slot  in use
   * @returns {BoardNode}
   */
  nodeAt(slot) {
    return /** @type {BoardNode} */ (this.#nodes[slot]);
  }

  /**
   * @param {number} slot  in use
   * @returns {Box} contains everything that is drawn of the node
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
   * The nodes that intersect a box (edges count), lowest first.
   * @param {Box} box
   * @param {BoardNode[]} [into]  receives the result, so that a caller can reuse one array for all animation frames
   * @returns {BoardNode[]}
   */
  search(box, into = []) {
    const { slots, count } = this.#rangeQuery.find(box);
    into.length = 0;
    for (let n = 0; n < count; n += 1) into.push(this.nodeAt(/** @type {number} */ (slots[n])));
    return into;
  }

  /**
   * The slots in a box, for callers that draw very many nodes. See `RangeQuery`.
   * @param {Box} box
   * @param {number} count_min
   * @returns {import("./rangeQuery.js").SlotLists}
   */
  listSlots(box, count_min) {
    return this.#rangeQuery.listSlots(box, count_min);
  }

  /**
   * The bounding box of the whole board.
   * @returns {Box|null} null if the board is empty
   */
  bounds() {
    if (this.#bounds.isStale) this.#bounds.measure(this.corners, this.#zOrder.lists());
    return this.#bounds.box();
  }

  /** Stops updating. */
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
   * A node that only moves keeps its z-order, so that dragging does not sort.
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

  /** @param {string} id  of a connector whose node has changed */
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
   * The box of a connector depends on the nodes at its ends, not on its own fields.
   * @param {BoardNode} node
   * @returns {Box}
   */
  #boxOf(node) {
    return node.kind === "connector" ? connectorBox(node, this.#board.nodes) : node;
  }

  /**
   * Adding or removing a frame changes the numbers of other frames, so that its change may be visible anywhere.
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
