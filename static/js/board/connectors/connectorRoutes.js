/**
 * The ways of connectors that are not straight. Pure.
 * @module board/connectors/connectorRoutes
 */

import { distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {{point: Point, exit: Point, box: Box}} Port  where a line leaves a node, and which way */

/** How far a line runs out of a node before it turns round. */
const STUB_LENGTH = 24;
/** A curve's handles, in shares of the way between its ends: enough for an S between ports that face each other. */
const HANDLE_SHARE_FACING = 0.45;
/** Between others it would swing far out. */
const HANDLE_SHARE_OTHER = 0.3;

/**
 * A broken line of level and upright pieces that leaves both ports in their direction, with as few corners as that
 * takes.
 * @param {Port} from
 * @param {Port} to
 * @returns {Point[]}
 */
export function elbowPoints(from, to) {
  // One case instead of two: what leaves its node upright is laid on its side, and its way put up again.
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
 * @returns {[Point, Point, Point, Point]} its two ends with its two handles between them
 */
export function curvePoints(from, to) {
  const isFacing = from.exit.x === -to.exit.x && from.exit.y === -to.exit.y;
  const far = distance(from.point, to.point) * (isFacing ? HANDLE_SHARE_FACING : HANDLE_SHARE_OTHER);
  return [from.point, pointBeyondPort(from, far), pointBeyondPort(to, far), to.point];
}

/**
 * @param {Point[]} curve  as `curvePoints` gives it
 * @param {number} t  0 at its beginning, 1 at its end
 * @returns {Point}
 */
export function pointOnCurve([p, a, b, q], t) {
  if (!p || !a || !b || !q) throw new Error("A curve has two ends and two handles.");
  const s = 1 - t;
  const [of_p, of_a, of_b, of_q] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: of_p * p.x + of_a * a.x + of_b * b.x + of_q * q.x, y: of_p * p.y + of_a * a.y + of_b * b.y + of_q * q.y };
}

/**
 * From a level beginning to an upright end: one corner where both see it before them, else round two.
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
 * From a level beginning to a level end that faces the other way: an upright piece halfway where they face each other,
 * else round both nodes.
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
 * A height at which a line passes two boxes without crossing one.
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
 * @returns {Point[]} without those at which the line does not turn
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
 * @param {number} far
 * @returns {Point}
 */
function pointBeyondPort({ point, exit }, far) {
  return { x: point.x + exit.x * far, y: point.y + exit.y * far };
}

/** @param {Point} point  @returns {Point} */
function transpose({ x, y }) {
  return { x: y, y: x };
}

/** @param {Port} port  @returns {Port} */
function transposePort({ point, exit, box }) {
  return { point: transpose(point), exit: transpose(exit), box: { x: box.y, y: box.x, w: box.h, h: box.w } };
}
