/**
 * Converts lines to text runs: pieces in one font, with their positions.
 * @module draw/text/runs
 */

import { BASELINE, LINE_HEIGHT, fontOf, splitAtSpans, weightOf } from "./text.js";

/** @typedef {import("./lineBreaking.js").Line} Line */
/** @typedef {import("./textLayout.js").TextBox} TextBox */
/** @typedef {import("./textLayout.js").TextRun} TextRun */

/** Between the marker of a list item and its text, in font sizes. */
const MARKER_GAP = 0.4;
const ALIGN_SHARE = Object.freeze({ left: 0, center: 0.5, right: 1 });

/**
 * @param {readonly Line[]} lines
 * @param {TextBox} textBox
 * @param {number} top  of the first line
 * @returns {TextRun[]} from top to bottom and from left to right
 */
export function textRunsOf(lines, textBox, top) {
  const builder = new TextRunBuilder(textBox);
  let y = top;
  for (const line of lines) {
    builder.addLine(line, y + BASELINE * line.size);
    y += LINE_HEIGHT * line.size;
  }
  return builder.runs;
}

/**
 * Builds the runs. Most lines are one run, and a board has hundreds of thousands of them, so that case must be cheap.
 */
class TextRunBuilder {
  /** @type {TextRun[]} */
  runs = [];
  /** @type {Line["metrics"]|null} */
  #metrics = null;
  #font = "";

  /** @param {TextBox} textBox */
  constructor(textBox) {
    this.textBox = textBox;
  }

  /**
   * @param {Line} line
   * @param {number} baseline
   */
  addLine(line, baseline) {
    const { metrics, start, end, suffix, size, width, indent } = line;
    const { x: left, w, align } = this.textBox;
    const { block } = metrics;
    if (metrics !== this.#metrics) this.#font = fontOf(weightOf(block, metrics.weight), size);
    this.#metrics = metrics;
    const x = left + indent + (w - indent - width) * ALIGN_SHARE[align];
    if (block.marker !== "" && start === 0) this.#addMarker(line, x, baseline);
    if (block.spans.length > 0) this.#addPieces(line, x, baseline);
    else if (end > start) {
      this.runs.push({
        text: block.text.slice(start, end) + suffix,
        x,
        baseline,
        width,
        href: null,
        font: this.#font,
        size,
      });
    }
  }

  /**
   * Markers are right-aligned, so that the digits of a numbered list form columns.
   * @param {Line} line
   * @param {number} text_x  of the text after the marker
   * @param {number} baseline
   */
  #addMarker({ metrics, size }, text_x, baseline) {
    const text = metrics.block.marker;
    const width = metrics.widthOf(text) * size;
    const x = text_x - MARKER_GAP * size - width;
    this.runs.push({ text, x, baseline, width, href: null, font: this.#font, size });
  }

  /**
   * @param {Line} line
   * @param {number} x
   * @param {number} baseline
   */
  #addPieces({ metrics, start, end, suffix, size }, x, baseline) {
    const { block, weight } = metrics;
    /** @type {TextRun|undefined} */
    let last;
    for (const { text, span } of splitAtSpans(block, start, end)) {
      const font = span ? fontOf(weightOf(block, weight, span), size, span.italic) : this.#font;
      const run = {
        text,
        x,
        baseline,
        width: metrics.widthOf(text, span) * size,
        href: span?.href ?? null,
        font,
        size,
      };
      x += run.width;
      if (last && last.font === font && last.href === run.href) extend(last, text, run.width);
      else this.runs.push((last = run));
    }
    if (last && suffix !== "") extend(last, suffix, metrics.widthOf(suffix) * size);
  }
}

/**
 * @param {TextRun} run
 * @param {string} text
 * @param {number} width
 */
function extend(run, text, width) {
  run.text += text;
  run.width += width;
}
