/**
 * Draws a frame as a small image, for the list of frames.
 * @module draw/thumbnail
 */

import { drawFrameText } from "./nodes/frames.js";
import { createRenderContext } from "./paint/renderContext.js";
import { makeMeasure, setTextStyle } from "./text/measure.js";
import { drawNode } from "./nodes/nodes.js";
import { FRAME_FILLS } from "./paint/palette.js";

/** @typedef {import("../wire.js").FrameNode} FrameNode */
/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {import("./index/spatialIndex.js").SpatialIndex} SpatialIndex */
/** @typedef {import("./text/text.js").Measure} Measure */
/** @typedef {import("./paint/renderContext.js").Context} Context */

/**
 * Draws the content of a frame, and gives the canvas the frame's proportions. Does nothing if the frame is deleted.
 * @param {HTMLCanvasElement} canvas
 * @param {object} options
 * @param {BoardState} options.board
 * @param {SpatialIndex} options.index
 * @param {string} options.frame_id
 * @param {number} options.width_px  CSS pixels
 * @param {Measure} [options.measure]  of the renderer, so that its text layouts are reused
 * @param {import("./imageCache.js").ImageSource|null} [options.images]  the renderer's; draw again when one has come
 * @param {string} [options.lang]  the reader's
 */
export function drawThumbnail(
  canvas,
  { board, index, frame_id, width_px, measure = makeMeasure(), images = null, lang = "" },
) {
  const frame = board.nodes.get(frame_id);
  const context = canvas.getContext("2d", { alpha: false });
  if (frame?.kind !== "frame" || !context) return;
  const numberOf = (/** @type {string} */ id) => board.frameNumber(id);
  const screen = {
    dpr: devicePixelRatio,
    theme: /** @type {const} */ ("light"),
    measure,
    nodes: board.nodes,
    images,
    lang,
    numberOf,
  };
  const renderContext = createRenderContext({ x: frame.x, y: frame.y, zoom: width_px / frame.w }, screen);
  canvas.width = Math.round(frame.w * renderContext.scale);
  canvas.height = Math.max(1, Math.round(frame.h * renderContext.scale));
  setTextStyle(context);
  // The frame is drawn without its round corners, because the style sheet rounds the corners of the canvas.
  context.fillStyle = FRAME_FILLS[frame.fill];
  context.fillRect(0, 0, canvas.width, canvas.height);
  drawFrameText(context, frame, renderContext);
  for (const node of index.search(frame)) if (node !== frame) drawNode(context, node, renderContext);
}
