/**
 * Draws connectors: a line, the caps at its ends, and a label in its middle.
 * @module draw/nodes/connectors
 */

import { LABEL_WIDTH_EM, capLength, connectorBox, connectorLine } from "../../board/connectors/connectors.js";
import { layoutText, cached } from "../text/textLayout.js";
import { fillBox } from "../paint/renderContext.js";
import { textPaletteOn, strokeColorOf } from "../paint/palette.js";
import { drawEdge } from "./stickies.js";
import { drawCaps, pixelGridOf, traceLine } from "./connectorPaths.js";
import { beginStroke, endStroke, lineWidth } from "../paint/strokes.js";
import { drawTextLayout, isTextVisible } from "../text/drawText.js";

/** @typedef {import("../../wire.js").ConnectorNode} ConnectorNode */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/connectors/connectors.js").ConnectorLine} ConnectorLine */
/** @typedef {import("../text/textLayout.js").TextLayout} TextLayout */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("../text/text.js").Measure} Measure */

/** Shorter lines are not drawn. */
const LINE_FROM_DPX = 3;
/** Below this width a line would be drawn thirty times too thick, and thousands of them would hide the board. */
export const LINE_FROM_PX = 0.03;
/** Smaller caps only make the end of a line look untidy. */
const CAPS_FROM_PX = 4;
/** Padding and corners of a label, in font sizes. */
const CHIP = Object.freeze({ x: 0.55, y: 0.12, radius: 0.45 });

/**
 * @param {Context} context  in device pixels
 * @param {ConnectorNode} connector
 * @param {RenderContext} renderContext
 */
export function drawConnector(context, connector, renderContext) {
  const { w, h } = connectorBox(connector, renderContext.nodes);
  if (Math.max(w, h) * renderContext.scale < LINE_FROM_DPX) return;
  const line = connectorLine(connector, renderContext.nodes);
  const style =
    connector.stroke_width > 0
      ? strokeColorOf(connector.stroke, renderContext.theme, connector.place.parent !== null)
      : "";
  if (style !== "" && connector.stroke_width * renderContext.zoom >= LINE_FROM_PX)
    drawLine(context, connector, line, style, renderContext);
  if (connector.text !== "" && isTextVisible(connector.size, renderContext))
    drawLabel(context, connector, line.middle, renderContext);
}

/**
 * @param {Context} context
 * @param {ConnectorNode} connector
 * @param {ConnectorLine} line
 * @param {string} style
 * @param {RenderContext} renderContext
 */
function drawLine(context, connector, line, style, renderContext) {
  const capLength = capLengthOf(connector, renderContext);
  const grid = pixelGridOf(line, lineWidth(connector.stroke_width, renderContext), renderContext.scale);
  // Traced in board units and stroked in device pixels: a path keeps the transform under which it was traced.
  context.setTransform(renderContext.scale, 0, 0, renderContext.scale, -renderContext.left_dpx, -renderContext.top_dpx);
  traceLine(context, connector, line, capLength, grid);
  context.setTransform(1, 0, 0, 1, 0, 0);
  beginStroke(context, style, connector, 1, renderContext);
  context.lineJoin = "round";
  context.stroke();
  endStroke(context, connector.dash);
  if (capLength === 0) return;
  context.setTransform(renderContext.scale, 0, 0, renderContext.scale, -renderContext.left_dpx, -renderContext.top_dpx);
  context.fillStyle = style;
  drawCaps(context, connector, line, capLength, grid);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {ConnectorNode} connector
 * @param {RenderContext} renderContext
 * @returns {number} board units; 0 if the caps are too small to draw
 */
function capLengthOf(connector, renderContext) {
  if (connector.start_cap === "none" && connector.end_cap === "none") return 0;
  const length = capLength(connector);
  return length * renderContext.zoom < CAPS_FROM_PX ? 0 : length;
}

/** @typedef {{textLayout: TextLayout, w: number, h: number}} Label  with the size of its background */

/**
 * @param {Context} context
 * @param {ConnectorNode} connector
 * @param {Point} middle
 * @param {RenderContext} renderContext
 */
function drawLabel(context, connector, middle, renderContext) {
  const { textLayout, w, h } = cached(connector, renderContext.measure, layoutLabel);
  const box = {
    x: Math.round((middle.x - w / 2) * renderContext.scale) - renderContext.left_dpx,
    y: Math.round((middle.y - h / 2) * renderContext.scale) - renderContext.top_dpx,
    w: Math.round(w * renderContext.scale),
    h: Math.round(h * renderContext.scale),
  };
  const radius = connector.size * CHIP.radius * renderContext.scale;
  drawEdge(context, box, radius, renderContext);
  context.fillStyle = "#ffffff";
  fillBox(context, box, radius);
  drawTextLayout(context, textLayout, connector.size, textPaletteOn("ink", "white"), box, renderContext);
}

/**
 * @param {ConnectorNode} connector
 * @param {Measure} measure
 * @returns {Label}
 */
function layoutLabel({ text, size }, measure) {
  const innerBox = { x: 0, y: size * CHIP.y, w: LABEL_WIDTH_EM * size, h: Infinity };
  const textLayout = layoutText(
    text,
    { ...innerBox, size, weight: "regular", align: "center", vertical: "top", shrinks: false, isPlain: true },
    measure,
  );
  const left = Math.min(...textLayout.runs.map((run) => run.x));
  const right = Math.max(...textLayout.runs.map((run) => run.x + run.width));
  const pad = size * CHIP.x;
  const runs = textLayout.runs.map((run) => ({ ...run, x: run.x - left + pad }));
  return { textLayout: { ...textLayout, runs }, w: right - left + 2 * pad, h: textLayout.height + 2 * size * CHIP.y };
}
