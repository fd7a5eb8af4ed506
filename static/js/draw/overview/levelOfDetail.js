/**
 * From how far a node is nothing but a box of one colour. Seen from there it may be written into pixels instead of being
 * drawn, and one must not be able to tell: the figures follow from those in the modules that draw each kind, and are
 * rather too small than too large.
 * @module draw/overview/levelOfDetail
 */

import { cardRadius } from "../nodes/cardLayout.js";
import { LINE_FROM_PX } from "../nodes/connectors.js";
import { BLANK, FILLS, NOTES, NOTE_EDGE, PAINTS } from "../paint/palette.js";
import { wordOf } from "../paint/pixelBuffer.js";
import { BARS_FROM_PX, GLYPHS_FROM_PX } from "../text/drawText.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../geometry.js").Box} Box */

/**
 * @typedef {object} Block
 * @property {number} below  the zoom below which the node is one
 * @property {number} word  its colour; 0 where nothing is drawn
 * @property {Rim} rim
 */
/** @typedef {0|1|2} Rim  none, a frame's hairline, or that of white paper */

/** @type {{none: 0, frame: 1, paper: 2}} */
export const RIM = Object.freeze({ none: 0, frame: 1, paper: 2 });
export const PAPER_RIM_WORD = wordOf(NOTE_EDGE);
const BLANK_WORD = wordOf(BLANK);

/** A pixel less than where papers get a rim, since widths are rounded. */
const RIM_FROM_PX = 23;
const FRAME_SHADOW_FROM_PX = 80;
const PAPER_RADIUS = 4;
const CARD_CONTENT_FROM_PX = 16;
/** Letters of a divider's title and of a page's number, in shares of the frame's height or board units, at the most. */
const TITLE_SHARE_MAX = 0.2;
const PAGE_SIZE_MAX = 40;
/** A pixel less than where the form of a shape is drawn, since sides are rounded. */
const FORM_FROM_DPX = 5;
const LINE_FROM_DPX = 3;
/** The same for where pictures are drawn at all, and tables get their coloured head. */
const PICTURE_FROM_DPX = 3;
const TABLE_HEAD_FROM_DPX = 3;
const TABLE_RADIUS = 6;
const BLANK_RADIUS = 6;
const TAG_LETTERS_SHARE_MAX = 0.5;

/** @type {Readonly<Record<string, number>>} */
const WORDS = Object.freeze(
  Object.fromEntries(
    Object.entries({ ...PAINTS, ...FILLS, ...NOTES }).map(([name, color]) => [name, color ? wordOf(color) : 0]),
  ),
);

/**
 * @param {BoardNode} node
 * @param {Box} box  where it is drawn
 * @param {number} dpr
 * @returns {Block}
 */
export function blockOf(node, box, dpr) {
  switch (node.kind) {
    case "frame":
      return { below: frameBelow(node), word: WORDS[node.fill] ?? 0, rim: RIM.frame };
    case "sticky":
      return paper(node.color, Math.min(RIM_FROM_PX / node.w, 1 / PAPER_RADIUS / dpr, textBelow(node)));
    case "card":
      return paper(node.color, Math.min(CARD_CONTENT_FROM_PX / node.w, 1 / cardRadius(node) / dpr));
    case "tag":
      return paper(
        node.color,
        Math.min(1 / Math.min(node.w, node.h) / dpr, BARS_FROM_PX / TAG_LETTERS_SHARE_MAX / node.h),
      );
    case "text":
      return { below: textBelow(node), word: 0, rim: RIM.none };
    case "shape":
      return shapeBlock(node, dpr);
    case "connector":
      return {
        below: Math.max(
          LINE_FROM_DPX / Math.max(box.w, box.h) / dpr,
          Math.min(LINE_FROM_PX / node.stroke_width, textBelow(node)),
        ),
        word: 0,
        rim: RIM.none,
      };
    case "image":
      return {
        below: Math.min(PICTURE_FROM_DPX / Math.max(node.w, node.h), 1 / BLANK_RADIUS) / dpr,
        word: BLANK_WORD,
        rim: RIM.none,
      };
    case "table":
      return paper("white", Math.min(TABLE_HEAD_FROM_DPX / node.h, 1 / Math.min(TABLE_RADIUS, node.h / 4)) / dpr);
    default:
      return { below: 0, word: 0, rim: RIM.none };
  }
}

/**
 * @param {FrameNode} frame
 * @returns {number}
 */
function frameBelow({ w, h, style, page }) {
  const title = style === "section" ? BARS_FROM_PX / TITLE_SHARE_MAX / h : Infinity;
  return Math.min(FRAME_SHADOW_FROM_PX / w, title, page ? GLYPHS_FROM_PX / PAGE_SIZE_MAX : Infinity);
}

/**
 * @param {{text: string, size: number}} node
 * @returns {number}
 */
function textBelow({ text, size }) {
  return text === "" ? Infinity : BARS_FROM_PX / size;
}

/**
 * @param {import("../../wire.js").NoteColor} color
 * @param {number} below
 * @returns {Block}
 */
function paper(color, below) {
  return { below, word: WORDS[color] ?? 0, rim: color === "white" ? RIM.paper : RIM.none };
}

/**
 * Small ones are specks, whatever their form; a rectangle is a box for longer.
 * @param {ShapeNode} shape
 * @param {number} dpr
 * @returns {Block}
 */
function shapeBlock(shape, dpr) {
  const speck = FORM_FROM_DPX / Math.max(shape.w, shape.h) / dpr;
  const hasStroke = shape.stroke !== "none" && shape.stroke_width > 0;
  // One lets through what lies below, the other depends on the theme.
  if (shape.opacity < 1 || (hasStroke && shape.fill === "none")) return { below: 0, word: 0, rim: RIM.none };
  const isBox = shape.fill === "none" || (shape.form === "rectangle" && !hasStroke);
  const box = isBox ? Math.min(textBelow(shape), 1 / Math.max(shape.corner, Number.EPSILON) / dpr) : 0;
  return { below: Math.max(speck, box), word: WORDS[shape.fill] ?? 0, rim: RIM.none };
}
