/**
 * Lays out the text of a node. The layout is cached for as long as the node object exists: node objects never change,
 * a changed node is a new object.
 * @module draw/text/textLayout
 */

import { shapeTextBox } from "../paint/shapePaths.js";
import { breakLines, addEllipsis } from "./lineBreaking.js";
import { parseMarkdown, plainBlocks } from "./markdown.js";
import { BlockMetrics } from "./blockMetrics.js";
import { textRunsOf } from "./runs.js";
import { LINE_HEIGHT } from "./text.js";

/** @typedef {import("../../wire.js").StickyNode} StickyNode */
/** @typedef {import("../../wire.js").TextNode} TextNode */
/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("./lineBreaking.js").Line} Line */
/** @typedef {import("./lineBreaking.js").LineLayout} LineLayout */
/** @typedef {import("./text.js").Measure} Measure */

/**
 * @typedef {object} TextBox  the area for a text, in board units from the node's top left corner
 * @property {number} x
 * @property {number} y
 * @property {number} w
 * @property {number} h  Infinity if the height is not limited
 * @property {number} size  the largest font size
 * @property {"regular"|"bold"} weight
 * @property {"left"|"center"|"right"} align
 * @property {"top"|"middle"|"bottom"} vertical
 * @property {boolean} shrinks  whether the font size is reduced until the text fits
 * @property {boolean} isPlain  without Markdown
 * @property {boolean} [ellipsis]  whether truncated text ends with an ellipsis
 */
/**
 * @typedef {object} TextRun  a piece of a line in one font and colour, in board units from the node's top left corner
 * @property {string} text
 * @property {number} x
 * @property {number} baseline
 * @property {number} width
 * @property {string|null} href  target if it belongs to a link: a web address, or "#" and the id of a node
 * @property {string} font  a CSS font
 * @property {number} size  of that font
 */
/**
 * @typedef {object} TextLayout
 * @property {number} size  font size of ordinary text; headings are larger
 * @property {number} height  of all lines together
 * @property {TextRun[]} runs
 * @property {boolean} isTruncated  whether lines were left out
 */

/** Between the edge of a note and its text. In very small notes it is a share of the side instead. */
export const NOTE_PADDING = 14;
/** How far the last line may reach into the padding below. In board units, and in font sizes. */
const OVERHANG_MAX = NOTE_PADDING / 2;
const OVERHANG_EM = 0.4;

/** Font sizes shrink in steps of this ratio, because every additional font size needs glyphs of its own. */
const SHRINK_STEP = 0.93;
/** Down to about half of the size. Smaller text would be hard to read, so the rest is left out instead. */
const STEPS_MAX = 9;
/** A word that is too long for its line is shrunk rather than broken, but only by a few steps. */
const STEPS_MAX_FOR_WORDS = 5;
const STICKY_STYLE = Object.freeze({ weight: "regular", vertical: "top" });
const VERTICAL_SHIFT = Object.freeze({ top: 0, middle: 0.5, bottom: 1 });

/** @type {WeakMap<Measure, WeakMap<BoardNode, unknown>>} */
const caches = new WeakMap();

/**
 * The result of `make`, cached for as long as both the node and the measure exist. Use one `make` function per kind
 * of node.
 * @template {BoardNode} N
 * @template T
 * @param {N} node
 * @param {Measure} measure
 * @param {(node: N, measure: Measure) => T} make
 * @returns {T}
 */
export function cached(node, measure, make) {
  const ofMeasure = caches.get(measure) ?? new WeakMap();
  caches.set(measure, ofMeasure);
  const known = /** @type {T|undefined} */ (ofMeasure.get(node));
  if (known !== undefined) return known;
  const fresh = make(node, measure);
  ofMeasure.set(node, fresh);
  return fresh;
}

/**
 * Lays out the text of a node.
 * @param {StickyNode|TextNode|ShapeNode} node
 * @param {Measure} measure
 * @returns {TextLayout}
 */
export function textLayoutOf(node, measure) {
  return cached(node, measure, layoutNodeText);
}

/**
 * @param {StickyNode|TextNode|ShapeNode} node
 * @param {Measure} measure
 * @returns {TextLayout}
 */
function layoutNodeText(node, measure) {
  return layoutText(node.text, textBoxOf(node), measure);
}

