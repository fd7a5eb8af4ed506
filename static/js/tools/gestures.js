/**
 * Shares the pointers on the canvas among tools: one pointer belongs to the first tool that takes it, two pinch.
 * @module tools/gestures
 */

/** @typedef {import("./base/tool.js").Pointer} Pointer */

/**
 * @typedef {object} Parts
 * @property {readonly import("./base/tool.js").Tool<string>[]} tools  the first one that takes a pointer gets it
 * @property {import("./view/pan.js").Pan} pan
 * @property {import("./view/pinch.js").Pinch} pinch
 * @property {{stop: () => void}} cameraAnimation
 */

/** Follows all pointers that are down on the canvas. */
export class Gestures {
  #parts;
  /** @type {Map<number, Pointer>} by id, in the order in which they came down */
  #down = new Map();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {number} id  of a pointer
   * @returns {boolean} whether it is down, and part of a gesture
   */
  has(id) {
    return this.#down.has(id);
  }

  /**
   * @param {Pointer} pointer
   * @returns {boolean} whether it belongs to a gesture from now on
   */
  down(pointer) {
    if (isOnButton(pointer) || !isPanButton(pointer)) return false;
    this.#down.set(pointer.id, pointer);
    if (this.#down.size > 1) this.#regroup();
    else this.#begin(pointer);
    return true;
  }

  /** @param {Pointer} pointer */
  move(pointer) {
    if (!this.has(pointer.id)) return;
    this.#down.set(pointer.id, pointer);
    const [a, b] = this.#down.values();
    if (a && b) this.#parts.pinch.follow(a.at, b.at);
    else for (const tool of this.#parts.tools) tool.move(pointer);
  }

  /** @param {Pointer} pointer */
  up(pointer) {
    if (!this.#down.delete(pointer.id)) return;
    if (this.#down.size > 0) this.#regroup();
    else for (const tool of this.#parts.tools) tool.up(pointer);
  }

  /**
   * Puts back what the pointers have changed. They count again only after they were lifted.
   * @returns {boolean} whether something was put back
   */
  cancel() {
    this.#down.clear();
    const { pinch, tools } = this.#parts;
    return [pinch, ...tools].map((tool) => tool.cancel()).includes(true);
  }

  /** @param {Pointer} pointer */
  #begin(pointer) {
    this.#parts.cameraAnimation.stop();
    this.#parts.tools.find((tool) => tool.down(pointer));
  }

  /** A pointer was added or lifted: the gesture of the others begins where they are now. */
  #regroup() {
    const { pan, pinch, tools } = this.#parts;
    for (const tool of [pinch, ...tools]) tool.yield();
    const [a, b] = this.#down.values();
    if (a && b) pinch.begin(a.at, b.at);
    else if (a) pan.resume(a);
  }
}

/** @param {Pointer} pointer  buttons on the map have their own listeners */
function isOnButton({ target }) {
  return target?.closest("button") != null;
}

/** @param {Pointer} pointer  a finger, a pen, or the first or the middle button of a mouse */
function isPanButton({ type, button }) {
  return type !== "mouse" || button === 0 || button === 1;
}
