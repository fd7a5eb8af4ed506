/**
 * What a comment area offers: a button at its lower edge, so that it can be reached by Tab and by a screen reader. Only
 * areas that are in view, and large enough on the screen, have one.
 * @module draw/areas
 */

import { visibleBox } from "../board/camera.js";
import { plainOf } from "../board/plain.js";
import { boxesMeet } from "../geometry.js";
import { write } from "./pinfaces.js";

/** @typedef {import("../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../wire.js").Thread} Thread */
/** @typedef {{button: HTMLButtonElement, words: HTMLElement}} Face */
/** @typedef {Face & {label: string, isSmall: boolean}} Shown  and what it was last labelled with */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer  below the pins: a pin that stands on the button is what one hits
 * @property {import("../board/view.js").View} view
 * @property {import("../board/areas.js").Areas} areas
 * @property {import("../i18n.js").Translate} t
 * @property {() => boolean} mayComment
 * @property {() => Face} newFace
 * @property {(id: string) => void} open  begins a discussion in the area, or shows one where this person may only read
 */

/** On the screen an area has to be so large for a button with words, and for one with a sign and a number. */
const FOR_WORDS_PX = Object.freeze({ w: 176, h: 96 });
const FOR_SIGN_PX = Object.freeze({ w: 60, h: 56 });
const EDGE_PX = 10;
const SMALL_EDGE_PX = 4;
/** A title and a question. */
const EXCERPT_LENGTH = 120;

/** Keeps the buttons where they belong. */
export class AreaButtons {
  #parts;
  /** @type {Map<string, Shown>} by area */
  #shown = new Map();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @param {string|null} id  of an area
   * @returns {HTMLElement|undefined} its button, while there is one
   */
  buttonFor(id) {
    return this.#shown.get(id ?? "")?.button;
  }

  /** Puts them in place, with the words that they should have: areas, discussions, rights or the camera have changed. */
  place() {
    const { areas, view } = this.#parts;
    if (areas.count === 0 && this.#shown.size === 0) return;
    const seen = visibleBox(view.camera, view.viewport);
    const wanted = areas.all().filter((area) => this.#isWanted(area, seen));
    this.#sweep(new Set(wanted.map(({ id }) => id)));
    // From the last one on: each is put before the one that follows it, so Tab goes by rows.
    let next = null;
    for (const area of wanted.toReversed()) next = this.#show(area, next);
  }

  /**
   * @param {ShapeNode} area
   * @param {import("../geometry.js").Box} seen
   * @returns {boolean}
   */
  #isWanted(area, seen) {
    const { areas, view, mayComment } = this.#parts;
    if (!mayComment() && areas.openIn(area.id).length === 0) return false;
    if (hasFocus(this.buttonFor(area.id))) return true;
    return boxesMeet(area, seen) && isAsLarge(area, view.camera.zoom, FOR_SIGN_PX);
  }

  /** @param {ReadonlySet<string>} wanted */
  #sweep(wanted) {
    for (const [id, { button }] of this.#shown) {
      if (wanted.has(id)) continue;
      this.#shown.delete(id);
      button.remove();
    }
  }

  /**
   * @param {ShapeNode} area
   * @param {HTMLElement|null} next
   * @returns {HTMLElement}
   */
  #show(area, next) {
    const { camera } = this.#parts.view;
    const shown = this.#shown.get(area.id) ?? this.#newButton(area.id, next);
    const isSmall = !isAsLarge(area, camera.zoom, FOR_WORDS_PX);
    this.#label(shown, area, isSmall);
    const x = Math.round((area.x + area.w / 2 - camera.x) * camera.zoom);
    const y = Math.round((area.y + area.h - camera.y) * camera.zoom) - (isSmall ? SMALL_EDGE_PX : EDGE_PX);
    shown.button.style.transform = `translate(${x}px, ${y}px) translate(-50%, -100%)`;
    return shown.button;
  }

  /**
   * @param {string} id
   * @param {HTMLElement|null} next
   * @returns {Shown}
   */
  #newButton(id, next) {
    const { layer, newFace, open } = this.#parts;
    const shown = { ...newFace(), label: "", isSmall: false };
    shown.button.addEventListener("click", () => open(id));
    layer.insertBefore(shown.button, next);
    this.#shown.set(id, shown);
    return shown;
  }

  /**
   * Only what is different is written: this is done for each picture while the map moves.
   * @param {Shown} shown
   * @param {ShapeNode} area
   * @param {boolean} isSmall
   */
  #label(shown, area, isSmall) {
    const { areas, mayComment, t } = this.#parts;
    const [n, isOpen] = [areas.openIn(area.id).length, mayComment()];
    const label = labelOf(area, n, isOpen, t);
    if (shown.label === label && shown.isSmall === isSmall) return;
    Object.assign(shown, { label, isSmall });
    const words = isOpen ? t("area.comment") : t("area.discussions");
    write(shown.words, [isSmall ? "" : words, n > 0 ? String(n) : ""].filter(Boolean).join(" · "));
    shown.button.ariaLabel = label;
    shown.button.classList.toggle("is-small", isSmall);
    shown.button.classList.toggle("is-bare", isSmall && n === 0);
  }
}

/**
 * @param {ShapeNode} area
 * @param {number} n  discussions that are not settled
 * @param {boolean} isOpen  for this person's comments
 * @param {import("../i18n.js").Translate} t
 * @returns {string} what one hears of it
 */
function labelOf({ text }, n, isOpen, t) {
  const words = plainOf(text);
  const about = words.length > EXCERPT_LENGTH ? `${words.slice(0, EXCERPT_LENGTH)}…` : words;
  const offer = isOpen ? t(about ? "area.comment_on" : "area.comment_here", { text: about }) : t(about ? "area.read_on" : "area.read_here", { text: about });
  return n > 0 ? `${offer}, ${t("pins.cluster", { n })}` : offer;
}

/**
 * @param {ShapeNode} area
 * @param {number} zoom
 * @param {{w: number, h: number}} size_px
 * @returns {boolean}
 */
function isAsLarge({ w, h }, zoom, size_px) {
  return w * zoom >= size_px.w && h * zoom >= size_px.h;
}

/** @param {HTMLElement|undefined} button */
function hasFocus(button) {
  return button !== undefined && button === document.activeElement;
}
