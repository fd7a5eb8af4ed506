/**
 * A frame as a small picture, as the list of frames shows it.
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
/** @typedef {import("./text/measure.js").Context} Context */

/**
 * Draws what lies in a frame; sets the canvas to the frame's proportions. A frame that is gone leaves the canvas as it was.
 * @param {HTMLCanvasElement} canvas
 * @param {object} picture
 * @param {BoardState} picture.board
 * @param {SpatialIndex} picture.index
 * @param {string} picture.frame_id
 * @param {number} picture.width_px  CSS pixels
 * @param {Measure} [picture.measure]  the renderer's: with it, texts already laid out for the map are not laid out again
 * @param {import("./imageCache.js").ImageSource|null} [picture.images]  the renderer's; draw again when one has come
 * @param {string} [picture.lang]  the reader's
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
  // The frame's own corners are round; the picture's are whatever its border makes them.
  context.fillStyle = FRAME_FILLS[frame.fill];
  context.fillRect(0, 0, canvas.width, canvas.height);
  drawFrameText(context, frame, renderContext);
  for (const node of index.search(frame)) if (node !== frame) drawNode(context, node, renderContext);
}
