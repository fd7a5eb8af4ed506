/**
 * What a comment area offers: a button in the strip at its foot, so that it can be reached by Tab and by a screen reader. Only
 * areas that are in view, and large enough on the screen, have one.
 * @module draw/overlay/areaButtons
 */

import { visibleBox } from "../../board/camera/camera.js";
import { toPlainText } from "../../board/text/plainText.js";
import { boxesMeet } from "../../geometry.js";
import { areaFoot } from "./areaFoot.js";
import { setText } from "./pinLabels.js";

/** @typedef {import("../../wire.js").ShapeNode} ShapeNode */
/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {{button: HTMLButtonElement, text: HTMLElement}} AreaButtonElements */
/** @typedef {"words"|"sign"|"dot"} Size  a dot says only that one can comment there, and leads nearer */
/** @typedef {AreaButtonElements & {label: string, size: Size}} ShownButton  and what it was last labelled with */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer  below the pins: a pin that stands on the button is what one hits
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/comments/areas.js").CommentAreas} areas
 * @property {import("../../i18n.js").Translate} t
 * @property {() => boolean} mayComment
 * @property {() => AreaButtonElements} newAreaButton
 * @property {(id: string) => void} open  begins a discussion in the area, or shows one where this person may only read
 * @property {(id: string) => void} approach  brings the area near enough to be read
 * @property {{measure: import("../text/text.js").Measure}} renderer
 */

/** How large an area has to be on the screen for each button, and how high the button is; the style sheet has the same heights. */
const SIZES = Object.freeze({
  words: { w: 176, h: 96, height: 36, bottomGap: 10 },
  sign: { w: 60, h: 56, height: 28, bottomGap: 4 },
  dot: { w: 40, h: 20, height: 22, bottomGap: 0 },
});
/** On a slant or a curve the corner is outside of the form. */
const FORMS_WITH_CORNERS = new Set(["rectangle", "bubble"]);
/** A title and a question. */
const EXCERPT_LENGTH = 120;

/** Keeps the buttons where they belong. */
export class AreaButtons {
  #parts;
  /** @type {Map<string, ShownButton>} by area */
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

