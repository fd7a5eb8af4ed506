/**
 * Lays out the texts in view while the page is idle, before they are large enough to read, so that they appear at
 * once when the reader zooms in.
 * @module draw/idleTextLayout
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./text/text.js").Measure} Measure */
/** @typedef {import("./textLayoutBudget.js").TextLayoutBudget} TextLayoutBudget */

/** Stops when less than this is left of the idle time. A long text takes about as long. */
const RESERVE_MS = 2;

/** Works on one view at a time. In browsers without `requestIdleCallback`, texts are laid out when they are drawn. */
export class IdleTextLayout {
  #textBudget;
  #idleCallback = 0;
  /** @type {readonly BoardNode[]} */
  #nodes = [];
  #next = 0;

  /** @param {TextLayoutBudget} textBudget  does the layout and remembers it */
  constructor(textBudget) {
    this.#textBudget = textBudget;
  }

  /**
   * Starts with the nodes of a new view.
   * @param {readonly BoardNode[]} nodes  in view; must not change until `stop`
   * @param {Measure} measure
   */
  start(nodes, measure) {
    this.stop();
    this.#nodes = nodes;
    this.#next = 0;
    this.#schedule(measure);
  }

  /** Call it when the camera moves or the view is drawn again. */
  stop() {
    if (this.#idleCallback !== 0) cancelIdleCallback(this.#idleCallback);
    this.#idleCallback = 0;
  }

  /** @param {Measure} measure */
  #schedule(measure) {
    if (typeof requestIdleCallback === "undefined") return;
    this.#idleCallback = requestIdleCallback((idle) => this.#work(idle, measure));
  }

  /**
   * @param {IdleDeadline} idle
   * @param {Measure} measure
   */
  #work(idle, measure) {
    this.#idleCallback = 0;
    for (; this.#next < this.#nodes.length; this.#next += 1) {
      if (idle.timeRemaining() < RESERVE_MS) return this.#schedule(measure);
      this.#textBudget.layOut(/** @type {BoardNode} */ (this.#nodes[this.#next]), measure);
    }
  }
}
