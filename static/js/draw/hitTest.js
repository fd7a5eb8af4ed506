/**
 * Finds what lies under a point of the board.
 * @module draw/hitTest
 */

import { isCommentArea } from "../board/comments/areas.js";
import { connectorLine, distanceToLine } from "../board/connectors/connectors.js";
import { boxContains, growBox } from "../geometry.js";
import { shapeContains, roundedBoxContains } from "./paint/shapePaths.js";
import { textLayoutOf } from "./text/textLayout.js";
import { tableLayout } from "./nodes/tableLayout.js";
import { BASELINE, LINE_HEIGHT } from "./text/text.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {import("./index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {import("./text/text.js").Measure} Measure */
/** @typedef {import("./text/textLayout.js").TextRun} TextRun */

/** How far from a line a click still hits it, because lines are thin. */
export const LINE_TOLERANCE_PX = 6;

/** @type {readonly TextRun[]} */
const NO_RUNS = [];

/**
 * The topmost node at a point.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @param {number} [zoom]  the current zoom of the camera
 * @returns {BoardNode|null}
 */
export function nodeAt(index, boardPoint, zoom = 1) {
  return nodesAt(index, boardPoint, LINE_TOLERANCE_PX / zoom).at(-1) ?? null;
}

/**
 * The position of a new pin: relative to the topmost node, so that the pin moves with it, or on the board itself.
 * Connectors hold no pins, because their lines follow other nodes.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @returns {import("../board/view.js").Draft}
 */
export function pinAnchorAt(index, boardPoint) {
  const node = nodesAt(index, boardPoint, 0).findLast(canHoldPin);
  return { node_id: node?.id ?? null, x: boardPoint.x - (node?.x ?? 0), y: boardPoint.y - (node?.y ?? 0) };
}

/**
 * The comment area at a point, if it is the topmost node. Text nodes above it are ignored, because they have no
 * background.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @returns {ShapeNode|null}
 */
export function areaAt(index, boardPoint) {
  const node = nodesAt(index, boardPoint, 0).findLast(({ kind }) => kind !== "text");
  return node && isCommentArea(node) ? node : null;
}

/**
 * The topmost frame at a point, even if other nodes cover it.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @returns {FrameNode|null}
 */
export function frameAt(index, boardPoint) {
  return nodesAt(index, boardPoint, 0).findLast(isFrame) ?? null;
}

/**
 * The link at a point: in the text of the topmost node, or the whole node if it is a link card. Connectors and shapes
 * without a fill do not block the nodes below them.
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @param {Measure} measure  of the renderer, so that its text layouts are reused
 * @returns {string|null} an http or https address, or "#" and the id of a node of this board
 */
export function linkAt(index, boardPoint, measure) {
  for (const node of nodesAt(index, boardPoint, 0).reverse()) {
    const href = node.kind === "card" ? node.url : hrefAt(node, boardPoint, measure);
    if (href !== null) return href;
    if (!isClickThrough(node)) return null;
  }
  return null;
}

/**
 * Whether a point is on something that is drawn of a node.
 * @param {BoardNode} node
 * @param {Point} boardPoint
 * @param {ReadonlyMap<string, BoardNode>} nodes
 * @param {number} tolerance  board units around a line that also count
 * @returns {boolean}
 */
export function nodeContains(node, boardPoint, nodes, tolerance) {
  switch (node.kind) {
    case "connector":
      return distanceToLine(connectorLine(node, nodes), boardPoint) <= tolerance + node.stroke_width / 2;
    case "shape":
      return shapeContains(node, boardPoint);
    case "tag":
      return roundedBoxContains(node.w, node.h, node.h / 2, boardPoint.x - node.x, boardPoint.y - node.y);
    default:
      return boxContains(node, boardPoint);
  }
}

/**
 * @param {SpatialIndex} index
 * @param {Point} boardPoint
 * @param {number} tolerance
 * @returns {BoardNode[]} lowest first
 */
function nodesAt(index, boardPoint, tolerance) {
  const near = index.search(growBox({ ...boardPoint, w: 0, h: 0 }, tolerance));
  return near.filter((node) => nodeContains(node, boardPoint, index.nodes, tolerance));
}

/**
 * @param {BoardNode} node
 * @param {Point} boardPoint
 * @param {Measure} measure
 * @returns {string|null}
 */
function hrefAt(node, boardPoint, measure) {
  const [x, y] = [boardPoint.x - node.x, boardPoint.y - node.y];
  return textRunsOf(node, measure).find((run) => run.href !== null && isOnRun(run, x, y))?.href ?? null;
}

/**
 * @param {BoardNode} node
 * @param {Measure} measure
 * @returns {readonly TextRun[]}
 */
function textRunsOf(node, measure) {
  switch (node.kind) {
    case "sticky":
    case "text":
    case "shape":
      return node.text === "" ? NO_RUNS : textLayoutOf(node, measure).runs;
    case "table": {
      const { head, body } = tableLayout(node, measure);
      return [...head.runs, ...body.runs];
    }
    default:
      return NO_RUNS;
  }
}

/** @param {BoardNode} node  @returns {boolean} */
function isClickThrough(node) {
  return node.kind === "connector" || (node.kind === "shape" && node.fill === "none");
}

/** @param {BoardNode} node  @returns {boolean} */
function canHoldPin(node) {
  return node.kind !== "connector";
}

/**
 * @param {BoardNode} node
 * @returns {node is FrameNode}
 */
function isFrame(node) {
  return node.kind === "frame";
}

/**
 * The whole height of the line counts, because a single letter is too small for a finger.
 * @param {TextRun} run
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
function isOnRun(run, x, y) {
  const top = run.baseline - run.size * BASELINE;
  return x >= run.x && x <= run.x + run.width && y >= top && y < top + run.size * LINE_HEIGHT;
}
