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
/** @typedef {import("./paint/renderContext.js").Look} Look */
/** @typedef {{size: number, gap: number, font: string}} Style  pixels: of the letters, and from the baseline to the frame's edge */
/** @typedef {{frame: FrameNode, text: string, style: Style, w_px: number, strip: Box, isInside: boolean}} Label  `strip`: what it takes of the board; inside of another frame it stands on paper */

/** The second one is for frames that stand close below others. @type {readonly Style[]} */
const STYLES = [13, 11].map((size, at) => Object.freeze({ size, gap: at === 0 ? 9 : 4, font: fontOf("bold", size) }));
/** Between a label and what lies above it. */
const AIR_PX = 2;
/** Narrower frames have no label at all, and narrower ones than the second figure no title: one would read a letter or two. */
const NUMBER_FROM_PX = 40;
const TITLE_FROM_PX = 72;
/** Lower frames are read as lines, not as pages. */
const HEIGHT_FROM_PX = 20;
/** A title that is cut shorter says nothing. */
const TITLE_LETTERS_MIN = 4;
/** Kept free beside a line that crosses the label. */
const BESIDE_LINE_PX = 8;

/** How far a label reaches above its frame, in CSS pixels. */
export const LABEL_REACH_PX = Math.max(...STYLES.map(({ size, gap }) => size + gap));

/**
 * @param {readonly BoardNode[]} nodes  in view
 * @param {Look} look
 * @returns {Label[]} none for a frame that has no room for one
 */
export function placeLabels(nodes, look) {
  const [frames, connectors, large] = [nodes.filter(isFrame), nodes.filter(isConnector), nodes.filter(isLarge)];
  return frames.flatMap((frame) => {
    if (frame.w * look.zoom < NUMBER_FROM_PX || frame.h * look.zoom < HEIGHT_FROM_PX) return [];
    const above = roomAbove(frame, large);
    const style = STYLES.find(({ size, gap }) => size + gap + AIR_PX <= above.h * look.zoom);
    return style ? placeLabel(frame, style, above.isInside, connectors, look) : [];
  });
}

/**
 * @param {FrameNode} frame
 * @param {Style} style
 * @param {boolean} isInside
 * @param {readonly ConnectorNode[]} connectors
 * @param {Look} look
 * @returns {Label[]} one or none
 */
function placeLabel(frame, style, isInside, connectors, look) {
  const h = (style.size + style.gap) / look.zoom;
  const strip = { x: frame.x, y: frame.y - h, w: frame.w, h };
  const room_px = roomBeside(strip, connectors, look);
  const text = textFor(frame, style, room_px, look);
  const w_px = look.measure(text, style.font);
  return text === "" ? [] : [{ frame, text, style, w_px, strip: { ...strip, w: w_px / look.zoom }, isInside }];
}

/**
 * @param {FrameNode} frame
 * @param {readonly BoardNode[]} others
 * @returns {{h: number, isInside: boolean}} board units to what lies above it, or to the upper edge of what it lies in
 */
function roomAbove(frame, others) {
  let [h, isInside] = [Infinity, false];
  for (const other of others) {
    if (other === frame || other.x >= frame.x + frame.w || other.x + other.w <= frame.x || other.y >= frame.y) continue;
    const isAround = other.y + other.h > frame.y;
    const room = frame.y - other.y - (isAround ? 0 : other.h);
    if (room < h) [h, isInside] = [room, isAround];
  }
  return { h, isInside };
}

/**
 * A line that comes down to the frame through the label ends the label; one that runs along it is covered instead.
 * @param {Box} strip
 * @param {readonly ConnectorNode[]} connectors
 * @param {Look} look
 * @returns {number} pixels
 */
function roomBeside(strip, connectors, { nodes, zoom }) {
  let end = strip.x + strip.w;
  for (const connector of connectors) {
    if (!boxesMeet(connectorBox(connector, nodes), strip)) continue;
    const { points } = connectorLine(connector, nodes);
    points.forEach((to, at) => {
      const from = points[at - 1];
      if (!from || Math.abs(to.x - from.x) > Math.abs(to.y - from.y)) return;
      const [low, high] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
      const x = Math.min(from.x, to.x);
      if (high > strip.y && low < strip.y + strip.h && x > strip.x && x < end + BESIDE_LINE_PX / zoom)
        end = x - BESIDE_LINE_PX / zoom;
    });
  }
  return (end - strip.x) * zoom;
}

/**
 * @param {FrameNode} frame
 * @param {Style} style
 * @param {number} room_px
 * @param {Look} look
 * @returns {string} number and title, or as much of them as can be read; empty where not even the number has room
 */
function textFor(frame, { font }, room_px, { measure, numberOf, lang }) {
  const number = String(numberOf?.(frame.id) ?? 0);
  const title = titleOfFrame(frame, lang);
  const widthOf = (/** @type {string} */ text) => measure(text, font);
  const whole = title === "" ? number : `${number} · ${title}`;
  if (room_px >= TITLE_FROM_PX) {
    const text = shortened(whole, room_px, widthOf);
    if (text === whole || text.length > `${number} · …`.length + TITLE_LETTERS_MIN) return text;
  }
  return widthOf(number) <= room_px ? number : "";
}

/**
 * The text, or as much of its beginning as fits with an ellipsis behind it.
 * @param {string} text
 * @param {number} room_px
 * @param {(text: string) => number} widthOf
 * @returns {string}
 */
export function shortened(text, room_px, widthOf) {
  if (widthOf(text) <= room_px) return text;
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (widthOf(beginning(text, middle)) <= room_px) fits = middle;
    else tooLong = middle;
  }
  return beginning(text, fits);
}

/**
 * @param {string} text
 * @param {number} length
 * @returns {string}
 */
function beginning(text, length) {
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
