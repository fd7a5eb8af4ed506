/**
 * Lays texts out with the page's own code, for tests/server/test_text_both_ways.py: node THIS FILE FILE.
 * FILE holds {regular, bold, texts}: widths of characters in ems, and texts in boxes. For each text its blocks and its height.
 */

import { readFileSync } from "node:fs";
import { breakLines } from "../../static/js/draw/text/lineBreaking.js";
import { parseMarkdown } from "../../static/js/draw/text/markdown.js";
import { BlockMetrics } from "../../static/js/draw/text/blockMetrics.js";

/** @typedef {{text: string, size: number, width: number, bold: boolean}} Case */
/** @typedef {Record<string, number>} Widths */

const { regular, bold, texts } = /** @type {{regular: Widths, bold: Widths, texts: Case[]}} */ (
  JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"))
);

/**
 * @param {string} text
 * @param {string} font
 */
function measure(text, font) {
  const ems = font.startsWith("600") ? bold : regular;
  return Array.from(text).reduce((sum, letter) => sum + (ems[letter] ?? 1), 0) * Number(/([\d.]+)px/.exec(font)?.[1]);
}

/** @param {Case} laid */
function layOut({ text, size, width, bold: isBold }) {
  const blocks = parseMarkdown(text);
  const rulers = blocks.map((block) => new BlockMetrics(block, isBold ? "bold" : "regular", measure));
  const read = blocks.map((block) => ({
    ...{ text: block.text, level: block.level, marker: block.marker, indent: block.indent },
    bold: block.spans.filter((span) => span.bold).map(({ start, end }) => [start, end]),
  }));
  return { blocks: read, height: breakLines(rulers, size, width).height };
}

console.log(JSON.stringify(texts.map(layOut)));
