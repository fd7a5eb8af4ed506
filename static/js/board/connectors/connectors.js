/**
 * The lines of connectors, from their ends and the boxes of their nodes. A line is cached as long as the connector and
 * its two nodes are the same objects.
 * @module board/connectors/connectors
 */

import { clamp, distance, growBox, unionBoxes } from "../../geometry.js";
import { anchorsOf, exitDirection, meetingPoint } from "./anchors.js";
import { curvePoints, elbowPoints, pointOnCurve } from "./connectorRoutes.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").ConnectorNode} ConnectorNode */
/** @typedef {import("../../wire.js").End} End */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("./anchors.js").Anchor} Anchor */
/** @typedef {ReadonlyMap<string, BoardNode>} Nodes */

/**
 * @typedef {object} ConnectorLine
 * @property {Point[]} points  corners of a polyline, or the four points of a cubic Bézier curve
 * @property {boolean} isCurved
 * @property {Point} middle  halfway along the line, where the label is
 */
/** @typedef {{start: BoardNode|undefined, end: BoardNode|undefined, line: ConnectorLine, box: Box|null}} CachedLine */

/** Length of an arrowhead, and what each unit of the stroke width adds. */
const CAP_LENGTH = 6;
const CAP_LENGTH_PER_WIDTH = 3;
/** Labels wrap at this width, in multiples of the font size. */
export const LABEL_WIDTH_EM = 14;
/**
 * An upper bound for the width of a letter. The exact width needs text measurement, and a box may be a bit too large.
 */
const LETTER_EM = 1;
const LABEL_LINE_EM = 1.5;
const LABEL_PADDING_EM = 1;
/** Hit tests and boxes treat a curve as this many straight segments. */
const CURVE_SEGMENTS = 24;

/** @type {WeakMap<ConnectorNode, CachedLine>} */
const cache = new WeakMap();

/**
 * @param {ConnectorNode} connector
 * @param {Nodes} nodes  of the board
 * @returns {ConnectorLine}
 */
export function connectorLine(connector, nodes) {
  return cachedLineOf(connector, nodes).line;
}

/**
 * The box around a connector with its arrowheads and label.
 * @param {ConnectorNode} connector
 * @param {Nodes} nodes
 * @returns {Box}
 */
export function connectorBox(connector, nodes) {
  const known = cachedLineOf(connector, nodes);
  known.box ??= boxAround(connector, known.line);
  return known.box;
}

/**
 * @param {ConnectorNode} connector
 * @returns {number} length of its arrowheads
 */
export function capLength({ stroke_width }) {
  return CAP_LENGTH + CAP_LENGTH_PER_WIDTH * stroke_width;
}

/**
 * @param {ConnectorLine} line
 * @param {Point} point
 * @returns {number} distance between the point and the line
 */
export function distanceToLine(line, point) {
  const points = flattenCurve(line);
  let nearest = Infinity;
  for (let n = 1; n < points.length; n += 1) {
    nearest = Math.min(
      nearest,
      distanceToSegment(/** @type {Point} */ (points[n - 1]), /** @type {Point} */ (points[n]), point),
    );
  }
  return nearest;
}

/**
 * @param {ConnectorNode} connector
 * @param {Nodes} nodes
 * @returns {CachedLine}
 */
function cachedLineOf(connector, nodes) {
  const [start, end] = [nodeAtEnd(connector.start, nodes), nodeAtEnd(connector.end, nodes)];
  const known = cache.get(connector);
  if (known && known.start === start && known.end === end) return known;
  const made = { start, end, line: lineOf(connector, ...anchorsOf(connector, start, end)), box: null };
  cache.set(connector, made);
  return made;
}

/**
 * The node of an end. Connectors are left out: their boxes depend on their ends, so they could depend on each other in
 * a cycle.
 * @param {End} end
 * @param {Nodes} nodes
 * @returns {BoardNode|undefined}
 */
