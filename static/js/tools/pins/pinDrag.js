/**
 * Dragging a pin: idle -> pressed -> carrying. A press that ends before it became a drag is a click, and opens the discussion.
 * A finger has to rest on the pin first: most that come upon one want to move the map, or open it.
 * @module tools/pins/pinDrag
 */

import { toBoard } from "../../board/camera/camera.js";
import { distance } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("./pinMove.js").PinMove} PinMove */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer  that the pins lie in
 * @property {EventTarget} page  where all keys pass first
 * @property {import("../../board/view.js").View} view
 * @property {PinMove} move
 * @property {(run: () => void, ms: number) => void} later
 */
/** @typedef {{id: string, pointer: number, at: Point, grip: Point, isTouch: boolean}} Press  `grip` is the pointer's place on the pin, from its tip */

/** A hand that only clicks trembles this far; a finger more. */
const SLACK_PX = 4;
const FINGER_SLACK_PX = 10;
/** Sooner than browsers open the menu of a place, which takes them half a second. */
const REST_MS = 350;

/** One pointer at a time. */
export class PinDrag {
  /** @type {"idle"|"pressed"|"carrying"} */
  state = "idle";

  #parts;
  /** @type {Press|null} */
  #press = null;
  /** The click that ends a drag is meant for nobody. */
  #hasDragged = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { layer } = parts;
    layer.addEventListener("pointerdown", (event) => this.#down(event));
    layer.addEventListener("pointermove", (event) => this.#move(event));
    layer.addEventListener("pointerup", (event) => this.#up(event));
    layer.addEventListener("pointercancel", (event) => this.#isOurs(event) && this.cancel());
    layer.addEventListener("lostpointercapture", (event) => this.#isOurs(event) && this.cancel());
    parts.page.addEventListener("blur", (event) => event.target === parts.page && this.cancel());
    layer.addEventListener("contextmenu", (event) => this.#keepMenuAway(event));
    layer.addEventListener("click", (event) => this.#swallow(event), { capture: true });
    // The focus may be anywhere, and Escape must end nothing else on the way.
    parts.page.addEventListener("keydown", (event) => this.#key(/** @type {KeyboardEvent} */ (event)), {
      capture: true,
    });
  }

  /** Puts the pin back to where it was. */
  cancel() {
    if (this.state === "carrying") this.#parts.move.putBack();
    this.#end();
  }

  /** @param {PointerEvent} event */
  #down(event) {
    if (this.#press) return;
    this.#hasDragged = false;
    const pin = pinUnder(event);
    const press = pin && pressOn(pin, event);
    if (!press || event.button !== 0 || !this.#parts.move.mayMove(press.id)) return;
    pin.setPointerCapture(event.pointerId);
    this.#press = press;
    this.state = "pressed";
    if (press.isTouch) this.#parts.later(() => this.#press === press && this.#lift(), REST_MS);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const press = this.#press;
    if (!press || !this.#isOurs(event)) return;
    const at = pointOf(event);
    if (this.state === "pressed" && distance(at, press.at) < (press.isTouch ? FINGER_SLACK_PX : SLACK_PX)) return;
    // A finger that did not rest first means something else.
    if (this.state === "pressed" && press.isTouch) return this.#end();
    this.#lift();
    this.#carry(press, at);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    if (!this.#isOurs(event)) return;
    if (this.state === "carrying") this.#parts.move.drop();
    this.#end();
  }

  /** Takes it up, at first where it is. */
  #lift() {
    const { move } = this.#parts;
    if (!this.#press || this.state !== "pressed" || !move.mayMove(this.#press.id)) return;
    this.state = "carrying";
    this.#hasDragged = true;
    move.carry(this.#press.id, move.placeOf(this.#press.id));
  }

  /**
   * @param {Press} press
   * @param {Point} at  screen pixels
   */
  #carry({ id, grip }, at) {
    const { view, move } = this.#parts;
    // Whoever is demoted in the middle of a drag, or whose discussion is deleted, has nothing in hand any more.
    if (!move.mayMove(id)) return this.cancel();
    move.carry(id, toBoard(view.camera, { x: at.x - grip.x, y: at.y - grip.y }));
  }

  #end() {
    this.#press = null;
    this.state = "idle";
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Escape" || this.state !== "carrying") return;
    event.preventDefault();
    event.stopPropagation();
    this.cancel();
  }

  /** @param {MouseEvent} event */
  #keepMenuAway(event) {
    if (this.state !== "carrying") return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {MouseEvent} event */
  #swallow(event) {
    if (this.#hasDragged && event.detail > 0) event.stopPropagation();
  }

  /** @param {PointerEvent} event */
  #isOurs(event) {
    return this.#press?.pointer === event.pointerId;
  }
}

/**
 * @param {Event} event
 * @returns {HTMLElement|null}
 */
function pinUnder({ target }) {
  return /** @type {HTMLElement|null} */ (/** @type {Element|null} */ (target)?.closest(".pin") ?? null);
}

/**
 * @param {HTMLElement} pin
 * @param {PointerEvent} event
 * @returns {Press|null} null for the pin of a draft, which nobody but its writer sees
 */
function pressOn(pin, event) {
  const id = pin.dataset["thread"];
  if (id === undefined) return null;
  const at = pointOf(event);
  const { left, bottom } = pin.getBoundingClientRect();
  return {
    id,
    pointer: event.pointerId,
    at,
    grip: { x: at.x - left, y: at.y - bottom },
    isTouch: event.pointerType === "touch",
  };
}

/** @param {MouseEvent} event  @returns {Point} */
function pointOf(event) {
  return { x: event.clientX, y: event.clientY };
}
