/**
 * Anchors: where a connector meets a node, and in which direction it leaves it. Pure.
 * @module board/connectors/anchors
 */

import { centre } from "../../geometry.js";
import { outlineOf } from "./shapeOutlines.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").ConnectorNode} ConnectorNode */
/** @typedef {import("../../wire.js").End} End */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */

/**
 * @typedef {object} Anchor  an end of a connector in board units
 * @property {Point} point
 * @property {Box} box  the box of the node; an empty box at the point for a free end
 * @property {BoardNode|null} node
 * @property {Point} share  position on the box, from 0 to 1
 */

/**
 * An end in the middle of a node may leave at any side. Dragging is not exact, so this distance counts as the middle.
 */
const MIDDLE_TOLERANCE = 0.01;
const MIDDLE = Object.freeze({ x: 0.5, y: 0.5 });

/**
 * Returns the anchors of both ends. An end whose node does not exist any more is placed by the connector's own box.
 * @param {ConnectorNode} connector
 * @param {BoardNode|undefined} startNode
 * @param {BoardNode|undefined} endNode
 * @returns {[Anchor, Anchor]}
 */
export function anchorsOf(connector, startNode, endNode) {
  const { x, y, w, h } = connector;
  const start = anchorOf(connector.start, startNode);
  const end = anchorOf(connector.end, endNode);
  return [
    start ?? freeAnchor(end ? farthestCorner(connector, end.point) : { x, y }),
    end ?? freeAnchor(start ? farthestCorner(connector, start.point) : { x: x + w, y: y + h }),
  ];
}

/**
 * Where a straight line from `other` meets the anchor: at its point, or at the edge of the node if the point is its
 * middle.
 * @param {Anchor} anchor
 * @param {Point} other
 * @returns {Point}
 */
export function meetingPoint(anchor, other) {
  if (!anchor.node || !isMiddle(anchor)) return anchor.point;
  return rimPoint(anchor.node, other.x - anchor.point.x, other.y - anchor.point.y);
}

/**
 * The direction in which an elbow or curved connector leaves an anchor.
 * @param {Anchor} anchor
 * @param {Anchor} other  the other end
 * @returns {Point} a unit vector: up, right, down or left
 */
export function exitDirection(anchor, other) {
  if (anchor.node && !isMiddle(anchor)) return nearestSideDirection(anchor.share);
  const [from, to] = [centre(anchor.box), centre(other.box)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const gap_x = Math.abs(dx) - (anchor.box.w + other.box.w) / 2;
  const gap_y = Math.abs(dy) - (anchor.box.h + other.box.h) / 2;
  return gap_x >= gap_y ? { x: dx < 0 ? -1 : 1, y: 0 } : { x: 0, y: dy < 0 ? -1 : 1 };
}

/**
 * Where a ray from the middle of a node crosses its edge.
 * @param {BoardNode} node
 * @param {number} dx
 * @param {number} dy
 * @returns {Point}
 */
export function rimPoint(node, dx, dy) {
  const middle = centre(node);
  if (dx === 0 && dy === 0) return middle;
  const reach = node.kind === "shape" ? reachInForm(node, dx, dy) : reachInBox(node, dx, dy);
  return { x: middle.x + dx * reach, y: middle.y + dy * reach };
}

/**
 * @param {End} end
 * @param {BoardNode|undefined} node
 * @returns {Anchor|null} null if the node of the end does not exist
 */
function anchorOf({ node_id, x, y }, node) {
  if (node_id === null) return freeAnchor({ x, y });
  if (!node) return null;
  return { point: { x: node.x + x * node.w, y: node.y + y * node.h }, box: node, node, share: { x, y } };
}

/**
 * @param {Point} point
 * @returns {Anchor}
 */
function freeAnchor(point) {
  return { point, box: { ...point, w: 0, h: 0 }, node: null, share: MIDDLE };
}

/**
 * @param {Box} box
 * @param {Point} point
 * @returns {Point} the box's corner that is farthest from the point
 */
function farthestCorner({ x, y, w, h }, point) {
  return { x: point.x < x + w / 2 ? x + w : x, y: point.y < y + h / 2 ? y + h : y };
}

/** @param {Anchor} anchor  @returns {boolean} */
function isMiddle({ share }) {
  return Math.abs(share.x - 0.5) <= MIDDLE_TOLERANCE && Math.abs(share.y - 0.5) <= MIDDLE_TOLERANCE;
}

/**
 * @param {Point} share
 * @returns {Point} a unit vector that points out of the nearest side
 */
function nearestSideDirection({ x, y }) {
  const nearest = Math.min(x, 1 - x, y, 1 - y);
  if (nearest === 1 - x) return { x: 1, y: 0 };
  if (nearest === x) return { x: -1, y: 0 };
  return { x: 0, y: nearest === y ? -1 : 1 };
}

/**
 * @param {Box} box
 * @param {number} dx
 * @param {number} dy
 * @returns {number} length from the middle to the edge, as a multiple of (dx, dy)
 */
function reachInBox({ w, h }, dx, dy) {
  return Math.min(w / 2 / Math.abs(dx), h / 2 / Math.abs(dy));
}

/**
 * @param {import("../../wire.js").ShapeNode} shape
 * @param {number} dx
 * @param {number} dy
 * @returns {number}
 */
function reachInForm(shape, dx, dy) {
  if (shape.form === "rectangle") return reachInBox(shape, dx, dy);
  if (shape.form === "ellipse") return 1 / Math.hypot((2 * dx) / shape.w, (2 * dy) / shape.h);
  return reachInOutline(shape, dx, dy);
}

/**
 * @param {import("../../wire.js").ShapeNode} shape
 * @param {number} dx
 * @param {number} dy
 * @returns {number} length from the middle to the farthest side that the ray crosses, as a multiple of (dx, dy)
 */
function reachInOutline(shape, dx, dy) {
  const outline = outlineOf(shape);
  let reach = 0;
  outline.forEach((from, n) => {
    const to = outline[(n + 1) % outline.length];
    if (!to) return;
    const [side_x, side_y] = [to.x - from.x, to.y - from.y];
    const [off_x, off_y] = [from.x - shape.w / 2, from.y - shape.h / 2];
    const cross = dx * side_y - dy * side_x;
    const along = (off_x * dy - off_y * dx) / cross;
    if (cross !== 0 && along >= 0 && along <= 1) reach = Math.max(reach, (off_x * side_y - off_y * side_x) / cross);
  });
  return reach;
}
