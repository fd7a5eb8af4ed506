/**
 * From how far a node is nothing but a box of one colour. Seen from there it may be written into pixels instead of being
 * drawn, and one must not be able to tell: the figures follow from those in the modules that draw each kind, and are
 * rather too small than too large.
 * @module draw/overview/levelOfDetail
 */

import { cardRadius } from "../nodes/cardLayout.js";
import { LINE_FROM_PX } from "../nodes/connectors.js";
import { PLACEHOLDER, FRAME_FILLS, NOTE_COLORS, WHITE_NOTE_EDGE, PAINTS } from "../paint/palette.js";
import { packColor } from "../paint/pixelBuffer.js";
import { BARS_FROM_PX, GLYPHS_FROM_PX } from "../text/drawText.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Box} Box */

/**
 * @typedef {object} LevelOfDetail
 * @property {number} boxBelow  the zoom below which the node is one
 * @property {number} color  its colour; 0 where nothing is drawn
 * @property {Border} border
 */
/** @typedef {0|1|2} Border  none, a frame's hairline, or that of white paper */

/** @type {{none: 0, frame: 1, whiteNote: 2}} */
export const BORDER = Object.freeze({ none: 0, frame: 1, whiteNote: 2 });
export const WHITE_NOTE_BORDER_COLOR = packColor(WHITE_NOTE_EDGE);
const PLACEHOLDER_COLOR = packColor(PLACEHOLDER);

/** A pixel less than where papers get a rim, since widths are rounded. */
const FLAT_SHADOW_FROM_PX = 23;
const FRAME_SHADOW_FROM_PX = 80;
const NOTE_RADIUS = 4;
const CARD_CONTENT_FROM_PX = 16;
/** Letters of a divider's title and of a page's number, in shares of the frame's height or board units, at the most. */
const TITLE_SHARE_MAX = 0.2;
const PAGE_SIZE_MAX = 40;
/** A pixel less than where the form of a shape is drawn, since sides are rounded. */
const FORM_FROM_DPX = 5;
const LINE_FROM_DPX = 3;
/** The same for where pictures are drawn at all, and tables get their coloured head. */
const IMAGE_FROM_DPX = 3;
const TABLE_HEAD_FROM_DPX = 3;
const TABLE_RADIUS = 6;
const PLACEHOLDER_RADIUS = 6;
const TAG_TEXT_SHARE_MAX = 0.5;

/** @type {Readonly<Record<string, number>>} */
const FILL_COLORS = Object.freeze(
  Object.fromEntries(
    Object.entries({ ...PAINTS, ...FRAME_FILLS, ...NOTE_COLORS }).map(([name, color]) => [
      name,
      color ? packColor(color) : 0,
    ]),
  ),
);

/**
 * @param {BoardNode} node
 * @param {Box} box  where it is drawn
 * @param {number} dpr
 * @returns {LevelOfDetail}
 */
export function levelOfDetailOf(node, box, dpr) {
  switch (node.kind) {
    case "frame":
      return { boxBelow: frameBoxBelow(node), color: FILL_COLORS[node.fill] ?? 0, border: BORDER.frame };
    case "sticky":
      return noteLevel(
        node.color,
        Math.min(FLAT_SHADOW_FROM_PX / node.w, 1 / NOTE_RADIUS / dpr, textHiddenBelow(node)),
      );
    case "card":
      return noteLevel(node.color, Math.min(CARD_CONTENT_FROM_PX / node.w, 1 / cardRadius(node) / dpr));
    case "tag":
      return noteLevel(
        node.color,
        Math.min(1 / Math.min(node.w, node.h) / dpr, BARS_FROM_PX / TAG_TEXT_SHARE_MAX / node.h),
      );
    case "text":
      return { boxBelow: textHiddenBelow(node), color: 0, border: BORDER.none };
    case "shape":
      return shapeLevel(node, dpr);
    case "connector":
      return {
        boxBelow: Math.max(
          LINE_FROM_DPX / Math.max(box.w, box.h) / dpr,
          Math.min(LINE_FROM_PX / node.stroke_width, textHiddenBelow(node)),
        ),
        color: 0,
        border: BORDER.none,
      };
    case "image":
      return {
        boxBelow: Math.min(IMAGE_FROM_DPX / Math.max(node.w, node.h), 1 / PLACEHOLDER_RADIUS) / dpr,
        color: PLACEHOLDER_COLOR,
        border: BORDER.none,
      };
    case "table":
      return noteLevel("white", Math.min(TABLE_HEAD_FROM_DPX / node.h, 1 / Math.min(TABLE_RADIUS, node.h / 4)) / dpr);
    default:
      return { boxBelow: 0, color: 0, border: BORDER.none };
  }
}

/**
 * @param {FrameNode} frame
 * @returns {number}
 */
function frameBoxBelow({ w, h, style, page }) {
  const title = style === "section" ? BARS_FROM_PX / TITLE_SHARE_MAX / h : Infinity;
  return Math.min(FRAME_SHADOW_FROM_PX / w, title, page ? GLYPHS_FROM_PX / PAGE_SIZE_MAX : Infinity);
}

/**
 * @param {{text: string, size: number}} node
 * @returns {number}
 */
function textHiddenBelow({ text, size }) {
  return text === "" ? Infinity : BARS_FROM_PX / size;
}

/**
 * @param {import("../../wire.js").NoteColor} color
 * @param {number} boxBelow
 * @returns {LevelOfDetail}
 */
function noteLevel(color, boxBelow) {
  return { boxBelow, color: FILL_COLORS[color] ?? 0, border: color === "white" ? BORDER.whiteNote : BORDER.none };
}

/**
 * Small ones are specks, whatever their form; a rectangle is a box for longer.
 * @param {ShapeNode} shape
 * @param {number} dpr
 * @returns {LevelOfDetail}
 */
function shapeLevel(shape, dpr) {
  const tinyBelow = FORM_FROM_DPX / Math.max(shape.w, shape.h) / dpr;
  const hasStroke = shape.stroke !== "none" && shape.stroke_width > 0;
  // One lets through what lies below, the other depends on the theme.
  if (shape.opacity < 1 || (hasStroke && shape.fill === "none")) return { boxBelow: 0, color: 0, border: BORDER.none };
  const isBox = shape.fill === "none" || (shape.form === "rectangle" && !hasStroke);
  const boxBelow = isBox ? Math.min(textHiddenBelow(shape), 1 / Math.max(shape.corner, Number.EPSILON) / dpr) : 0;
  return { boxBelow: Math.max(tinyBelow, boxBelow), color: FILL_COLORS[shape.fill] ?? 0, border: BORDER.none };
}
