/**
 * Draws connectors: a line, what its ends wear, and a label on a chip at its middle.
 * @module draw/nodes/connectors
 */

import { LABEL_WIDTH_EM, capLength, connectorBox, connectorLine } from "../../board/connectors/connectors.js";
import { composeText, kept } from "../text/textLayout.js";
import { fillBox } from "../paint/renderContext.js";
import { inkOn, strokeOf } from "../paint/palette.js";
import { drawEdge } from "./stickies.js";
import { drawCaps, gridOf, traceLine } from "./connectorPaths.js";
import { beginStroke, endStroke, lineWidth } from "../paint/strokes.js";
import { drawLettering, isWritten } from "../text/drawText.js";

/** @typedef {import("../../wire.js").ConnectorNode} ConnectorNode */
/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../board/connectors/connectors.js").ConnectorLine} ConnectorLine */
/** @typedef {import("../text/textLayout.js").Lettering} Lettering */
/** @typedef {import("../paint/renderContext.js").Look} Look */
/** @typedef {import("../text/measure.js").Context} Context */
/** @typedef {import("../text/text.js").Measure} Measure */

/** Shorter lines are specks. */
const LINE_FROM_DPX = 3;
/** From so far a line would be drawn thirty times as thick as it is, and thousands of them would hide the board. */
export const LINE_FROM_PX = 0.03;
/** Smaller caps only make the end of a line look frayed. */
const CAPS_FROM_PX = 4;
/** Around a label, in sizes of its letters. */
const CHIP = Object.freeze({ x: 0.55, y: 0.12, radius: 0.45 });

/**
 * @param {Context} context  in device pixels
 * @param {ConnectorNode} connector
 * @param {Look} look
 */
export function drawConnector(context, connector, look) {
  const { w, h } = connectorBox(connector, look.nodes);
  if (Math.max(w, h) * look.scale < LINE_FROM_DPX) return;
  const line = connectorLine(connector, look.nodes);
  const style =
    connector.stroke_width > 0 ? strokeOf(connector.stroke, look.theme, connector.place.parent !== null) : "";
  if (style !== "" && connector.stroke_width * look.zoom >= LINE_FROM_PX)
    drawLine(context, connector, line, style, look);
  if (connector.text !== "" && isWritten(connector.size, look)) drawLabel(context, connector, line.middle, look);
}

/**
 * @param {Context} context
 * @param {ConnectorNode} connector
 * @param {ConnectorLine} line
 * @param {string} style
 * @param {Look} look
 */
function drawLine(context, connector, line, style, look) {
  const cap = capOf(connector, look);
  const grid = gridOf(line, lineWidth(connector.stroke_width, look), look.scale);
  // Traced in board units, stroked in device pixels: a path keeps the transform that it was made under.
  context.setTransform(look.scale, 0, 0, look.scale, -look.left_dpx, -look.top_dpx);
  traceLine(context, connector, line, cap, grid);
  context.setTransform(1, 0, 0, 1, 0, 0);
  beginStroke(context, style, connector, 1, look);
  context.lineJoin = "round";
  context.stroke();
  endStroke(context, connector.dash);
  if (cap === 0) return;
  context.setTransform(look.scale, 0, 0, look.scale, -look.left_dpx, -look.top_dpx);
  context.fillStyle = style;
  drawCaps(context, connector, line, cap, grid);
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/**
 * @param {ConnectorNode} connector
 * @param {Look} look
 * @returns {number} length of what its ends wear, in board units; 0 where nothing is seen of it
 */
function capOf(connector, look) {
  if (connector.start_cap === "none" && connector.end_cap === "none") return 0;
  const length = capLength(connector);
  return length * look.zoom < CAPS_FROM_PX ? 0 : length;
}

/** @typedef {{lettering: Lettering, w: number, h: number}} Label  as large as its chip */

/**
 * @param {Context} context
 * @param {ConnectorNode} connector
 * @param {Point} middle
 * @param {Look} look
 */
function drawLabel(context, connector, middle, look) {
  const { lettering, w, h } = kept(connector, look.measure, composeLabel);
  const box = {
    x: Math.round((middle.x - w / 2) * look.scale) - look.left_dpx,
    y: Math.round((middle.y - h / 2) * look.scale) - look.top_dpx,
    w: Math.round(w * look.scale),
    h: Math.round(h * look.scale),
  };
  const radius = connector.size * CHIP.radius * look.scale;
  drawEdge(context, box, radius, look);
  context.fillStyle = "#ffffff";
  fillBox(context, box, radius);
  drawLettering(context, lettering, connector.size, inkOn("ink", "white"), box, look);
}

/**
 * @param {ConnectorNode} connector
 * @param {Measure} measure
 * @returns {Label}
 */
function composeLabel({ text, size }, measure) {
  const inside = { x: 0, y: size * CHIP.y, w: LABEL_WIDTH_EM * size, h: Infinity };
  const lettering = composeText(
    text,
    { ...inside, size, weight: "regular", align: "center", vertical: "top", shrinks: false, isPlain: true },
    measure,
  );
  const left = Math.min(...lettering.runs.map((run) => run.x));
  const right = Math.max(...lettering.runs.map((run) => run.x + run.width));
  const pad = size * CHIP.x;
  const runs = lettering.runs.map((run) => ({ ...run, x: run.x - left + pad }));
  return { lettering: { ...lettering, runs }, w: right - left + 2 * pad, h: lettering.height + 2 * size * CHIP.y };
}
