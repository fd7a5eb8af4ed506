/**
 * Draws frames: background, page number, and the title of a section in large text. The label above a frame is drawn
 * later, after all nodes.
 * @module draw/nodes/frames
 */

import { titleOfFrame } from "../../board/text/nodeText.js";
import { clamp, growBox } from "../../geometry.js";
import { layoutText, cached } from "../text/textLayout.js";
import { deviceBox, fillBox, hairline } from "../paint/renderContext.js";
import { FRAME_FILLS, textPaletteOn } from "../paint/palette.js";
import { drawShadow } from "../paint/shadow.js";
import { fontOf } from "../text/text.js";
import { GLYPHS_FROM_PX, drawTextLayout, isTextVisible } from "../text/drawText.js";

/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../text/textLayout.js").TextLayout} TextLayout */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("../text/text.js").Measure} Measure */

const RADIUS_PX = 4;
/** Narrower frames have no soft shadow. Many of them are in view, and the difference is not visible. */
const SHADOW_FROM_PX = 80;

/** Font size of the page number: a share of the frame's height within limits. Also its distance from the corner. */
const PAGE_SHARE = 0.024;
const PAGE_SIZE = Object.freeze({ min: 12, max: 40 });

/** Title of a section as shares of the frame: position, largest width and height, font size. */
const TITLE = Object.freeze({ x: 0.09, y: 0.44, w: 0.78, h: 0.44, size: 0.13 });
/** The number and the short line above the title, in font sizes of the title. */
const NUMBER = Object.freeze({ size: 0.5, above: 0.62 });
const RULE = Object.freeze({ w: 0.9, h: 0.07, above: 0.26 });
const RULE_OPACITY = 0.35;

/**
 * @param {Context} context  in device pixels
 * @param {FrameNode} frame
 * @param {RenderContext} renderContext
 */
export function drawFrame(context, frame, renderContext) {
  drawFrameBox(context, frame, deviceBox(renderContext, frame), renderContext);
  drawFrameText(context, frame, renderContext);
}

/**
 * Draws the page number and the title of a section.
 * @param {Context} context  in device pixels
 * @param {FrameNode} frame
 * @param {RenderContext} renderContext
 */
export function drawFrameText(context, frame, renderContext) {
  if (frame.style !== "section" && !frame.page) return;
  const box = deviceBox(renderContext, frame);
  if (frame.style === "section") drawTitle(context, frame, box, renderContext);
  if (frame.page) drawPageNumber(context, frame, box, renderContext);
}

/**
 * Draws shadow, hairline and fill.
 * @param {Context} context
 * @param {FrameNode} frame
 * @param {Box} box
 * @param {RenderContext} renderContext
 */
function drawFrameBox(context, frame, box, renderContext) {
  const isLarge = frame.w * renderContext.zoom >= SHADOW_FROM_PX;
  const radius = isLarge ? RADIUS_PX * renderContext.dpr : 0;
  const line = hairline(renderContext);
  if (isLarge && renderContext.shadows) drawShadow(context, box, renderContext.shadows.frame);
  context.fillStyle = renderContext.theme.edge;
  fillBox(context, growBox(box, line), radius + (isLarge ? line : 0));
  context.fillStyle = FRAME_FILLS[frame.fill] ?? FRAME_FILLS.white;
  fillBox(context, box, radius);
}

/**
 * @param {Context} context
 * @param {FrameNode} frame
 * @param {Box} box
 * @param {RenderContext} renderContext
 */
function drawTitle(context, frame, box, renderContext) {
  const size = titleSize(frame);
  if (!isTextVisible(size, renderContext)) return;
  const palette = textPaletteOn("ink", frame.fill);
  const textLayout = titleLayout(frame, titleOfFrame(frame, renderContext.lang), renderContext.measure);
  drawTextLayout(context, textLayout, size, palette, box, renderContext);
  drawNumber(context, frame, palette.text, box, renderContext);
}

/**
 * Equal for all sections of the same height, because they are seen one after another.
 * @param {FrameNode} frame
 * @returns {number}
 */
function titleSize({ w, h }) {
  return Math.min(h, w * 0.75) * TITLE.size;
}

/** @typedef {{title: string, textLayout: TextLayout|null}} CachedTitle */

/**
 * @param {FrameNode} frame
 * @param {string} title  in the reader's language; can change while the frame stays the same
 * @param {Measure} measure
 * @returns {TextLayout}
 */
function titleLayout(frame, title, measure) {
  const cachedTitle = cached(frame, measure, newTitle);
  if (cachedTitle.textLayout === null || cachedTitle.title !== title) {
    cachedTitle.title = title;
    cachedTitle.textLayout = layoutText(title, titleTextBox(frame), measure);
  }
  return cachedTitle.textLayout;
}

/** @returns {CachedTitle} */
function newTitle() {
  return { title: "", textLayout: null };
}

/**
 * @param {FrameNode} frame
 * @returns {import("../text/textLayout.js").TextBox}
 */
function titleTextBox(frame) {
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
 * @param {RenderContext} renderContext
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
 * @param {RenderContext} renderContext
 */
function drawPageNumber(context, frame, box, renderContext) {
  const size = clamp(frame.h * PAGE_SHARE, PAGE_SIZE.min, PAGE_SIZE.max);
  if (size * renderContext.zoom < GLYPHS_FROM_PX) return;
  const font = fontOf("regular", size);
  context.setTransform(renderContext.scale, 0, 0, renderContext.scale, box.x, box.y);
  context.font = font;
  context.fillStyle = textPaletteOn("muted", frame.fill).text;
  context.fillText(frame.page, frame.w - size * 1.2 - renderContext.measure(frame.page, font), frame.h - size * 1.2);
  context.setTransform(1, 0, 0, 1, 0, 0);
}
