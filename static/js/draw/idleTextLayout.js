/**
 * Lays out the texts in view while the page has nothing else to do, before they are large enough to be read: whoever zooms in
 * finds the letters there.
 * @module draw/idleTextLayout
 */

/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("./text/text.js").Measure} Measure */
/** @typedef {import("./textLayoutBudget.js").Pace} Pace */

/** Of an idle time so much is left over: a long text takes about as long. */
const SPARED_MS = 2;

/** Works on one view at a time. Where a browser does not tell when it is idle, texts are laid out when they are drawn. */
export class Ahead {
  #pace;
  #request = 0;
  /** @type {readonly BoardNode[]} */
  #nodes = [];
  #at = 0;

  /** @param {Pace} pace  is asked to lay them out */
  constructor(pace) {
    this.#pace = pace;
  }

  /**
   * The view rests.
   * @param {readonly BoardNode[]} nodes  in view; must stay as they are until `stop`
   * @param {Measure} measure
   */
  begin(nodes, measure) {
    this.stop();
    this.#nodes = nodes;
    this.#at = 0;
    this.#ask(measure);
  }

  /** The view moves, or is drawn anew. */
  stop() {
    if (this.#request !== 0) cancelIdleCallback(this.#request);
    this.#request = 0;
  }

  /** @param {Measure} measure */
  #ask(measure) {
    if (typeof requestIdleCallback === "undefined") return;
    this.#request = requestIdleCallback((idle) => this.#work(idle, measure));
  }

  /**
   * @param {IdleDeadline} idle
   * @param {Measure} measure
   */
  #work(idle, measure) {
    this.#request = 0;
    for (; this.#at < this.#nodes.length; this.#at += 1) {
      if (idle.timeRemaining() < SPARED_MS) return this.#ask(measure);
      this.#pace.layOut(/** @type {BoardNode} */ (this.#nodes[this.#at]), measure);
    }
  }
}
