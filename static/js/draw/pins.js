/**
 * Pins of discussions: buttons over the map, so that they can be reached by Tab and by a screen reader. While the map is
 * panned only the layer moves that they lie in; each has its own place only until the zoom changes.
 * @module draw/pins
 */

import { visibleBox } from "../board/camera.js";
import { initialsOf } from "../board/names.js";
import { boxContains, growBox } from "../geometry.js";

/** @typedef {import("../wire.js").Thread} Thread */
/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {import("../geometry.js").Box} Box */
/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {import("../board/view.js").View} View */
/** @typedef {{button: HTMLButtonElement, words: string}} Pin  and what it was last labelled with */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer
 * @property {BoardState} board
 * @property {View} view
 * @property {import("../i18n.js").Translate} t
 * @property {(thread_id: string) => boolean} isUnsent
 */

/** The bubble's tail is its bottom left corner, which stands on the point. */
const PIN_HEIGHT_PX = 36;
/** Pins so many screens beyond the edge are there already: most pans end before others have to come. */
const BEYOND_SCREENS = 0.5;
const EXCERPT_LENGTH = 60;

/** Keeps pins where they belong. */
export class Pins {
  #parts;
  /** @type {Map<string, Pin>} by thread */
  #pins = new Map();
  #draft = newButton("is-draft");
  /** Where the layer's own corner is, in screen pixels from the board's; and for which zoom the pins stand right. */
  #origin = { x_px: 0, y_px: 0, zoom: 0 };
  /** @type {Box} pins outside of it are hidden */
  #shown = { x: 0, y: 0, w: 0, h: 0 };

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#draft.tabIndex = -1;
    this.#draft.textContent = "…";
  }

  /**
   * @param {string|null} thread_id  null for the draft
   * @returns {HTMLElement|undefined}
   */
  pinFor(thread_id) {
    return thread_id === null ? this.#draft : this.#pins.get(thread_id)?.button;
  }

  /** Makes the pins anew where their words have changed, and puts all of them in place. */
  refresh() {
    const { board } = this.#parts;
    for (const [id, { button }] of this.#pins) {
      if (board.threads.has(id)) continue;
      button.remove();
      this.#pins.delete(id);
    }
    for (const thread of board.threads.values()) this.#label(this.#pins.get(thread.id) ?? this.#newPin(thread.id), thread);
    this.place();
  }

  /** The camera has moved. */
  follow() {
    const { camera, viewport } = this.#parts.view;
    if (camera.zoom !== this.#origin.zoom || !contains(this.#shown, visibleBox(camera, viewport))) this.place();
    else this.#shift();
  }

  /** Puts each pin in its place. */
  place() {
    const { camera, viewport } = this.#parts.view;
    const { board, view } = this.#parts;
    const seen = visibleBox(camera, viewport);
    this.#origin = { x_px: Math.round(camera.x * camera.zoom), y_px: Math.round(camera.y * camera.zoom), zoom: camera.zoom };
    this.#shown = growBox(seen, Math.max(seen.w, seen.h) * BEYOND_SCREENS);
    for (const thread of board.threads.values()) {
      const button = this.#pins.get(thread.id)?.button;
      if (button) this.#put(button, board.pinOf(thread), thread.id === view.thread || button === document.activeElement);
    }
    this.placeDraft();
    this.#shift();
  }

  /** Shows the pin of the comment that is being written, where there is one. */
  placeDraft() {
    const { view, board, layer } = this.#parts;
    if (!view.draft) {
      this.#draft.remove();
      return;
    }
    if (!this.#draft.isConnected) layer.append(this.#draft);
    this.#put(this.#draft, board.pinOf(view.draft), true);
  }

  /** Tells screen readers which discussion is open. */
  markOpen() {
    const { thread } = this.#parts.view;
    for (const [id, { button }] of this.#pins) button.ariaExpanded = String(id === thread);
    // The open one must be there even out of view: the discussion stands beside it.
    this.place();
  }

  /** Moves all of them at once. */
  #shift() {
    const { camera } = this.#parts.view;
    const [x, y] = [this.#origin.x_px - Math.round(camera.x * camera.zoom), this.#origin.y_px - Math.round(camera.y * camera.zoom)];
    this.#parts.layer.style.transform = `translate(${x}px, ${y}px)`;
  }

  /**
   * @param {HTMLElement} button
   * @param {Point} boardPoint
   * @param {boolean} isNeeded  in view or not
   */
  #put(button, boardPoint, isNeeded) {
    const isHidden = !isNeeded && !boxContains(this.#shown, boardPoint);
    if (button.hidden !== isHidden) button.hidden = isHidden;
    if (isHidden) return;
    const { x_px, y_px, zoom } = this.#origin;
    button.style.transform = `translate(${Math.round(boardPoint.x * zoom) - x_px}px, ${Math.round(boardPoint.y * zoom) - y_px - PIN_HEIGHT_PX}px)`;
  }

  /** @param {string} id  @returns {Pin} */
  #newPin(id) {
    const pin = { button: newButton(""), words: "" };
    pin.button.ariaExpanded = "false";
    pin.button.dataset["thread"] = id;
    pin.button.addEventListener("click", () => this.#parts.view.set({ thread: id, draft: null }));
    this.#pins.set(id, pin);
    this.#parts.layer.append(pin.button);
    return pin;
  }

  /**
   * @param {Pin} pin
   * @param {Thread} thread
   */
  #label(pin, thread) {
    const { board, t, isUnsent } = this.#parts;
    const comments = board.commentsOf(thread.id);
    const name = board.people.get(thread.by)?.name ?? t("person.unnamed");
    const label = t("pin.label", { name, n: comments.length, text: comments[0]?.text.slice(0, EXCERPT_LENGTH) ?? "" });
    pin.button.classList.toggle("is-unsent", isUnsent(thread.id));
    if (pin.words === label) return;
    pin.words = label;
    pin.button.textContent = initialsOf(name) + (comments.length > 1 ? ` · ${comments.length}` : "");
    pin.button.ariaLabel = label;
  }
}

/** @param {string} kind */
function newButton(kind) {
  const button = document.createElement("button");
  button.className = `pin ${kind}`;
  return button;
}

/**
 * @param {Box} outer
 * @param {Box} inner
 * @returns {boolean}
 */
function contains(outer, inner) {
  return boxContains(outer, inner) && boxContains(outer, { x: inner.x + inner.w, y: inner.y + inner.h });
}
