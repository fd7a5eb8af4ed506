/**
 * The outlines of shapes that are not rectangles or ellipses: for drawing, hit tests and the ends of connectors. Pure.
 * @module board/connectors/shapeOutlines
 */

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/**
 * @typedef {{x: number, y: number, r: number}} Vertex  board units from the top left of the node; `r` is the corner
 *   radius
 */
/** @typedef {readonly [along: number, across: number]} ArrowPoint  a point of a shape that points to the right */

/** Length of the head of a block arrow, as a share of its breadth, and its maximum as a share of the arrow's length. */
const HEAD_PER_BREADTH = 0.6;
const HEAD_SHARE_MAX = 0.5;
/** Free space at each side of the shaft, as a share of the breadth. */
const SHAFT_INSET = 0.22;
/** Length of the tail of a bubble, as a share of its length or of its breadth, whichever gives less. */
const TAIL_SHARE = 0.22;
const TAIL_PER_BREADTH = 0.3;
/** Width of the tail at its root, and how far its tip leans outwards, as shares of the tail's length. */
const TAIL_ROOT = 0.9;
const TAIL_LEAN = 0.15;
/** The indexes of the tail among the corners of a bubble. */
const TAIL_CORNERS = Object.freeze([2, 3, 4]);
const NONE = Object.freeze(/** @type {number[]} */ ([]));

/** @type {WeakMap<ShapeNode, Vertex[]>} valid for ever, because nodes are never changed in place */
const cache = new WeakMap();

/**
 * @param {ShapeNode} shape  a diamond, triangle, arrow or bubble
 * @returns {Vertex[]} in order around the shape; the same array for the same node
 */
export function outlineOf(shape) {
  const known = cache.get(shape);
  if (known) return known;
  const points = cornersOf(shape).map((corner) => rotateToDirection(shape, corner));
  const sharp = shape.form === "bubble" ? TAIL_CORNERS : NONE;
  const made = points.map((point, n) => ({ ...point, r: radiusAt(points, n, shape.corner, sharp) }));
  cache.set(shape, made);
  return made;
}

/**
 * The length of a block arrow's head, and the space at each side of its shaft.
 * @param {ShapeNode} shape
 * @returns {{head: number, inset: number}}
 */
export function arrowParts(shape) {
  const [length, breadth] = sidesOf(shape);
  return { head: Math.min(breadth * HEAD_PER_BREADTH, length * HEAD_SHARE_MAX), inset: breadth * SHAFT_INSET };
}

/**
 * The length of a bubble's tail, which is inside the box of the node.
 * @param {ShapeNode} shape
 * @returns {number}
 */
export function tailLength(shape) {
  const [length, breadth] = sidesOf(shape);
  return Math.min(length * TAIL_SHARE, breadth * TAIL_PER_BREADTH);
}

/**
 * @param {ShapeNode} shape
 * @returns {boolean} whether the shape points up or down
 */
export function isUpright({ direction }) {
  return direction === "up" || direction === "down";
}

/**
 * @param {ShapeNode} shape
 * @returns {[length: number, breadth: number]} size of its box along and across its direction
 */
export function sidesOf(shape) {
  return isUpright(shape) ? [shape.h, shape.w] : [shape.w, shape.h];
}

/**
 * @param {ShapeNode} shape
 * @returns {ArrowPoint[]}
 */
function cornersOf(shape) {
  const [length, breadth] = sidesOf(shape);
  switch (shape.form) {
    case "triangle":
      return [
        [0, 0],
        [length, breadth / 2],
        [0, breadth],
      ];
    case "arrow":
      return arrowCorners(shape, length, breadth);
    case "bubble":
      return bubbleCorners(shape, length, breadth);
    default:
      return [
        [length / 2, 0],
        [length, breadth / 2],
        [length / 2, breadth],
        [0, breadth / 2],
      ];
  }
}

/**
 * @param {ShapeNode} shape
 * @param {number} length
 * @param {number} breadth
 * @returns {ArrowPoint[]}
 */
function arrowCorners(shape, length, breadth) {
  const { head, inset } = arrowParts(shape);
  const [neck, far] = [length - head, breadth - inset];
  return [
    [0, inset],
    [neck, inset],
    [neck, 0],
    [length, breadth / 2],
    [neck, breadth],
    [neck, far],
    [0, far],
  ];
}

/**
 * The tail starts near the beginning of the text, or in the middle of a side.
 * @param {ShapeNode} shape
 * @param {number} length
 * @param {number} breadth
 * @returns {ArrowPoint[]}
 */
function bubbleCorners(shape, length, breadth) {
  const tail = tailLength(shape);
  const [body, root] = [length - tail, tail * TAIL_ROOT];
  const middle = (breadth - root) / 2;
  const first = isUpright(shape) ? Math.min(Math.max(shape.corner, tail), middle) : middle;
  const tip = isUpright(shape) ? first - tail * TAIL_LEAN : breadth / 2;
  return [
    [0, 0],
    [body, 0],
    [body, first],
    [length, tip],
    [body, first + root],
    [body, breadth],
    [0, breadth],
  ];
}

/**
 * @param {ShapeNode} shape
 * @param {ArrowPoint} corner
 * @returns {import("../../wire.js").Point}
 */
function rotateToDirection({ direction, w, h }, [along, across]) {
  switch (direction) {
    case "left":
      return { x: w - along, y: across };
    case "down":
      return { x: across, y: along };
    case "up":
      return { x: across, y: h - along };
    default:
      return { x: along, y: across };
  }
}

/**
 * The requested radius, or less if the neighbouring corners leave less space. Corners that point inwards stay sharp.
 * @param {import("../../wire.js").Point[]} points
 * @param {number} n
 * @param {number} requested
 * @param {readonly number[]} sharp  indexes of corners that stay sharp, so that their neighbours may use the whole side
 * @returns {number}
 */
function radiusAt(points, n, requested, sharp) {
  if (sharp.includes(n)) return 0;
  const count = points.length;
  const [before, at, after] = [n + count - 1, n, n + 1].map((index) => points[index % count]);
  if (!before || !at || !after) return 0;
  const [ax, ay, bx, by] = [before.x - at.x, before.y - at.y, after.x - at.x, after.y - at.y];
  const [a, b] = [Math.hypot(ax, ay), Math.hypot(bx, by)];
  const cross = bx * ay - by * ax;
  if (cross * doubleSignedArea(points) <= 0) return 0;
  const [free_a, free_b] = [n + count - 1, n + 1].map((index) => (sharp.includes(index % count) ? 1 : 0.5));
  const reach = Math.min(a * (free_a ?? 0), b * (free_b ?? 0));
  return Math.min(requested, reach * (Math.abs(cross) / (a * b + ax * bx + ay * by)));
}

/**
 * @param {import("../../wire.js").Point[]} points
 * @returns {number} twice the area; the sign shows the direction of the points
 */
function doubleSignedArea(points) {
  return points.reduce((sum, { x, y }, n) => {
    const next = points[(n + 1) % points.length];
    return next ? sum + x * next.y - next.x * y : sum;
  }, 0);
}
