/**
 * The buttons of comment areas. They are elements over the canvas, so that Tab and screen readers reach them. Only
 * areas in view that are large enough on the screen have one.
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
/** @typedef {"text"|"icon"|"dot"} Size  what fits on the button; a click on a dot zooms to the area */
/** @typedef {AreaButtonElements & {label: string, size: Size}} ShownButton  with the current label */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer  below the pins, so that a click on a pin hits the pin
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/comments/areas.js").CommentAreas} areas
 * @property {import("../../i18n.js").Translate} t
 * @property {() => boolean} mayComment
 * @property {() => AreaButtonElements} newAreaButton
 * @property {(id: string) => void} open  starts a thread in the area, or opens one if this person can only read
 * @property {(id: string) => void} approach  zooms to the area
 * @property {{measure: import("../text/text.js").Measure}} renderer
 */

/**
 * How large an area must be on the screen for each size, and the height of the button. The style sheet has the same
 * heights.
 */
const SIZES = Object.freeze({
  text: { w: 176, h: 96, height: 36, bottomGap: 10 },
  icon: { w: 60, h: 56, height: 28, bottomGap: 4 },
  dot: { w: 40, h: 20, height: 22, bottomGap: 0 },
});
/** In other forms the corner of the box is outside of the shape. */
const FORMS_WITH_CORNERS = new Set(["rectangle", "bubble"]);
/** Enough for a title and a question. */
const EXCERPT_LENGTH = 120;

/** Shows the buttons, and keeps them in position. */
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
   * @returns {HTMLElement|undefined} undefined if the area has no button now
   */
  buttonFor(id) {
    return this.#shown.get(id ?? "")?.button;
  }

  /**
   * @param {Element} button
   * @returns {ShapeNode|null} the area of this button
   */
  areaOf(button) {
    const [id] = [...this.#shown].find(([, shown]) => shown.button === button) ?? [null];
    return this.#parts.areas.get(id) ?? null;
  }

  /** Labels and positions all buttons. Call it when areas, threads, permissions or the camera have changed. */
  place() {
    const { areas, view } = this.#parts;
    if (areas.count === 0 && this.#shown.size === 0) return;
    const visible = visibleBox(view.camera, view.viewport);
    const wanted = areas.all().filter((area) => this.#shouldShow(area, visible));
    this.#removeOthers(new Set(wanted.map(({ id }) => id)));
    // Inserts from last to first, each before the next one, so that Tab visits the areas row by row.
    let next = null;
    for (const area of wanted.toReversed()) next = this.#show(area, next);
  }

  /**
   * @param {ShapeNode} area
   * @param {import("../../geometry.js").Box} visible
   * @returns {boolean}
   */
  #shouldShow(area, visible) {
    const { areas, view, mayComment } = this.#parts;
    if (!mayComment() && areas.openThreadsIn(area.id).length === 0) return false;
    if (hasFocus(this.buttonFor(area.id))) return true;
    return boxesMeet(area, visible) && sizeAt(area, view.camera.zoom) !== null;
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
    // A focused button stays while its area is out of view or too small.
    const size = sizeAt(area, this.#parts.view.camera.zoom) ?? "dot";
    this.#update(shown, area, size);
    const { x, y, side } = this.#positionOf(area, size);
    shown.button.style.transform = `translate(${x}px, ${y}px) translateX(${side}%)`;
    return shown.button;
  }

  /**
   * In the free strip below the text, at the right end, because pins are placed from the left. If the strip is too
   * low, the button extends beyond the area's edge instead of covering the text.
   * @param {ShapeNode} area
   * @param {Size} size
   * @returns {{x: number, y: number, side: number}} screen pixels of the top; `side` is the horizontal shift in
   *   percent of its width
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
    const shown = { ...newAreaButton(), label: "", size: "text" };
    shown.button.addEventListener("click", () => (shown.size === "dot" ? approach(id) : open(id)));
    layer.insertBefore(shown.button, next);
    this.#shown.set(id, shown);
    return shown;
  }

  /**
   * Writes only changes, because this runs in each animation frame while the camera moves.
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
    setText(shown.text, [size === "text" ? text : "", n > 0 ? String(n) : ""].filter(Boolean).join(" · "));
    shown.button.ariaLabel = label;
    shown.button.classList.toggle("is-small", size === "icon");
    shown.button.classList.toggle("is-dot", size === "dot");
    shown.button.classList.toggle("is-bare", size !== "text" && n === 0);
  }
}

/**
 * @param {ShapeNode} area
 * @param {number} n  number of open threads
 * @param {boolean} canComment
 * @param {import("../../i18n.js").Translate} t
 * @returns {string} the label for screen readers
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
 * @returns {Size|null} the largest size that fits; null if none fits
 */
function sizeAt(area, zoom) {
  const sizes = /** @type {Size[]} */ (Object.keys(SIZES));
  return sizes.find((size) => area.w * zoom >= SIZES[size].w && area.h * zoom >= SIZES[size].h) ?? null;
}

/** @param {HTMLElement|undefined} button */
function hasFocus(button) {
  return button !== undefined && button === document.activeElement;
}
