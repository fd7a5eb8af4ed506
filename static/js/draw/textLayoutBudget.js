/**
 * Limits the time for text layout per animation frame. Laying out a text takes much longer than drawing it. While the
 * camera moves, some texts are drawn a few frames later: readers do not notice that, but they would notice a pause.
 * @module draw/textLayoutBudget
 */

import { textLayoutOf } from "./text/textLayout.js";
import { BARS_FROM_PX } from "./text/drawText.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./text/text.js").Measure} Measure */

/** An eighth of an animation frame, because drawing glyphs in a new size also takes time. */
const LAYOUT_MAX_MS = 2;
/** Reading the clock takes time too, so it is read once per this many layouts. */
const LAYOUTS_PER_CLOCK_READ = 4;

/** Decides which texts may be laid out in the current animation frame. */
export class TextLayoutBudget {
  /** Whether texts were left out in the last animation frame. */
  isIncomplete = false;

  /** @type {WeakSet<BoardNode>} nodes whose text has been laid out */
  #done = new WeakSet();
  #end_ms = Infinity;
  #layouts = 0;

  /**
   * Call it at the start of each drawing.
   * @param {boolean} isMoving  false: no limit
   */
  start(isMoving) {
    this.isIncomplete = false;
    this.#layouts = 0;
    this.#end_ms = isMoving ? performance.now() + LAYOUT_MAX_MS : Infinity;
  }

  /**
   * @param {BoardNode} node
   * @param {number} zoom
   * @returns {boolean} whether its text may be drawn now
   */
  allows(node, zoom) {
    if (!hasText(node) || node.size * zoom < BARS_FROM_PX || this.#done.has(node)) return true;
    if (this.isIncomplete) return false;
    this.#layouts += 1;
    this.isIncomplete = this.#layouts % LAYOUTS_PER_CLOCK_READ === 0 && performance.now() > this.#end_ms;
    if (!this.isIncomplete) this.#done.add(node);
    return !this.isIncomplete;
  }

  /**
   * Lays out a text in advance.
   * @param {BoardNode} node
   * @param {Measure} measure
   */
  layOut(node, measure) {
    if (!hasText(node) || this.#done.has(node)) return;
    textLayoutOf(node, measure);
    this.#done.add(node);
  }

  /** Call it when all texts have to be laid out again. */
  reset() {
    this.#done = new WeakSet();
  }
}

/**
 * The kinds that boards have in large numbers. Other kinds are always drawn with their text.
 * @param {BoardNode} node
 * @returns {node is import("../wire.js").StickyNode|import("../wire.js").TextNode|import("../wire.js").ShapeNode}
 */
function hasText(node) {
  return (node.kind === "sticky" || node.kind === "text" || node.kind === "shape") && node.text !== "";
}
