/**
 * What lies under a point of the board.
 * @module draw/hit
 */

import { BASELINE, letteringOf } from "./lettering.js";
import { LINE_HEIGHT } from "./text.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {import("./spatial.js").SpatialIndex} SpatialIndex */
/** @typedef {import("./text.js").Measure} Measure */
/** @typedef {import("./lettering.js").Run} Run */

/**
 * The topmost node: what is painted last, so notes and text before any frame.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @returns {BoardNode|null}
 */
export function nodeAt(index, boardPoint) {
  return nodesAt(index, boardPoint).at(-1) ?? null;
}

/**
 * The place of a pin under a point: on the topmost node, with which it then moves, or on the bare map.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @returns {import("../board/view.js").Draft}
 */
export function pinPlaceAt(index, boardPoint) {
  const node = nodeAt(index, boardPoint);
  return { node_id: node?.id ?? null, x: boardPoint.x - (node?.x ?? 0), y: boardPoint.y - (node?.y ?? 0) };
}

/**
 * The topmost frame, whatever lies on it.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @returns {FrameNode|null}
 */
export function frameAt(index, boardPoint) {
  return nodesAt(index, boardPoint).findLast(isFrame) ?? null;
}

/**
 * Where a click on the topmost node's text leads.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @param {Measure} measure  the one that the map is drawn with
 * @returns {string|null} an http or https address
 */
export function linkAt(index, boardPoint, measure) {
  const node = nodeAt(index, boardPoint);
  if (!node || node.kind === "frame") return null;
  const { size, runs } = letteringOf(node, measure);
  const [x, y] = [boardPoint.x - node.x, boardPoint.y - node.y];
  return runs.find((run) => run.href !== null && isOnRun(run, size, x, y))?.href ?? null;
}

/**
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @returns {BoardNode[]}
 */
function nodesAt(index, { x, y }) {
  return index.search({ x, y, w: 0, h: 0 });
}

/**
 * @param {BoardNode} node
 * @returns {node is FrameNode}
 */
function isFrame(node) {
  return node.kind === "frame";
}

/**
 * The whole height of the line counts, not the letters alone: it is a target for fingers.
 * @param {Run} run
 * @param {number} size
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
function isOnRun(run, size, x, y) {
  const top = run.baseline - size * BASELINE;
  return x >= run.x && x <= run.x + run.width && y >= top && y < top + size * LINE_HEIGHT;
}
