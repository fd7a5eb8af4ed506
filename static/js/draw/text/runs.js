/**
 * From lines to runs: what is drawn in one font, and where.
 * @module draw/text/runs
 */

import { BASELINE, LINE_HEIGHT, fontOf, piecesOf, weightOf } from "./text.js";

/** @typedef {import("./lineBreaking.js").Line} Line */
/** @typedef {import("./textLayout.js").Room} Room */
/** @typedef {import("./textLayout.js").Run} Run */

/** Between the number of an item, or its bullet, and its text; in font sizes. */
const MARKER_GAP = 0.4;
const SHIFT = Object.freeze({ left: 0, center: 0.5, right: 1 });

/**
 * @param {readonly Line[]} lines
 * @param {Room} room
 * @param {number} top  of the first line
 * @returns {Run[]} from the top to the bottom, from the left to the right
 */
export function runsOf(lines, room, top) {
  const setter = new Setter(room);
  let y = top;
  for (const line of lines) {
    setter.addLine(line, y + BASELINE * line.size);
    y += LINE_HEIGHT * line.size;
  }
  return setter.runs;
}

/** Makes runs of lines. Most lines are one run, and a board has hundreds of thousands of them: nothing is made in vain. */
class Setter {
  /** @type {Run[]} */
  runs = [];
  /** @type {Line["ruler"]|null} */
  #ruler = null;
  #font = "";

  /** @param {Room} room */
  constructor(room) {
    this.room = room;
  }

  /**
   * @param {Line} line
   * @param {number} baseline
   */
  addLine(line, baseline) {
    const { ruler, start, end, tail, size, width, indent } = line;
    const { x: left, w, align } = this.room;
    const { block } = ruler;
    if (ruler !== this.#ruler) this.#font = fontOf(weightOf(block, ruler.weight), size);
    this.#ruler = ruler;
    const x = left + indent + (w - indent - width) * SHIFT[align];
    if (block.marker !== "" && start === 0) this.#addMarker(line, x, baseline);
    if (block.spans.length > 0) this.#addPieces(line, x, baseline);
    else if (end > start) {
      this.runs.push({
        text: block.text.slice(start, end) + tail,
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
   * Markers stand flush with each other at their right ends, as figures do in columns.
   * @param {Line} line
   * @param {number} text_x  of the text behind it
   * @param {number} baseline
   */
  #addMarker({ ruler, size }, text_x, baseline) {
    const text = ruler.block.marker;
    const width = ruler.widthOf(text) * size;
    const x = text_x - MARKER_GAP * size - width;
    this.runs.push({ text, x, baseline, width, href: null, font: this.#font, size });
  }

  /**
   * @param {Line} line
   * @param {number} x
   * @param {number} baseline
   */
  #addPieces({ ruler, start, end, tail, size }, x, baseline) {
    const { block, weight } = ruler;
    /** @type {Run|undefined} */
    let last;
    for (const { text, span } of piecesOf(block, start, end)) {
      const font = span ? fontOf(weightOf(block, weight, span), size, span.italic) : this.#font;
      const run = { text, x, baseline, width: ruler.widthOf(text, span) * size, href: span?.href ?? null, font, size };
      x += run.width;
      if (last && last.font === font && last.href === run.href) lengthen(last, text, run.width);
      else this.runs.push((last = run));
    }
    if (last && tail !== "") lengthen(last, tail, ruler.widthOf(tail) * size);
  }
}

/**
 * @param {Run} run
 * @param {string} text
 * @param {number} width
 */
function lengthen(run, text, width) {
  run.text += text;
  run.width += width;
}
