/**
 * Dragging pins. A finger has to rest on a pin first: without that it opens the thread, or pans the board.
 * @module tools/pins/pinDrag
 */

import { toBoard } from "../../board/camera/camera.js";
import { Drag } from "../base/drag.js";
import { consume, listenForPointers } from "../base/toolEvents.js";

/** @typedef {import("../base/tool.js").Point} Point */
/** @typedef {import("../base/tool.js").Pointer} Pointer */
/** @typedef {import("../../board/view.js").View} View */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer  the parent of all pins
 * @property {EventTarget} page  the window
 * @property {View} view
 * @property {import("./pinMove.js").PinMove} move
 * @property {(run: () => void, ms: number) => void} later
 */

/** Less than the half second after which browsers open the context menu. */
const REST_MS = 350;

/** A drag that takes hold of pins. */
export class PinDrag extends Drag {
  /** @param {Parts} parts */
  constructor({ layer, page, view, move, later }) {
    let hasDragged = false;
    super({
      mover: move,
      grip: (pointer) => gripOf(pointer, view, move),
      onDrag: (isDragging) => (hasDragged ||= isDragging),
      touch: { rest_ms: REST_MS, later },
    });
    layer.addEventListener("pointerdown", () => (hasDragged &&= !this.isIdle));
    listenForPointers(page, layer, this, (event) => pinUnder(event.target) ?? layer);
    layer.addEventListener("contextmenu", (event) => this.state === "dragging" && consume(event));
    // The click that ends a drag must not open the thread. Enter also clicks, with a detail of 0.
    const onClick = (/** @type {MouseEvent} */ event) => hasDragged && event.detail > 0 && event.stopPropagation();
    layer.addEventListener("click", onClick, { capture: true });
  }
}

/**
 * A pin has the same size at each zoom, and may stand beside its own position in a column of pins. So it keeps its
 * distance from the pointer in screen pixels.
 * @param {Pointer} pointer
 * @param {View} view
 * @param {import("./pinMove.js").PinMove} move
 * @returns {import("../base/drag.js").Grip|null} null for the pin of a draft, which has no thread yet
 */
function gripOf({ at, button, target }, view, move) {
  const pin = pinUnder(target);
  const id = pin?.dataset["thread"];
  if (!pin || id === undefined || button !== 0 || move.positionOf(id) === null) return null;
  const { left, bottom } = pin.getBoundingClientRect();
  const [dx, dy] = [left - at.x, bottom - at.y];
  return { id, positionFor: ({ x, y }) => toBoard(view.camera, { x: x + dx, y: y + dy }) };
}

/**
 * @param {EventTarget|null} target
 * @returns {HTMLElement|null}
 */
function pinUnder(target) {
  return /** @type {Element|null} */ (target)?.closest(".pin") ?? null;
}
