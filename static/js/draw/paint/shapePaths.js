/**
 * The paths of shapes, whether a point lies inside, and the box that is left for text. Pure geometry.
 * @module draw/paint/shapePaths
 */

import { arrowParts, isUpright, outlineOf, sidesOf, tailLength } from "../../board/connectors/shapeOutlines.js";

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../board/connectors/shapeOutlines.js").Vertex} Vertex */
/** @typedef {import("./renderContext.js").Context} Context */

/** Between the edge of a shape and its text. In small shapes it is a share of the side instead. */
const PADDING = 12;
const PADDING_SHARE = 0.12;
/** The largest box inside an ellipse has this share of its sides. */
const ELLIPSE_SHARE = Math.SQRT1_2;
/** Of the boxes that fit in a diamond, one a little wider than high suits lines of text best. */
const DIAMOND_SHARE = Object.freeze({ w: 0.56, h: 0.44 });
/** The largest box in a triangle has half of its height. */
const TRIANGLE_SHARE = 0.5;
/** A text must stay this share of the corner radius away from the sides, or it would touch the arc. */
const ARC_SHARE = 1 - Math.SQRT1_2;

/**
 * Traces the path of a shape as if `box` were the shape's own box. The caller fills or strokes it.
 * @param {Context} context
 * @param {ShapeNode} shape
 * @param {Box} box  in the context's units
 */
export function tracePath(context, shape, { x, y, w, h }) {
  context.beginPath();
  if (shape.form === "rectangle") traceRectangle(context, x, y, w, h, (shape.corner * w) / shape.w);
  else if (shape.form === "ellipse") context.ellipse(x + w / 2, y + h / 2, w / 2, h / 2, 0, 0, 2 * Math.PI);
  else traceOutline(context, outlineOf(shape), x, y, w / shape.w, h / shape.h);
}

/**
 * Whether a board point lies in a shape or on its edge.
 * @param {ShapeNode} shape
 * @param {Point} boardPoint
 * @returns {boolean}
 */
export function shapeContains(shape, boardPoint) {
  const [x, y] = [boardPoint.x - shape.x, boardPoint.y - shape.y];
  if (shape.form === "rectangle") return roundedBoxContains(shape.w, shape.h, shape.corner, x, y);
  if (shape.form === "ellipse") return Math.hypot((2 * x) / shape.w - 1, (2 * y) / shape.h - 1) <= 1;
  const outline = outlineOf(shape);
  return outlineContains(outline, x, y) && !isOutsideRoundedCorner(outline, x, y);
}

/**
 * Whether a point lies in a box with round corners.
 * @param {number} w
 * @param {number} h
 * @param {number} corner
 * @param {number} x  from the left side of the box
 * @param {number} y  from the top of the box
 * @returns {boolean}
 */
export function roundedBoxContains(w, h, corner, x, y) {
  if (x < 0 || y < 0 || x > w || y > h) return false;
  const r = Math.min(corner, w / 2, h / 2);
  const [beyond_x, beyond_y] = [r - Math.min(x, w - x), r - Math.min(y, h - y)];
  return beyond_x <= 0 || beyond_y <= 0 || Math.hypot(beyond_x, beyond_y) <= r;
}

/**
 * The box for the text of a shape.
 * @param {ShapeNode} shape
 * @returns {Box} relative to the shape's top left corner
 */
export function shapeTextBox(shape) {
  const pad = shape.stroke_width * (shape.stroke === "none" ? 0 : 1);
  switch (shape.form) {
    case "ellipse":
      return centeredBox(shape, ELLIPSE_SHARE, ELLIPSE_SHARE, pad);
    case "diamond":
      return centeredBox(shape, DIAMOND_SHARE.w, DIAMOND_SHARE.h, pad);
    case "triangle":
      return triangleTextBox(shape, pad);
    case "arrow":
      return arrowTextBox(shape, pad);
    case "bubble":
      return insetBox(orientedBox(shape, 0, sidesOf(shape)[0] - tailLength(shape), 0), shape.corner, pad);
    default:
      return insetBox({ x: 0, y: 0, w: shape.w, h: shape.h }, shape.corner, pad);
  }
}

/**
 * @param {Context} context
 * @param {number} x
 * @param {number} y
 * @param {number} w
 * @param {number} h
 * @param {number} r
 */
function traceRectangle(context, x, y, w, h, r) {
  if (r > 0) context.roundRect(x, y, w, h, Math.min(r, w / 2, h / 2));
  else context.rect(x, y, w, h);
}

/**
 * @param {Context} context
 * @param {Vertex[]} outline
 * @param {number} left
 * @param {number} top
 * @param {number} scale_x  units of the context per board unit
 * @param {number} scale_y
 */
function traceOutline(context, outline, left, top, scale_x, scale_y) {
  const last = outline[outline.length - 1];
  const first = outline[0];
  if (!first || !last) return;
  // Starts in the middle of a side: at a corner, the first arc would have no side to start from.
  context.moveTo(left + ((last.x + first.x) / 2) * scale_x, top + ((last.y + first.y) / 2) * scale_y);
  for (let n = 0; n < outline.length; n += 1) {
    const { x, y, r } = /** @type {Vertex} */ (outline[n]);
    const next = /** @type {Vertex} */ (outline[(n + 1) % outline.length]);
    if (r > 0)
      context.arcTo(
        left + x * scale_x,
        top + y * scale_y,
        left + next.x * scale_x,
        top + next.y * scale_y,
        r * Math.min(scale_x, scale_y),
      );
    else context.lineTo(left + x * scale_x, top + y * scale_y);
  }
  context.closePath();
}