  /**
   * @param {Element} button
   * @returns {ShapeNode|null} the area whose button it is
   */
  areaOf(button) {
    const [id] = [...this.#shown].find(([, shown]) => shown.button === button) ?? [null];
    return this.#parts.areas.get(id) ?? null;
  }

  /** Puts them in place, with the words that they should have: areas, discussions, rights or the camera have changed. */
  place() {
    const { areas, view } = this.#parts;
    if (areas.count === 0 && this.#shown.size === 0) return;
    const visible = visibleBox(view.camera, view.viewport);
    const wanted = areas.all().filter((area) => this.#shouldShow(area, visible));
    this.#removeOthers(new Set(wanted.map(({ id }) => id)));
    // From the last one on: each is put before the one that follows it, so Tab goes by rows.
    let next = null;
    for (const area of wanted.toReversed()) next = this.#show(area, next);
  }

  /**
   * @param {ShapeNode} area
   * @param {import("../../geometry.js").Box} seen
   * @returns {boolean}
   */
  #shouldShow(area, seen) {
    const { areas, view, mayComment } = this.#parts;
    if (!mayComment() && areas.openThreadsIn(area.id).length === 0) return false;
    if (hasFocus(this.buttonFor(area.id))) return true;
    return boxesMeet(area, seen) && sizeAt(area, view.camera.zoom) !== null;
  }

  /** @param {ReadonlySet<string>} kept */
  #removeOthers(kept) {
    for (const [id, { button }] of this.#shown) {
      if (kept.has(id)) continue;
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
    const shown = this.#shown.get(area.id) ?? this.#newButton(area.id, next);
    // One that has the focus stays while the area is out of view or too small.
    const size = sizeAt(area, this.#parts.view.camera.zoom) ?? "dot";
    this.#update(shown, area, size);
    const { x, y, side } = this.#positionOf(area, size);
    shown.button.style.transform = `translate(${x}px, ${y}px) translateX(${side}%)`;
    return shown.button;
  }

  /**
   * In the strip below the text, at its right end, for pins come from the left. Where the strip is lower than the button, the
   * button hangs over the area's edge rather than over the text.
   * @param {ShapeNode} area
   * @param {Size} size
   * @returns {{x: number, y: number, side: number}} screen pixels of its top, and how much of its width is left of it, in percent
   */
  #positionOf(area, size) {
    const {
      view: { camera },
      renderer,
    } = this.#parts;
    const { height, bottomGap } = SIZES[size];
    const foot = areaFoot(area, renderer.measure);
    const onScreen = (/** @type {number} */ at) => Math.round((area.y + at - camera.y) * camera.zoom);
    const [top, bottom] = [onScreen(foot.y), onScreen(foot.y + foot.h)];
    const low = Math.max(bottom - bottomGap - height, top);
    const y = area.vertical === "bottom" ? bottom - bottomGap - height : Math.min(bottom - bottomGap, low);
    const isCornered = FORMS_WITH_CORNERS.has(area.form);
    const x = Math.round((area.x + (isCornered ? foot.x + foot.w : area.w / 2) - camera.x) * camera.zoom);
    return { x, y, side: isCornered ? -100 : -50 };
  }

  /**
   * @param {string} id
   * @param {HTMLElement|null} next
   * @returns {ShownButton}
   */
  #newButton(id, next) {
    const { layer, newAreaButton, open, approach } = this.#parts;
    /** @type {ShownButton} */
    const shown = { ...newAreaButton(), label: "", size: "words" };
    shown.button.addEventListener("click", () => (shown.size === "dot" ? approach(id) : open(id)));
    layer.insertBefore(shown.button, next);
    this.#shown.set(id, shown);
    return shown;
  }

  /**
   * Only what is different is written: this is done for each picture while the map moves.
   * @param {ShownButton} shown
   * @param {ShapeNode} area
   * @param {Size} size
   */
  #update(shown, area, size) {
    const { areas, mayComment, t } = this.#parts;
    const [n, canComment] = [areas.openThreadsIn(area.id).length, mayComment()];
    const label = labelOf(area, n, canComment, t);
    if (shown.label === label && shown.size === size) return;
    Object.assign(shown, { label, size });
    const text = canComment ? t("area.comment") : t("area.discussions");
    setText(shown.text, [size === "words" ? text : "", n > 0 ? String(n) : ""].filter(Boolean).join(" · "));
    shown.button.ariaLabel = label;
    shown.button.classList.toggle("is-small", size === "sign");
    shown.button.classList.toggle("is-dot", size === "dot");
    shown.button.classList.toggle("is-bare", size !== "words" && n === 0);
  }
}

/**
 * @param {ShapeNode} area
 * @param {number} n  discussions that are not settled
 * @param {boolean} canComment  for this person's comments
 * @param {import("../../i18n.js").Translate} t
 * @returns {string} what one hears of it
 */
function labelOf({ text }, n, canComment, t) {
  const plain = toPlainText(text);
  const excerpt = plain.length > EXCERPT_LENGTH ? `${plain.slice(0, EXCERPT_LENGTH)}…` : plain;
  const action = canComment
    ? t(excerpt ? "area.comment_on" : "area.comment_here", { text: excerpt })
    : t(excerpt ? "area.read_on" : "area.read_here", { text: excerpt });
  return n > 0 ? `${action}, ${t("pins.cluster", { n })}` : action;
}

/**
 * @param {ShapeNode} area
 * @param {number} zoom
 * @returns {Size|null} of the largest button that suits it; null where it is too small for any
 */
function sizeAt(area, zoom) {
  const sizes = /** @type {Size[]} */ (Object.keys(SIZES));
  return sizes.find((size) => area.w * zoom >= SIZES[size].w && area.h * zoom >= SIZES[size].h) ?? null;
}

/** @param {HTMLElement|undefined} button */
function hasFocus(button) {
  return button !== undefined && button === document.activeElement;
}
