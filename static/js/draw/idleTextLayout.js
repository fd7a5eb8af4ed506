/**
 * Lays out the texts in view while the page has nothing else to do, before they are large enough to be read: whoever zooms in
 * finds the letters there.
 * @module draw/idleTextLayout
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./text/text.js").Measure} Measure */
/** @typedef {import("./textLayoutBudget.js").TextLayoutBudget} Pace */

/** Of an idle time so much is left over: a long text takes about as long. */
const RESERVE_MS = 2;

/** Works on one view at a time. Where a browser does not tell when it is idle, texts are laid out when they are drawn. */
export class IdleTextLayout {
  #textBudget;
  #idleCallback = 0;
  /** @type {readonly BoardNode[]} */
  #nodes = [];
  #next = 0;

  /** @param {Pace} textBudget  is asked to lay them out */
  constructor(textBudget) {
    this.#textBudget = textBudget;
  }

  /**
   * The view rests.
   * @param {readonly BoardNode[]} nodes  in view; must stay as they are until `stop`
   * @param {Measure} measure
   */
  start(nodes, measure) {
    this.stop();
    this.#nodes = nodes;
    this.#next = 0;
    this.#schedule(measure);
  }

  /** The view moves, or is drawn anew. */
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
