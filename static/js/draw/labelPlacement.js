/**
 * Decides where the labels of frames stand, and how much of a title fits: above the frame, not wider than it, not on
 * another frame.
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
/**
 * @typedef {object} LabelStyle
 * @property {number} size  font size in CSS pixels
 * @property {number} gap  CSS pixels from the baseline to the frame's edge
 * @property {string} font
 */
/**
 * @typedef {object} Label
 * @property {FrameNode} frame
 * @property {string} text
 * @property {LabelStyle} style
 * @property {number} w_px
 * @property {Box} strip  the area that it takes on the board
 * @property {boolean} isInFrame  whether it stands on another frame instead of the canvas
 */

/** The second style is for frames close below another one. @type {readonly LabelStyle[]} */
const STYLES = [13, 11].map((size, at) => Object.freeze({ size, gap: at === 0 ? 9 : 4, font: fontOf("bold", size) }));
/** Between a label and the frame above it. */
const GAP_ABOVE_PX = 2;
/**
 * Narrower frames have no label. Frames narrower than the second limit have no title, because only a few letters
 * would fit.
 */
const NUMBER_FROM_PX = 40;
const TITLE_FROM_PX = 72;
/** Frames lower than this have no label. */
const HEIGHT_FROM_PX = 20;
/** A title is shown only if at least this many characters fit. */
const TITLE_CHARACTERS_MIN = 4;
/** Between a label and a connector that crosses it. */
const CONNECTOR_GAP_PX = 8;

/** How far labels extend above their frames, in CSS pixels. */
export const LABEL_REACH_PX = Math.max(...STYLES.map(({ size, gap }) => size + gap));

/**
 * @param {readonly BoardNode[]} nodes  in view
 * @param {RenderContext} renderContext
 * @returns {Label[]} frames without space for a label have none
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
 * @returns {{h: number, isInFrame: boolean}} free height above the frame, in board units
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
 * A label ends before a connector that crosses it. A connector along the label is covered by it instead.
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
 * @returns {string} number and title, or a shortened title, or the number only; empty if not even the number fits
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
 * Shortens a text with an ellipsis until it fits.
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
 * Notes and texts may cover a label, because they are moved often. Large nodes keep labels shorter.
 * @param {BoardNode} node
 * @returns {boolean}
 */
function isLarge({ kind, place }) {
  return kind === "frame" || (place.parent === null && (kind === "shape" || kind === "image" || kind === "table"));
}