/**
 * Counts how often a ray to the right crosses the sides. Ignores rounded corners.
 * @param {Vertex[]} outline
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
function outlineContains(outline, x, y) {
  let isIn = false;
  let before = outline[outline.length - 1];
  for (const at of outline) {
    if (before && at.y > y !== before.y > y && x <= at.x + ((y - at.y) * (before.x - at.x)) / (before.y - at.y))
      isIn = !isIn;
    before = at;
  }
  return isIn;
}

/**
 * Whether a point inside the outline lies outside of one of its rounded corners.
 * @param {Vertex[]} outline
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
function isOutsideRoundedCorner(outline, x, y) {
  return outline.some((at, n) => {
    const before = outline[(n + outline.length - 1) % outline.length];
    const after = outline[(n + 1) % outline.length];
    return at.r > 0 && before && after && isOutsideArc(before, at, after, x, y);
  });
}

/**
 * A point is outside the arc if it lies between the two sides of the corner, nearer to the vertex than the ends of
 * the arc, and farther from the arc's centre than its radius.
 * @param {Vertex} before
 * @param {Vertex} at
 * @param {Vertex} after
 * @param {number} x
 * @param {number} y
 * @returns {boolean}
 */
function isOutsideArc(before, at, after, x, y) {
  const [a, b] = [Math.hypot(before.x - at.x, before.y - at.y), Math.hypot(after.x - at.x, after.y - at.y)];
  const [half_x, half_y] = [(before.x - at.x) / a + (after.x - at.x) / b, (before.y - at.y) / a + (after.y - at.y) / b];
  const length = Math.hypot(half_x, half_y);
  const [ux, uy] = [half_x / length, half_y / length];
  // The sum of the two unit vectors along the sides is twice the cosine of half the corner long.
  const cosine = length / 2;
  const sine = Math.sqrt(1 - cosine * cosine);
  const [centre_off, arc_from] = [at.r / sine, ((at.r * cosine) / sine) * cosine];
  const along = (x - at.x) * ux + (y - at.y) * uy;
  const aside = Math.abs((x - at.x) * uy - (y - at.y) * ux);
  return (
    along < arc_from &&
    aside * cosine <= along * sine &&
    Math.hypot(x - at.x - ux * centre_off, y - at.y - uy * centre_off) > at.r
  );
}

/**
 * @param {ShapeNode} shape
 * @param {number} share_w
 * @param {number} share_h
 * @param {number} pad
 * @returns {Box}
 */
function centeredBox({ w, h }, share_w, share_h, pad) {
  const [wide, high] = [Math.max(0, w * share_w - pad), Math.max(0, h * share_h - pad)];
  return { x: (w - wide) / 2, y: (h - high) / 2, w: wide, h: high };
}

/**
 * At the wide end, between the slanted sides.
 * @param {ShapeNode} shape
 * @param {number} pad
 * @returns {Box}
 */
function triangleTextBox(shape, pad) {
  const [length, breadth] = sidesOf(shape);
  const side = (breadth * (1 - TRIANGLE_SHARE)) / 2 + pad / 2;
  const off = Math.min(PADDING, length * PADDING_SHARE) / 2 + pad;
  return orientedBox(shape, off, length * TRIANGLE_SHARE, side);
}

/**
 * The shaft, and the part of the head that is at least as wide as the shaft.
 * @param {ShapeNode} shape
 * @param {number} pad
 * @returns {Box}
 */
function arrowTextBox(shape, pad) {
  const { head, inset } = arrowParts(shape);
  const [length, breadth] = sidesOf(shape);
  const off = Math.min(PADDING, breadth * PADDING_SHARE) + pad;
  return orientedBox(shape, off, length - (head * (breadth - 2 * inset)) / breadth, inset + pad + off / 4);
}

/**
 * Turns a box of a shape that points to the right, so that it fits the shape's real direction.
 * @param {ShapeNode} shape
 * @param {number} from  distance along the shape
 * @param {number} to
 * @param {number} side  free space on both sides
 * @returns {Box}
 */
function orientedBox(shape, from, to, side) {
  const [length, breadth] = sidesOf(shape);
  const [along, across] = [Math.max(0, to - from), Math.max(0, breadth - 2 * side)];
  const start = shape.direction === "up" || shape.direction === "left" ? length - from - along : from;
  return isUpright(shape) ? { x: side, y: start, w: across, h: along } : { x: start, y: side, w: along, h: across };
}

/**
 * @param {Box} box
 * @param {number} corner
 * @param {number} stroke
 * @returns {Box}
 */
function insetBox({ x, y, w, h }, corner, stroke) {
  const arc = Math.min(corner, w / 2, h / 2) * ARC_SHARE;
  const [pad_x, pad_y] = [w, h].map((side) => stroke + Math.max(arc, Math.min(PADDING, side * PADDING_SHARE)));
  const [off_x, off_y] = [Math.min(pad_x ?? 0, w / 2), Math.min(pad_y ?? 0, h / 2)];
  return { x: x + off_x, y: y + off_y, w: w - 2 * off_x, h: h - 2 * off_y };
}