/**
 * Lays out a text in a box. Uses the largest font size that fits.
 * @param {string} text
 * @param {TextBox} textBox
 * @param {Measure} measure
 * @returns {TextLayout}
 */
export function layoutText(text, textBox, measure) {
  const blocks = textBox.isPlain ? plainBlocks(text) : parseMarkdown(text);
  const layout = shrinkToFit(
    blocks.map((block) => new BlockMetrics(block, textBox.weight, measure)),
    textBox,
  );
  const { lines, height } = linesThatFit(layout.lines, textBox);
  const isTruncated = layout.lines.slice(lines.length).some((line) => line.end > line.start);
  const shown =
    isTruncated && textBox.ellipsis
      ? lines.with(-1, addEllipsis(/** @type {Line} */ (lines.at(-1)), textBox.w))
      : lines;
  const spare = textBox.h < Infinity ? Math.max(0, textBox.h - height) : 0;
  const top = textBox.y + spare * VERTICAL_SHIFT[textBox.vertical];
  return { size: layout.size, height, runs: textRunsOf(shown, textBox, top), isTruncated };
}

/**
 * @param {StickyNode|TextNode|ShapeNode} node
 * @returns {TextBox}
 */
function textBoxOf(node) {
  if (node.kind === "text") return textNodeBox(node);
  const { size, align } = node;
  const [{ x, y, w, h }, { weight, vertical }] =
    node.kind === "sticky" ? [stickyBox(node), STICKY_STYLE] : [shapeTextBox(node), node];
  return { x, y, w, h, size, weight, align, vertical, shrinks: true, isPlain: false };
}

/**
 * A text node has no background, so its text may continue below its box.
 * @param {TextNode} node
 * @returns {TextBox}
 */
function textNodeBox({ w, size, weight, align }) {
  return { x: 0, y: 0, w, h: Infinity, size, weight, align, vertical: "top", shrinks: false, isPlain: false };
}

/**
 * @param {StickyNode} node
 * @returns {import("../../geometry.js").Box}
 */
function stickyBox({ w, h }) {
  // The padding is equal on all sides, and smaller only if the note is tiny.
  const pad = Math.min(NOTE_PADDING, w / 4, h / 4);
  return { x: pad, y: pad, w: w - 2 * pad, h: h - 2 * pad };
}

/**
 * @param {readonly BlockMetrics[]} blocks
 * @param {TextBox} textBox
 * @returns {LineLayout}
 */
function shrinkToFit(blocks, textBox) {
  /** @type {LineLayout|null} */
  let firstThatFits = null;
  for (let steps = 0; ; ) {
    const layout = breakLines(blocks, textBox.size * SHRINK_STEP ** steps, textBox.w);
    const wanted = textBox.shrinks ? steps + stepsToTry(layout, textBox) : steps;
    if (wanted === steps) return layout;
    if (layout.height > textBox.h) {
      if (steps === STEPS_MAX) return layout;
      steps = Math.min(STEPS_MAX, wanted);
    } else {
      // If a word has to be broken even in the smallest size, the text need not shrink at all.
      firstThatFits ??= layout;
      if (wanted > STEPS_MAX_FOR_WORDS) return firstThatFits;
      steps = wanted;
    }
  }
}

/**
 * Estimates how many steps smaller the font size must be. The caller has to check the result.
 * @param {LineLayout} layout
 * @param {TextBox} textBox
 * @returns {number} 0 if the text fits
 */
function stepsToTry({ height, excess }, { h }) {
  // The area of a text grows with the square of its font size.
  if (height > h) return Math.max(1, Math.floor(Math.log(h / height) / 2 / Math.log(SHRINK_STEP)));
  return h < Infinity && excess > 1 ? Math.ceil(Math.log(excess) / -Math.log(SHRINK_STEP)) : 0;
}

/**
 * @param {readonly Line[]} lines
 * @param {TextBox} textBox
 * @returns {{lines: readonly Line[], height: number}} at least one line
 */
function linesThatFit(lines, textBox) {
  let height = 0;
  for (let count = 0; count < lines.length; count += 1) {
    const { size } = /** @type {Line} */ (lines[count]);
    const overhang = Math.min(OVERHANG_MAX, OVERHANG_EM * size);
    if (count > 0 && height + size * LINE_HEIGHT > textBox.h + overhang)
      return { lines: lines.slice(0, count), height };
    height += size * LINE_HEIGHT;
  }
  return { lines, height };
}
