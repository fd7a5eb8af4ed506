/**
 * Draws tables: a white background, a coloured header, hairlines between the cells.
 * @module draw/nodes/tables
 */

import { deviceBox, hairline } from "../paint/renderContext.js";
import { HAIRLINE, WHITE_NOTE_EDGE, PAINTS, textPaletteOn } from "../paint/palette.js";
import { drawEdge } from "./stickies.js";
import { tableLayout } from "./tableLayout.js";
import { drawTextLayout } from "../text/drawText.js";

/** @typedef {import("../../wire.js").TableNode} TableNode */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../paint/renderContext.js").RenderContext} RenderContext */
/** @typedef {import("../paint/renderContext.js").Context} Context */
/** @typedef {import("./tableLayout.js").TableLayout} TableLayout */

const RADIUS = 6;
/** Lower rows have no lines between them, or the table would consist of lines only. */
const LINES_FROM_PX = 5;
/** Below this height a table is drawn as a white box with a coloured top. */
const LAYOUT_FROM_PX = 10;
/** Below this height it has no coloured top either. */
const HEAD_FROM_DPX = 4;
/** Height of the coloured top, in font sizes of the table. */
const HEAD_EM = 2.3;

/**
 * @param {Context} context  in device pixels
 * @param {TableNode} table
 * @param {RenderContext} renderContext
 */
export function drawTable(context, table, renderContext) {
  const box = deviceBox(renderContext, table);
  const radius = Math.min(RADIUS, table.h / 4) * renderContext.scale;
  drawEdge(context, box, radius < 1 ? 0 : radius, renderContext);
  context.fillStyle = "#ffffff";
  fillTop(context, box, box.h, radius, radius);
  if (table.h * renderContext.zoom < LAYOUT_FROM_PX)
    drawHead(context, table, box, Math.min(table.h, table.size * HEAD_EM), 0, renderContext);
  else drawContent(context, table, tableLayout(table, renderContext.measure), box, radius, renderContext);
}

/**
 * @param {Context} context
 * @param {TableNode} table
 * @param {TableLayout} layout
 * @param {Box} box
 * @param {number} radius
 * @param {RenderContext} renderContext
 */
function drawContent(context, table, layout, box, radius, renderContext) {
  drawHead(context, table, box, layout.rows[1] ?? 0, radius, renderContext);
  drawLines(context, table, layout, box, renderContext);
  drawTextLayout(context, layout.head, table.size, textPaletteOn("ink", table.head), box, renderContext);
  drawTextLayout(context, layout.body, table.size, textPaletteOn("ink", "white"), box, renderContext);
}

/**
 * @param {Context} context
 * @param {TableNode} table
 * @param {Box} box
 * @param {number} height
 * @param {number} radius
 * @param {RenderContext} renderContext
 */
function drawHead(context, table, box, height, radius, renderContext) {
  const fill = PAINTS[table.head] ?? "";
  if (!table.has_header || fill === "" || box.h < HEAD_FROM_DPX) return;
  context.fillStyle = fill;
  fillTop(
    context,
    box,
    Math.max(1, Math.round(height * renderContext.scale)),
    radius,
    table.rows.length === 1 ? radius : 0,
  );
}

/**
 * @param {Context} context
 * @param {Box} box
 * @param {number} height  of the filled part, from the top
 * @param {number} top  radius of the upper corners
 * @param {number} bottom
 */
function fillTop(context, { x, y, w }, height, top, bottom) {
  if (top < 1) context.fillRect(x, y, w, height);
  else {
    context.beginPath();
    context.roundRect(x, y, w, height, [top, top, bottom, bottom]);
    context.fill();
  }
}

/**
 * Vertical lines are paler than horizontal ones, because a table is read by rows. The header has no vertical lines.
 * @param {Context} context
 * @param {TableNode} table
 * @param {TableLayout} layout
 * @param {Box} box
 * @param {RenderContext} renderContext
 */
function drawLines(context, { has_header }, { columns, rows }, box, renderContext) {
  const line = hairline(renderContext);
  const bottom = /** @type {number} */ (rows[rows.length - 1]);
  if ((bottom / (rows.length - 1)) * renderContext.zoom < LINES_FROM_PX) return;
  const top = Math.round((has_header ? /** @type {number} */ (rows[1]) : 0) * renderContext.scale);
  const high = Math.round(bottom * renderContext.scale) - top;
  context.fillStyle = HAIRLINE;
  for (let n = 1; n < columns.length - 1; n += 1) {
    context.fillRect(
      box.x + Math.round(/** @type {number} */ (columns[n]) * renderContext.scale),
      box.y + top,
      line,
      high,
    );
  }
  context.fillStyle = WHITE_NOTE_EDGE;
  for (let n = 1; n < rows.length - 1; n += 1) {
    context.fillRect(box.x, box.y + Math.round(/** @type {number} */ (rows[n]) * renderContext.scale), box.w, line);
  }
}
