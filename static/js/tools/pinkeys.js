/**
 * Moving the pin that has the focus by keys: Shift and the arrows, with Ctrl farther. Alone, the arrows move the map for
 * whoever has just closed a discussion, and with Alt they lead to the place before.
 * @module tools/pinkeys
 */

/** @typedef {import("../geometry.js").Point} Point */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer  that the pins lie in
 * @property {import("../board/view.js").View} view
 * @property {import("./pinmove.js").PinMove} move
 * @property {(run: () => void, ms: number) => void} later
 */

const STEP_PX = 10;
const FAR_PX = 50;
/** Steps so close after each other are one move: it is sent, and told of, once. */
const REST_MS = 600;
/** @type {Record<string, Point>} */
const DIRECTIONS = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };

/** Steps, until the hand rests. */
export class PinKeys {
  #parts;
  /** @type {string|null} the thread whose pin is moved by keys now */
  #id = null;
  #steps = 0;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { layer } = parts;
    layer.addEventListener("keydown", (event) => this.#press(event));
    layer.addEventListener("keyup", (event) => event.key === "Shift" && this.#rest());
    layer.addEventListener("focusout", () => this.#rest());
  }

  /** @param {KeyboardEvent} event */
  #press(event) {
    const isStep = event.shiftKey && !event.altKey && event.key in DIRECTIONS;
    const isEscape = event.key === "Escape" && this.#id !== null;
    // Enter opens the discussion: it stands beside the pin's new place.
    if (event.key === "Enter") this.#rest();
    if (!isStep && !isEscape) return;
    event.preventDefault();
    event.stopPropagation();
    if (isEscape) this.#putBack();
    else this.#step(event);
  }

  /** @param {KeyboardEvent} event */
  #step({ target, key, ctrlKey, metaKey }) {
    const { view, move, later } = this.#parts;
    const id = /** @type {HTMLElement} */ (target).dataset["thread"];
    const direction = DIRECTIONS[key];
    if (!id || !direction || !move.mayMove(id)) return;
    const from = move.placeOf(id);
    const step = (ctrlKey || metaKey ? FAR_PX : STEP_PX) / view.camera.zoom;
    move.carry(id, { x: from.x + direction.x * step, y: from.y + direction.y * step });
    this.#id = id;
    this.#steps += 1;
    const steps = this.#steps;
    later(() => this.#steps === steps && this.#rest(), REST_MS);
  }

  /** Puts down what these keys have moved, and nothing that hangs on a pointer. */
  #rest() {
    if (this.#id === null) return;
    const isCarried = this.#parts.move.carried === this.#id;
    this.#id = null;
    if (isCarried) this.#parts.move.drop();
  }

  #putBack() {
    this.#id = null;
    this.#parts.move.putBack();
  }
}
