/**
 * The zoom below which a node is drawn as a plain box of one colour. Below it, the rasterizer may write the node into
 * pixels, and readers must not see a difference. So these limits follow from the limits in the modules that draw each
 * kind, and are rather too low than too high.
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
 * @property {number} boxBelow  the zoom below which the node is a plain box
 * @property {number} color  packed; 0 if nothing is drawn
 * @property {Border} border
 */
/** @typedef {0|1|2} Border  one of BORDER: none, the hairline of a frame, or the edge of a white note */

/** @type {{none: 0, frame: 1, whiteNote: 2}} */
export const BORDER = Object.freeze({ none: 0, frame: 1, whiteNote: 2 });
export const WHITE_NOTE_BORDER_COLOR = packColor(WHITE_NOTE_EDGE);
const PLACEHOLDER_COLOR = packColor(PLACEHOLDER);

/** One pixel less than the limit for flat shadows, because widths are rounded. */
const FLAT_SHADOW_FROM_PX = 23;
const FRAME_SHADOW_FROM_PX = 80;
const NOTE_RADIUS = 4;
const CARD_CONTENT_FROM_PX = 16;
/**
 * Upper limits of the font size of a section's title, as a share of the height, and of a page number, in board units.
 */
const TITLE_SHARE_MAX = 0.2;
const PAGE_SIZE_MAX = 40;
/** One pixel less than the limit for the form of a shape, because sides are rounded. */
const FORM_FROM_DPX = 5;
const LINE_FROM_DPX = 3;
/** The same for loading images and for the header of a table. */
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
 * @param {Box} box  bounding box of the node
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
 * Tiny shapes are boxes whatever their form. Rectangles stay boxes longer.
 * @param {ShapeNode} shape
 * @param {number} dpr
 * @returns {LevelOfDetail}
 */
function shapeLevel(shape, dpr) {
  const tinyBelow = FORM_FROM_DPX / Math.max(shape.w, shape.h) / dpr;
  const hasStroke = shape.stroke !== "none" && shape.stroke_width > 0;
  // A transparent fill shows what is below it, and the colour of a stroke depends on the theme.
  if (shape.opacity < 1 || (hasStroke && shape.fill === "none")) return { boxBelow: 0, color: 0, border: BORDER.none };
  const isBox = shape.fill === "none" || (shape.form === "rectangle" && !hasStroke);
  const boxBelow = isBox ? Math.min(textHiddenBelow(shape), 1 / Math.max(shape.corner, Number.EPSILON) / dpr) : 0;
  return { boxBelow: Math.max(tinyBelow, boxBelow), color: FILL_COLORS[shape.fill] ?? 0, border: BORDER.none };
}