function nodeAtEnd({ node_id }, nodes) {
  const node = node_id === null ? undefined : nodes.get(node_id);
  return node?.kind === "connector" ? undefined : node;
}

/**
 * @param {ConnectorNode} connector
 * @param {Anchor} start
 * @param {Anchor} end
 * @returns {ConnectorLine}
 */
function lineOf({ route }, start, end) {
  if (route === "elbow") return polyline(elbowPoints(portOf(start, end), portOf(end, start)));
  if (route === "straight") return polyline([meetingPoint(start, end.point), meetingPoint(end, start.point)]);
  const points = curvePoints(portOf(start, end), portOf(end, start));
  return { points, isCurved: true, middle: pointOnCurve(points, 0.5) };
}

/**
 * @param {Anchor} anchor
 * @param {Anchor} other
 * @returns {import("./connectorRoutes.js").Port}
 */
function portOf(anchor, other) {
  const exit = exitDirection(anchor, other);
  const beyond = { x: anchor.point.x + exit.x, y: anchor.point.y + exit.y };
  return { point: meetingPoint(anchor, beyond), exit, box: anchor.box };
}

/**
 * @param {Point[]} points
 * @returns {ConnectorLine}
 */
function polyline(points) {
  return { points, isCurved: false, middle: midpointOf(points) };
}

/**
 * @param {Point[]} points
 * @returns {Point}
 */
function midpointOf(points) {
  const lengths = points.slice(1).map((point, n) => distance(/** @type {Point} */ (points[n]), point));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [n, length] of lengths.entries()) {
    if (left <= length && length > 0)
      return interpolate(/** @type {Point} */ (points[n]), /** @type {Point} */ (points[n + 1]), left / length);
    left -= length;
  }
  return /** @type {Point} */ (points[0]);
}

/**
 * @param {ConnectorNode} connector
 * @param {ConnectorLine} line
 * @returns {Box}
 */
function boxAround(connector, line) {
  const points = flattenCurve(line).map(({ x, y }) => ({ x, y, w: 0, h: 0 }));
  const lineBox = growBox(
    /** @type {Box} */ (unionBoxes(points)),
    connector.stroke_width / 2 + capLength(connector) / 2,
  );
  return connector.text === "" ? lineBox : /** @type {Box} */ (unionBoxes([lineBox, labelBox(connector, line.middle)]));
}

/**
 * @param {ConnectorNode} connector
 * @param {Point} middle
 * @returns {Box} at least as large as the label
 */
function labelBox({ text, size }, { x, y }) {
  const length_em = text.length * LETTER_EM;
  const lines = text.split("\n").length + Math.ceil(length_em / LABEL_WIDTH_EM);
  const w = (Math.min(length_em, LABEL_WIDTH_EM) + 2 * LABEL_PADDING_EM) * size;
  const h = (lines * LABEL_LINE_EM + 2 * LABEL_PADDING_EM) * size;
  return { x: x - w / 2, y: y - h / 2, w, h };
}

/**
 * @param {ConnectorLine} line
 * @returns {Point[]} corners of a polyline that looks the same
 */
function flattenCurve({ points, isCurved }) {
  if (!isCurved) return points;
  return Array.from({ length: CURVE_SEGMENTS + 1 }, (_, n) => pointOnCurve(points, n / CURVE_SEGMENTS));
}

/**
 * @param {Point} from
 * @param {Point} to
 * @param {Point} point
 * @returns {number}
 */
function distanceToSegment(from, to, point) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length_squared = dx * dx + dy * dy;
  if (length_squared === 0) return distance(from, point);
  const share = clamp(((point.x - from.x) * dx + (point.y - from.y) * dy) / length_squared, 0, 1);
  return distance(interpolate(from, to, share), point);
}

/**
 * @param {Point} from
 * @param {Point} to
 * @param {number} share
 * @returns {Point}
 */
function interpolate(from, to, share) {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
