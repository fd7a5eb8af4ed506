/**
 * Lays out the cells of a table and their texts. The layout is cached per table.
 * @module draw/nodes/tableLayout
 */

import { layoutText, cached } from "../text/textLayout.js";

/** @typedef {import("../../wire.js").TableNode} TableNode */
/** @typedef {import("../text/textLayout.js").TextLayout} TextLayout */
/** @typedef {import("../text/textLayout.js").TextRun} TextRun */
/** @typedef {import("../text/text.js").Measure} Measure */

/**
 * @typedef {object} TableLayout  in board units from the table's top left corner
 * @property {number[]} columns  left side of each column, then the right side of the last
 * @property {number[]} rows  top of each row, then the bottom of the last
 * @property {TextLayout} head  all texts of the header
 * @property {TextLayout} body  all other texts
 */

/** Between the lines and the text, in font sizes. */
const PADDING = Object.freeze({ x: 0.65, y: 0.45 });
/** If a table is too high, its font size shrinks in these steps, down to half. After that the last rows are cut off. */
const SHRINK_STEP = 0.94;
const STEPS_MAX = 11;

/**
 * @param {TableNode} table
 * @param {Measure} measure
 * @returns {TableLayout}
 */
export function tableLayout(table, measure) {
  return cached(table, measure, layoutTable);
}

/**
 * @param {TableNode} table
 * @param {Measure} measure
 * @returns {TableLayout}
 */
function layoutTable(table, measure) {
  const columns = columnsOf(table);
  let size = table.size;
  let cells = layoutCells(table, columns, size, measure);
  for (let step = 0; step < STEPS_MAX && totalHeightOf(cells, size) > table.h; step += 1) {
    size *= SHRINK_STEP;
    cells = layoutCells(table, columns, size, measure);
  }
  const rows = rowsOf(table, cells, size);
  const placedRows = cells.map((row, n) => placeRow(table, row, columns, rows, n, size));
  const headRows = table.has_header ? 1 : 0;
  return {
    columns,
    rows,
    head: mergeRows(placedRows.slice(0, headRows), size),
    body: mergeRows(placedRows.slice(headRows), size),
  };
}

/**
 * @param {TableNode} table
 * @returns {number[]}
 */
function columnsOf({ w, rows, columns }) {
  const shares = columns.length > 0 ? columns : /** @type {string[]} */ (rows[0]).map(() => 1);
  const all = shares.reduce((sum, share) => sum + share, 0);
  let x = 0;
  return [0, ...shares.map((share) => (x += (share / all) * w))];
}

/**
 * @param {TableNode} table
 * @param {number[]} columns
 * @param {number} size
 * @param {Measure} measure
 * @returns {TextLayout[][]} each relative to the top left corner of its cell
 */
function layoutCells({ rows, has_header }, columns, size, measure) {
  const pad = PADDING.x * size;
  return rows.map((row, n) => {
    const weight = has_header && n === 0 ? "bold" : "regular";
    return row.map((cell, column) => {
      const w = Math.max(
        1,
        /** @type {number} */ (columns[column + 1]) - /** @type {number} */ (columns[column]) - 2 * pad,
      );
      const textBox = {
        x: pad,
        y: PADDING.y * size,
        w,
        h: Infinity,
        size,
        weight: /** @type {"bold"|"regular"} */ (weight),
      };
      return layoutText(cell, { ...textBox, align: "left", vertical: "top", shrinks: false, isPlain: false }, measure);
    });
  });
}

/**
 * @param {TextLayout[]} row
 * @param {number} size
 * @returns {number} height of the highest cell
 */
function heightOf(row, size) {
  return Math.max(...row.map((cell) => cell.height)) + 2 * PADDING.y * size;
}

/**
 * @param {TextLayout[][]} cells
 * @param {number} size
 * @returns {number}
 */
function totalHeightOf(cells, size) {
  return cells.reduce((sum, row) => sum + heightOf(row, size), 0);
}

/**
 * Distributes free height equally to the rows of the body. The header keeps its height.
 * @param {TableNode} table
 * @param {TextLayout[][]} cells
 * @param {number} size
 * @returns {number[]}
 */
function rowsOf({ h, has_header }, cells, size) {
  const isHead = (/** @type {number} */ n) => has_header && n === 0 && cells.length > 1;
  const spare = Math.max(0, h - totalHeightOf(cells, size)) / cells.filter((_, n) => !isHead(n)).length;
  let y = 0;
  return [0, ...cells.map((row, n) => (y = Math.min(h, y + heightOf(row, size) + (isHead(n) ? 0 : spare))))];
}

/**
 * @param {TableNode} table
 * @param {TextLayout[]} row
 * @param {number[]} columns
 * @param {number[]} rows
 * @param {number} n
 * @param {number} size
 * @returns {TextRun[]} relative to the table's top left corner, without those below its bottom
 */
function placeRow({ h }, row, columns, rows, n, size) {
  const top = /** @type {number} */ (rows[n]);
  const runs = row.flatMap((cell, column) => {
    const left = /** @type {number} */ (columns[column]);
    return cell.runs.map((run) => ({ ...run, x: run.x + left, baseline: run.baseline + top }));
  });
  return runs.filter((run) => run.baseline <= h - size * PADDING.y);
}

/**
 * @param {TextRun[][]} rows
 * @param {number} size
 * @returns {TextLayout}
 */
function mergeRows(rows, size) {
  return { size, height: 0, runs: rows.flat(), isTruncated: false };
}
