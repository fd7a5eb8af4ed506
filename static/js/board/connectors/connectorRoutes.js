/**
 * Routes of elbow and curved connectors. Pure.
 * @module board/connectors/connectorRoutes
 */

import { distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {{point: Point, exit: Point, box: Box}} Port  where a connector leaves a node, and in which direction */

/** Distance from a node before a connector turns back. */
const STUB_LENGTH = 24;
/** Length of the handles of a curve, as a share of the distance between its ends: gives an S between facing ports. */
const HANDLE_SHARE_FACING = 0.45;
/** Shorter for other ports, where the curve would swing out too far. */
const HANDLE_SHARE_OTHER = 0.3;

/**
 * A polyline of horizontal and vertical segments that leaves both ports in their directions, with as few corners as
 * possible.
 * @param {Port} from
 * @param {Port} to
 * @returns {Point[]}
 */
export function elbowPoints(from, to) {
  // Vertical exits are transposed, so that only horizontal ones need code.
  if (from.exit.x === 0) return elbowPoints(transposePort(from), transposePort(to)).map(transpose);
  const [p, q] = [from.point, to.point];
  if (to.exit.x === 0) return removeStraightPoints([p, ...cornersToUpright(from, to), q]);
  if (to.exit.x === from.exit.x) {
    const x = from.exit.x > 0 ? Math.max(p.x, q.x) + STUB_LENGTH : Math.min(p.x, q.x) - STUB_LENGTH;
    return removeStraightPoints([p, { x, y: p.y }, { x, y: q.y }, q]);
  }
  return removeStraightPoints([p, ...cornersToOpposite(from, to), q]);
}

/**
 * @param {Port} from
 * @param {Port} to
 * @returns {[Point, Point, Point, Point]} the four points of a cubic Bézier curve
 */
export function curvePoints(from, to) {
  const isFacing = from.exit.x === -to.exit.x && from.exit.y === -to.exit.y;
  const length = distance(from.point, to.point) * (isFacing ? HANDLE_SHARE_FACING : HANDLE_SHARE_OTHER);
  return [from.point, pointBeyondPort(from, length), pointBeyondPort(to, length), to.point];
}

/**
 * @param {Point[]} curve  from `curvePoints`
 * @param {number} t  from 0 at the start to 1 at the end
 * @returns {Point}
 */
export function pointOnCurve([p, a, b, q], t) {
  if (!p || !a || !b || !q) throw new Error("A curve has two ends and two handles.");
  const s = 1 - t;
  const [of_p, of_a, of_b, of_q] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: of_p * p.x + of_a * a.x + of_b * b.x + of_q * q.x, y: of_p * p.y + of_a * a.y + of_b * b.y + of_q * q.y };
}

/**
 * From a horizontal exit to a vertical one: one corner if it is in front of both ports, else three.
 * @param {Port} from
 * @param {Port} to
 * @returns {Point[]}
 */
function cornersToUpright(from, to) {
  const [p, q] = [from.point, to.point];
  const isAhead = (q.x - p.x) * from.exit.x >= 0 && (p.y - q.y) * to.exit.y >= 0;
  if (isAhead) return [{ x: q.x, y: p.y }];
  const [a, b] = [pointBeyondPort(from, STUB_LENGTH), pointBeyondPort(to, STUB_LENGTH)];
  return [a, { x: a.x, y: b.y }, b];
}

/**
 * From a horizontal exit to the opposite one: a vertical segment halfway if the ports face each other, else around both
 * nodes.
 * @param {Port} from
 * @param {Port} to
 * @returns {Point[]}
 */
function cornersToOpposite(from, to) {
  const [p, q] = [from.point, to.point];
  if ((q.x - p.x) * from.exit.x >= 0) {
    const x = (p.x + q.x) / 2;
    return [
      { x, y: p.y },
      { x, y: q.y },
    ];
  }
  const [a, b, y] = [pointBeyondPort(from, STUB_LENGTH), pointBeyondPort(to, STUB_LENGTH), freeLevel(from.box, to.box)];
  return [a, { x: a.x, y }, { x: b.x, y }, b];
}

/**
 * A y coordinate at which a horizontal line crosses neither of two boxes.
 * @param {Box} a
 * @param {Box} b
 * @returns {number}
 */
function freeLevel(a, b) {
  const [above, below] = a.y < b.y ? [a, b] : [b, a];
  const isGap = above.y + above.h <= below.y;
  return isGap ? (above.y + above.h + below.y) / 2 : Math.max(a.y + a.h, b.y + b.h) + STUB_LENGTH;
}

/**
 * @param {Point[]} points
 * @returns {Point[]} without points at which the line goes straight on
 */
function removeStraightPoints(points) {
  return points.filter((at, n) => {
    const [before, after] = [points[n - 1], points[n + 1]];
    if (!before || !after) return true;
    return !(before.x === at.x && at.x === after.x) && !(before.y === at.y && at.y === after.y);
  });
}

/**
 * @param {Port} port
 * @param {number} length
 * @returns {Point}
 */
function pointBeyondPort({ point, exit }, length) {
  return { x: point.x + exit.x * length, y: point.y + exit.y * length };
}

/** @param {Point} point  @returns {Point} */
function transpose({ x, y }) {
  return { x: y, y: x };
}

/** @param {Port} port  @returns {Port} */
function transposePort({ point, exit, box }) {
  return { point: transpose(point), exit: transpose(exit), box: { x: box.y, y: box.x, w: box.h, h: box.w } };
}
