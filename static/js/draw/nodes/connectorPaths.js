/**
 * The paths of connectors and the caps at their ends, in board units.
 * @module draw/nodes/connectorPaths
 */

import { distance } from "../../geometry.js";

/** @typedef {import("../../wire.js").Cap} Cap */
/** @typedef {import("../../wire.js").ConnectorNode} ConnectorNode */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/connectors/connectors.js").ConnectorLine} ConnectorLine */
/** @typedef {import("../paint/renderContext.js").Context} Context */

/** Radius of the corners of elbow connectors, if there is space. It grows with the width of the line. */
const ELBOW_RADIUS = 4;
const ELBOW_RADIUS_PER_WIDTH = 3;
/** As shares of the cap's length: half its width, the depth of the notch, and the radii of the corners. */
const ARROW = Object.freeze({ half: 0.45, notch: 0.14, round: 0.1, round_tip: 0.03 });
const DOT_RADIUS = 0.36;
/** The line ends this far before the tip. The rest of it lies under the arrowhead, so that no gap is visible. */
const ARROW_OVERLAP = 0.7;
/** If a line is shorter than its arrowhead, this share of it is still drawn. */
const REMAINDER_MIN = 0.1;

/**
 * @param {Context} context  its transform converts board units to device pixels
 * @param {ConnectorNode} connector
 * @param {ConnectorLine} line
 * @param {number} capLength  board units; 0 if the caps are not drawn
 * @param {PixelGrid|null} grid
 */
export function traceLine(context, { start_cap, end_cap, stroke_width }, line, capLength, grid) {
  const { first, second, before, last } = endsOf(line);
  const from = start_cap === "arrow" ? moveTowards(first, second, capLength * ARROW_OVERLAP) : first;
  const to = end_cap === "arrow" ? moveTowards(last, before, capLength * ARROW_OVERLAP) : last;
  context.beginPath();
  if (line.isCurved) {
    context.moveTo(from.x, from.y);
    context.bezierCurveTo(second.x, second.y, before.x, before.y, to.x, to.y);
  } else {
    const points = [from, ...line.points.slice(1, -1), to].map((point) => snapToGrid(point, grid));
    tracePolyline(context, points, ELBOW_RADIUS + ELBOW_RADIUS_PER_WIDTH * stroke_width);
  }
}

/**
 * @param {Context} context  as for `traceLine`, with a fill style
 * @param {ConnectorNode} connector
 * @param {ConnectorLine} line
 * @param {number} length
 * @param {PixelGrid|null} grid
 */
export function drawCaps(context, { start_cap, end_cap }, line, length, grid) {
  const { first, second, before, last } = endsOf(line);
  if (start_cap !== "none") drawCap(context, start_cap, snapToGrid(first, grid), snapToGrid(second, grid), length);
  if (end_cap !== "none") drawCap(context, end_cap, snapToGrid(last, grid), snapToGrid(before, grid), length);
}

/** @typedef {{scale: number, half: number}} PixelGrid  positions at which a line of a certain width is sharp */

/**
 * Horizontal and vertical lines are aligned with pixels. Slanted lines are not, because they would jitter.
 * @param {ConnectorLine} line
 * @param {number} width_dpx  of the stroke
 * @param {number} scale
 * @returns {PixelGrid|null}
 */
export function pixelGridOf(line, width_dpx, scale) {
  const { first, second } = endsOf(line);
  if (line.isCurved || (first.x !== second.x && first.y !== second.y)) return null;
  return { scale, half: (width_dpx % 2) / 2 };
}

/**
 * @param {Context} context
 * @param {Exclude<Cap, "none">} cap
 * @param {Point} tip
 * @param {Point} from  the point before the tip
 * @param {number} length
 */
function drawCap(context, cap, tip, from, length) {
  context.beginPath();
  if (cap === "dot") context.arc(tip.x, tip.y, length * DOT_RADIUS, 0, 2 * Math.PI);
  else traceArrow(context, tip, from, length);
  context.fill();
}

/**
 * @param {Context} context
 * @param {Point} tip
 * @param {Point} from
 * @param {number} length
 */
function traceArrow(context, tip, from, length) {
  const far = distance(tip, from) || 1;
  const [ux, uy] = [((tip.x - from.x) / far) * length, ((tip.y - from.y) / far) * length];
  const [left_x, left_y] = [tip.x - ux - uy * ARROW.half, tip.y - uy + ux * ARROW.half];
  const [right_x, right_y] = [tip.x - ux + uy * ARROW.half, tip.y - uy - ux * ARROW.half];
  const [notch_x, notch_y] = [tip.x - ux * (1 - ARROW.notch), tip.y - uy * (1 - ARROW.notch)];
  context.moveTo(notch_x, notch_y);
  context.arcTo(left_x, left_y, tip.x, tip.y, length * ARROW.round);
  context.arcTo(tip.x, tip.y, right_x, right_y, length * ARROW.round_tip);
  context.arcTo(right_x, right_y, notch_x, notch_y, length * ARROW.round);
  context.closePath();
}

/**
 * @param {Context} context
 * @param {Point[]} points
 * @param {number} radius
 */
function tracePolyline(context, points, radius) {
  points.forEach((at, n) => {
    const [before, after] = [points[n - 1], points[n + 1]];
    if (!before) context.moveTo(at.x, at.y);
    else if (!after) context.lineTo(at.x, at.y);
    else
      context.arcTo(at.x, at.y, after.x, after.y, Math.min(radius, distance(before, at) / 2, distance(at, after) / 2));
  });
}

/**
 * @param {ConnectorLine} line
 * @returns {{first: Point, second: Point, before: Point, last: Point}} both ends with their neighbours
 */
function endsOf({ points }) {
  const [first, second] = points;
  const [before, last] = points.slice(-2);
  if (!first || !second || !before || !last) throw new Error("A line has at least two points.");
  return { first, second, before, last };
}

/**
 * @param {Point} point
 * @param {PixelGrid|null} grid
 * @returns {Point}
 */
function snapToGrid(point, grid) {
  if (!grid) return point;
  const { scale, half } = grid;
  return { x: (Math.round(point.x * scale) + half) / scale, y: (Math.round(point.y * scale) + half) / scale };
}

/**
 * @param {Point} from
 * @param {Point} to
 * @param {number} by
 * @returns {Point}
 */
function moveTowards(from, to, by) {
  const far = distance(from, to);
  if (far === 0) return from;
  const share = Math.min(by / far, 1 - REMAINDER_MIN);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
