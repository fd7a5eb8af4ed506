/**
 * Dragging one object of the board: idle -> pressed -> dragging. A press that ends before it became a drag is a click.
 * @module tools/base/drag
 */

import { distance } from "../../geometry.js";
import { Tool } from "./tool.js";

/** @typedef {import("./tool.js").Point} Point */
/** @typedef {import("./tool.js").Pointer} Pointer */

/**
 * @typedef {object} Mover  moves one object at a time, for dragging and nudging
 * @property {string|null} movingId  id of the object that is being moved
 * @property {(id: string) => Point|null} positionOf  board point; null where this person may not move the object now
 * @property {(id: string, at: Point) => void} moveTo  moves it to a board point
 * @property {() => void} drop  leaves it where it is
 * @property {() => void} putBack  moves it back to where it was
 */
/** @typedef {{id: string, positionFor: (at: Point) => Point}} Grip  an object, and its place for a screen point */

/**
 * @typedef {object} Parts
 * @property {Mover} mover
 * @property {(pointer: Pointer) => Grip|null} grip  what a press there takes hold of
 * @property {(at: Point) => void} [click]
 * @property {(isDragging: boolean) => void} [onDrag]
 * @property {{rest_ms: number, later: (run: () => void, ms: number) => void}} [touch]  a finger has to rest first
 */

/** A pointer that moves less than this is not dragging: hands tremble, and fingers more. */
const SLACK_PX = Object.freeze({ mouse: 4, touch: 10 });

/**
 * @param {Pointer} from  where it came down
 * @param {Point} at
 * @returns {boolean} whether the pointer has moved far enough for a drag
 */
export function isDragDistance({ at: start, type }, at) {
  return distance(at, start) >= (type === "touch" ? SLACK_PX.touch : SLACK_PX.mouse);
}

/** @augments {Tool<"pressed"|"dragging">} */
export class Drag extends Tool {
  #parts;
  /** @type {(Grip & {from: Pointer})|null} */
  #held = null;

  /** @override @type {Tool<"pressed"|"dragging">["states"]} */
  states = {
    idle: { pointer: { down: (pointer) => this.#press(pointer) } },
    pressed: {
      pointer: { move: ({ at }) => this.#begin(at), up: ({ at }) => this.#click(at) },
    },
    dragging: {
      enter: () => this.#parts.onDrag?.(true),
      pointer: { move: ({ at }) => this.#moveTo(at), up: () => this.#drop() },
      cancel: () => this.#parts.mover.putBack(),
      leave: () => this.#parts.onDrag?.(false),
    },
  };

  /** @param {Parts} parts */
  constructor(parts) {
    super();
    this.#parts = parts;
  }

  /** @param {Pointer} from */
  #press(from) {
    const { grip, touch } = this.#parts;
    const gripped = grip(from);
    if (!gripped) return;
    const held = { ...gripped, from };
    this.#held = held;
    this.go("pressed");
    if (touch && from.type === "touch") touch.later(() => this.#held === held && this.#lift(), touch.rest_ms);
  }

  /** @param {Point} at */
  #begin(at) {
    if (!this.#held || !isDragDistance(this.#held.from, at)) return;
    // A finger that moves without resting first wants to scroll the board.
    if (this.#parts.touch && this.#held.from.type === "touch") this.cancel();
    else this.#moveTo(at);
  }

  /** A finger has rested: the object is in hand, and still where it was. */
  #lift() {
    const { mover } = this.#parts;
    const at = this.#held && this.state === "pressed" ? mover.positionOf(this.#held.id) : null;
    if (!at || !this.#held) return;
    this.go("dragging");
    mover.moveTo(this.#held.id, at);
  }

  /** @param {Point} at */
  #moveTo(at) {
    const { mover } = this.#parts;
    if (!this.#held) return;
    const { id, positionFor } = this.#held;
    // The object may be deleted, or its move refused or forbidden, during the drag.
    const isLost = this.state === "dragging" && mover.movingId !== id;
    if (isLost || mover.positionOf(id) === null) return void this.cancel();
    this.go("dragging");
    mover.moveTo(id, positionFor(at));
  }

  #drop() {
    this.#parts.mover.drop();
    this.go("idle");
  }

  /** @param {Point} at */
  #click(at) {
    this.go("idle");
    this.#parts.click?.(at);
  }
}
