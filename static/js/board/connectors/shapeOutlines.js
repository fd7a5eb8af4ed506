/**
 * The corners of shapes that are no plain boxes, as numbers: for drawing and hitting them, and for connectors, which
 * end where a shape does. Pure.
 * @module board/connectors/shapeOutlines
 */

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/**
 * @typedef {{x: number, y: number, r: number}} Vertex  board units from the node's top left; `r` rounds it, 0 is sharp
 */
/** @typedef {readonly [along: number, across: number]} ArrowPoint  of a shape that points to the right */

/** A block arrow's head is as long as this share of its breadth, but never most of the arrow. */
const HEAD_PER_BREADTH = 0.6;
const HEAD_SHARE_MAX = 0.5;
/** What is left of the breadth on each side of the shaft. */
const SHAFT_INSET = 0.22;
/** A bubble's tail is as long as this share of its box, or of its breadth where that is less. */
const TAIL_SHARE = 0.22;
const TAIL_PER_BREADTH = 0.3;
/** Its root is about as wide as it is long, and its tip leans outwards, away from what is said. */
const TAIL_ROOT = 0.9;
const TAIL_LEAN = 0.15;
/** Where it stands among the spots of a bubble. */
const TAIL_CORNERS = Object.freeze([2, 3, 4]);
const NONE = Object.freeze(/** @type {number[]} */ ([]));

/** @type {WeakMap<ShapeNode, Vertex[]>} Nodes are replaced when they change, so what is kept never ages. */
const cache = new WeakMap();

/**
 * @param {ShapeNode} shape  a diamond, triangle, arrow or bubble
 * @returns {Vertex[]} in order around it; the same array for the same node
 */
export function outlineOf(shape) {
  const known = cache.get(shape);
  if (known) return known;
  const points = cornersOf(shape).map((spot) => rotateToDirection(shape, spot));
  const sharp = shape.form === "bubble" ? TAIL_CORNERS : NONE;
  const made = points.map((point, n) => ({ ...point, r: radiusAt(points, n, shape.corner, sharp) }));
  cache.set(shape, made);
  return made;
}

/**
 * How far a block arrow's head reaches back from its tip, and how far its shaft stands off its sides.
 * @param {ShapeNode} shape
 * @returns {{head: number, inset: number}}
 */
export function arrowParts(shape) {
  const [length, breadth] = sidesOf(shape);
  return { head: Math.min(breadth * HEAD_PER_BREADTH, length * HEAD_SHARE_MAX), inset: breadth * SHAFT_INSET };
}

/**
 * How much of a bubble's box its tail takes, on the side to which it points.
 * @param {ShapeNode} shape
 * @returns {number}
 */
export function tailLength(shape) {
  const [length, breadth] = sidesOf(shape);
  return Math.min(length * TAIL_SHARE, breadth * TAIL_PER_BREADTH);
}

/**
 * @param {ShapeNode} shape
 * @returns {boolean} whether it points up or down
 */
export function isUpright({ direction }) {
  return direction === "up" || direction === "down";
}

/**
 * @param {ShapeNode} shape
 * @returns {[length: number, breadth: number]} of its box, along and across the way in which it points
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
 * The tail grows from where a line of text begins, or from the middle of a side.
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
 * @param {ArrowPoint} spot
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
 * As round as asked for where its neighbours leave room; corners that point inwards stay sharp.
 * @param {import("../../wire.js").Point[]} points
 * @param {number} n
 * @param {number} asked
 * @param {readonly number[]} sharp  those that stay so, and leave a whole side to their neighbours
 * @returns {number}
 */
function radiusAt(points, n, asked, sharp) {
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
  return Math.min(asked, reach * (Math.abs(cross) / (a * b + ax * bx + ay * by)));
}

/**
 * @param {import("../../wire.js").Point[]} points
 * @returns {number} twice the area, negative where they run the other way round
 */
function doubleSignedArea(points) {
  return points.reduce((sum, { x, y }, n) => {
    const next = points[(n + 1) % points.length];
    return next ? sum + x * next.y - next.x * y : sum;
  }, 0);
}
