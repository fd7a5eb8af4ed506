/**
 * Draws the paper of frames, and what stands on it by itself: the page's number, and on a divider its title in large letters.
 * A frame's label is drawn later, above everything.
 * @module draw/nodes/frames
 */

import { titleOfFrame } from "../../board/text/nodeText.js";
import { clamp, growBox } from "../../geometry.js";
import { composeText, kept } from "../text/textLayout.js";
import { deviceBox, fillBox, hairline } from "../paint/renderContext.js";
import { FILLS, inkOn } from "../paint/palette.js";
import { drawShadow } from "../paint/shadow.js";
import { fontOf } from "../text/text.js";
import { GLYPHS_FROM_PX, drawLettering, isWritten } from "../text/drawText.js";

/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../text/textLayout.js").Lettering} Lettering */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */
/** @typedef {import("../text/text.js").Measure} Measure */

const RADIUS_PX = 4;
/** Narrower ones have no soft shadow: there are many of them in view, and nobody sees the difference. */
const SHADOW_FROM_PX = 80;

/** The page's number: a share of the frame's height, but neither tiny nor loud; it stands off the corner by its own size. */
const PAGE_SHARE = 0.024;
const PAGE_SIZE = Object.freeze({ least: 12, most: 40 });

/** A divider's title, in shares of the frame: where it begins, how wide and high it may become, and its letters. */
const TITLE = Object.freeze({ x: 0.09, y: 0.44, w: 0.78, h: 0.44, size: 0.13 });
/** The number above it and the short rule between the two, in sizes of the title's letters. */
const NUMBER = Object.freeze({ size: 0.5, above: 0.62 });
const RULE = Object.freeze({ w: 0.9, h: 0.07, above: 0.26 });
const RULE_OPACITY = 0.35;

/**
 * @param {Context} context  in device pixels
 * @param {FrameNode} frame
 * @param {Look} look
 */
export function drawFrame(context, frame, look) {
  drawPaper(context, frame, deviceBox(look, frame), look);
  drawPrint(context, frame, look);
}

/**
 * What stands on the paper of a frame by itself.
 * @param {Context} context  in device pixels
 * @param {FrameNode} frame
 * @param {Look} look
 */
export function drawPrint(context, frame, look) {
  if (frame.style !== "section" && !frame.page) return;
  const box = deviceBox(look, frame);
  if (frame.style === "section") drawTitle(context, frame, box, look);
  if (frame.page) drawPage(context, frame, box, look);
}

/**
 * Shadow, hairline, fill.
 * @param {Context} context
 * @param {FrameNode} frame
 * @param {Box} box
 * @param {Look} look
 */
function drawPaper(context, frame, box, look) {
  const isLarge = frame.w * look.zoom >= SHADOW_FROM_PX;
  const radius = isLarge ? RADIUS_PX * look.dpr : 0;
  const line = hairline(look);
  if (isLarge && look.shadows) drawShadow(context, box, look.shadows.frame);
  context.fillStyle = look.theme.edge;
  fillBox(context, growBox(box, line), radius + (isLarge ? line : 0));
  context.fillStyle = FILLS[frame.fill] ?? FILLS.white;
  fillBox(context, box, radius);
}

/**
 * @param {Context} context
 * @param {FrameNode} frame
 * @param {Box} box
 * @param {Look} look
 */
function drawTitle(context, frame, box, look) {
  const size = titleSize(frame);
  if (!isWritten(size, look)) return;
  const ink = inkOn("ink", frame.fill);
  const lettering = titleLettering(frame, titleOfFrame(frame, look.lang), look.measure);
  drawLettering(context, lettering, size, ink, box, look);
  drawNumber(context, frame, ink.letters, box, look);
}

/**
 * Letters of the same size on whatever is as high: dividers are seen one after another.
 * @param {FrameNode} frame
 * @returns {number}
 */
function titleSize({ w, h }) {
  return Math.min(h, w * 0.75) * TITLE.size;
}

/** @typedef {{title: string, lettering: Lettering|null}} KeptTitle */

/**
 * @param {FrameNode} frame
 * @param {string} title  in the reader's language, which may change while the frame stays
 * @param {Measure} measure
 * @returns {Lettering}
 */
function titleLettering(frame, title, measure) {
  const known = kept(frame, measure, newTitle);
  if (known.lettering === null || known.title !== title) {
    known.title = title;
    known.lettering = composeText(title, titleRoom(frame), measure);
  }
  return known.lettering;
}

/** @returns {KeptTitle} */
function newTitle() {
  return { title: "", lettering: null };
}

/**
 * @param {FrameNode} frame
 * @returns {import("../text/textLayout.js").Room}
 */
function titleRoom(frame) {
  const { w, h } = frame;
  const box = { x: w * TITLE.x, y: h * TITLE.y, w: w * TITLE.w, h: h * TITLE.h };
  return {
    ...box,
    size: titleSize(frame),
    weight: "bold",
    align: "left",
    vertical: "top",
    shrinks: true,
    isPlain: true,
  };
}

/**
 * @param {Context} context
 * @param {FrameNode} frame
 * @param {string} style
 * @param {Box} box
 * @param {Look} look
 */
function drawNumber(context, frame, style, box, { scale, numberOf, zoom }) {
  const size = titleSize(frame);
  const [x, y] = [frame.w * TITLE.x, frame.h * TITLE.y];
  context.setTransform(scale, 0, 0, scale, box.x, box.y);
  context.fillStyle = style;
  context.globalAlpha = RULE_OPACITY;
  context.fillRect(x, y - size * RULE.above, size * RULE.w, size * RULE.h);
  context.globalAlpha = 1;
  if (numberOf && size * NUMBER.size * zoom >= GLYPHS_FROM_PX) {
    context.font = fontOf("bold", size * NUMBER.size);
    context.fillText(String(numberOf(frame.id)), x, y - size * NUMBER.above);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {Context} context
 * @param {FrameNode} frame
 * @param {Box} box
 * @param {Look} look
 */
function drawPage(context, frame, box, look) {
  const size = clamp(frame.h * PAGE_SHARE, PAGE_SIZE.least, PAGE_SIZE.most);
  if (size * look.zoom < GLYPHS_FROM_PX) return;
  const font = fontOf("regular", size);
  context.setTransform(look.scale, 0, 0, look.scale, box.x, box.y);
  context.font = font;
  context.fillStyle = inkOn("muted", frame.fill).letters;
  context.fillText(frame.page, frame.w - size * 1.2 - look.measure(frame.page, font), frame.h - size * 1.2);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
