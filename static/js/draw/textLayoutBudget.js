/**
 * Laying out the text of a note takes far longer than drawing it. While the view moves, only so many are laid out for each
 * picture, and the others show none yet: whoever zooms in does not see the letters come, but would see the picture stop.
 * @module draw/textLayoutBudget
 */

import { textLayoutOf } from "./text/textLayout.js";
import { BARS_FROM_PX } from "./text/drawText.js";

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./text/text.js").Measure} Measure */

/** An eighth of the time that a picture has: drawing letters in a new size for the first time takes long as well. */
const LAYOUT_MAX_MS = 2;
/** Asking for the time takes a while too. */
const LAYOUTS_PER_CLOCK_READ = 4;

/** Decides which texts have their turn in a picture. */
export class TextLayoutBudget {
  /** Whether the last picture left some out. */
  isIncomplete = false;

  /** @type {WeakSet<BoardNode>} nodes whose text has been laid out */
  #done = new WeakSet();
  #end_ms = Infinity;
  #layouts = 0;

  /**
   * A picture begins.
   * @param {boolean} isMoving  else everything is laid out
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
   * Lays a text out before it is drawn.
   * @param {BoardNode} node
   * @param {Measure} measure
   */
  layOut(node, measure) {
    if (!hasText(node) || this.#done.has(node)) return;
    textLayoutOf(node, measure);
    this.#done.add(node);
  }

  /** All texts have to be laid out anew. */
  reset() {
    this.#done = new WeakSet();
  }
}

/**
 * The kinds of which there are many; the others are few, and always drawn whole.
 * @param {BoardNode} node
 * @returns {node is import("../wire.js").StickyNode|import("../wire.js").TextNode|import("../wire.js").ShapeNode}
 */
function hasText(node) {
  return (node.kind === "sticky" || node.kind === "text" || node.kind === "shape") && node.text !== "";
}
