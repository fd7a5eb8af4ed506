/**
 * Where the labels of frames stand, and how much of a title each shows: above its frame, no wider than it, and on no other frame.
 * @module draw/labelPlacement
 */

import { connectorBox, connectorLine } from "../board/connectors/connectors.js";
import { titleOfFrame } from "../board/text/nodeText.js";
import { boxesMeet } from "../geometry.js";
import { fontOf } from "./text/text.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("../wire.js").ConnectorNode} ConnectorNode */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("./paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {{size: number, gap: number, font: string}} LabelStyle  pixels: of the letters, and from the baseline to the frame's edge */
/** @typedef {{frame: FrameNode, text: string, style: LabelStyle, w_px: number, strip: Box, isInFrame: boolean}} Label  `strip`: what it takes of the board; inside of another frame it stands on paper */

/** The second one is for frames that stand close below others. @type {readonly LabelStyle[]} */
const STYLES = [13, 11].map((size, at) => Object.freeze({ size, gap: at === 0 ? 9 : 4, font: fontOf("bold", size) }));
/** Between a label and what lies above it. */
const GAP_ABOVE_PX = 2;
/** Narrower frames have no label at all, and narrower ones than the second figure no title: one would read a letter or two. */
const NUMBER_FROM_PX = 40;
const TITLE_FROM_PX = 72;
/** Lower frames are read as lines, not as pages. */
const HEIGHT_FROM_PX = 20;
/** A title that is cut shorter says nothing. */
const TITLE_CHARACTERS_MIN = 4;
/** Kept free beside a line that crosses the label. */
const CONNECTOR_GAP_PX = 8;

/** How far a label reaches above its frame, in CSS pixels. */
export const LABEL_REACH_PX = Math.max(...STYLES.map(({ size, gap }) => size + gap));

/**
 * @param {readonly BoardNode[]} nodes  in view
 * @param {RenderContext} renderContext
 * @returns {Label[]} none for a frame that has no room for one
 */
export function placeLabels(nodes, renderContext) {
  const [frames, connectors, large] = [nodes.filter(isFrame), nodes.filter(isConnector), nodes.filter(isLarge)];
  return frames.flatMap((frame) => {
    if (frame.w * renderContext.zoom < NUMBER_FROM_PX || frame.h * renderContext.zoom < HEIGHT_FROM_PX) return [];
    const above = spaceAbove(frame, large);
    const style = STYLES.find(({ size, gap }) => size + gap + GAP_ABOVE_PX <= above.h * renderContext.zoom);
    return style ? placeLabel(frame, style, above.isInFrame, connectors, renderContext) : [];
  });
}

/**
 * @param {FrameNode} frame
 * @param {LabelStyle} style
 * @param {boolean} isInFrame
 * @param {readonly ConnectorNode[]} connectors
 * @param {RenderContext} renderContext
 * @returns {Label[]} one or none
 */
function placeLabel(frame, style, isInFrame, connectors, renderContext) {
  const h = (style.size + style.gap) / renderContext.zoom;
  const strip = { x: frame.x, y: frame.y - h, w: frame.w, h };
  const available_px = widthBeforeConnectors(strip, connectors, renderContext);
  const text = labelTextFor(frame, style, available_px, renderContext);
  const w_px = renderContext.measure(text, style.font);
  return text === ""
    ? []
    : [{ frame, text, style, w_px, strip: { ...strip, w: w_px / renderContext.zoom }, isInFrame }];
}

/**
 * @param {FrameNode} frame
 * @param {readonly BoardNode[]} others
 * @returns {{h: number, isInFrame: boolean}} board units to what lies above it, or to the upper edge of what it lies in
 */
function spaceAbove(frame, others) {
  let [h, isInFrame] = [Infinity, false];
  for (const other of others) {
    if (other === frame || other.x >= frame.x + frame.w || other.x + other.w <= frame.x || other.y >= frame.y) continue;
    const isAround = other.y + other.h > frame.y;
    const h_above = frame.y - other.y - (isAround ? 0 : other.h);
    if (h_above < h) [h, isInFrame] = [h_above, isAround];
  }
  return { h, isInFrame };
}

/**
 * A line that comes down to the frame through the label ends the label; one that runs along it is covered instead.
 * @param {Box} strip
 * @param {readonly ConnectorNode[]} connectors
 * @param {RenderContext} renderContext
 * @returns {number} pixels
 */
function widthBeforeConnectors(strip, connectors, { nodes, zoom }) {
  let end = strip.x + strip.w;
  for (const connector of connectors) {
    if (!boxesMeet(connectorBox(connector, nodes), strip)) continue;
    const { points } = connectorLine(connector, nodes);
    points.forEach((to, at) => {
      const from = points[at - 1];
      if (!from || Math.abs(to.x - from.x) > Math.abs(to.y - from.y)) return;
      const [low, high] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      const x = Math.min(from.x, to.x);
      if (high > strip.y && low < strip.y + strip.h && x > strip.x && x < end + CONNECTOR_GAP_PX / zoom)
        end = x - CONNECTOR_GAP_PX / zoom;
    });
  }
  return (end - strip.x) * zoom;
}

/**
 * @param {FrameNode} frame
 * @param {LabelStyle} style
 * @param {number} available_px
 * @param {RenderContext} renderContext
 * @returns {string} number and title, or as much of them as can be read; empty where not even the number has room
 */
function labelTextFor(frame, { font }, available_px, { measure, numberOf, lang }) {
  const number = String(numberOf?.(frame.id) ?? 0);
  const title = titleOfFrame(frame, lang);
  const widthOf = (/** @type {string} */ text) => measure(text, font);
  const fullText = title === "" ? number : `${number} · ${title}`;
  if (available_px >= TITLE_FROM_PX) {
    const text = shorten(fullText, available_px, widthOf);
    if (text === fullText || text.length > `${number} · …`.length + TITLE_CHARACTERS_MIN) return text;
  }
  return widthOf(number) <= available_px ? number : "";
}

/**
 * The text, or as much of its beginning as fits with an ellipsis behind it.
 * @param {string} text
 * @param {number} available_px
 * @param {(text: string) => number} widthOf
 * @returns {string}
 */
export function shorten(text, available_px, widthOf) {
  if (widthOf(text) <= available_px) return text;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (widthOf(truncate(text, middle)) <= available_px) fits = middle;
    else tooLong = middle;
  }
  return truncate(text, fits);
}

/**
 * @param {string} text
 * @param {number} length
 * @returns {string}
 */
function truncate(text, length) {
  return `${text.slice(0, length).replace(/[\s·,.:–-]+$/u, "")}…`;
}

/** @param {BoardNode} node  @returns {node is FrameNode} */
function isFrame(node) {
  return node.kind === "frame";
}

/** @param {BoardNode} node  @returns {node is ConnectorNode} */
function isConnector(node) {
  return node.kind === "connector";
}

/**
 * Notes and texts come and go, and may lie on a label; what is built of large things keeps its distance.
 * @param {BoardNode} node
 * @returns {boolean}
 */
function isLarge({ kind, place }) {
  return kind === "frame" || (place.parent === null && (kind === "shape" || kind === "image" || kind === "table"));
}
