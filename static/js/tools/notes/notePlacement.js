/**
 * Where a note belongs: in the frame under its middle, above all other nodes.
 * @module tools/notes/notePlacement
 */

import { keyAbove } from "../../board/fractionalIndex.js";
import { frameAt } from "../../draw/hitTest.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../draw/index/spatialIndex.js").SpatialIndex} SpatialIndex */

/**
 * @param {SpatialIndex} index
 * @param {Point} middle  board point
 * @returns {import("../../wire.js").Place} of a new note
 */
export function placeAt(index, middle) {
  return { parent: parentAt(index, middle), order: keyAbove(index.nodes.values()) };
}

/**
 * @param {SpatialIndex} index
 * @param {Point} middle  board point
 * @returns {string|null} id of the frame there, if there is one
 */
export function parentAt(index, middle) {
  return frameAt(index, middle)?.id ?? null;
}

/**
 * @param {SpatialIndex} index
 * @param {BoardNode} note  one that is on the board
 * @returns {string} the z-order key that puts it above all other nodes; its own key if it is there already
 */
export function orderAbove(index, note) {
  const above = keyAbove(others(index.nodes, note.id));
  return note.place.order >= above ? note.place.order : above;
}

/**
 * @param {ReadonlyMap<string, BoardNode>} nodes
 * @param {string} id
 */
function* others(nodes, id) {
  for (const node of nodes.values()) if (node.id !== id) yield node;
}
