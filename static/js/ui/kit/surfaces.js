/**
 * Places everything that floats above the board: cards, menus, tooltips, toasts, and the sheets of a phone. They stay
 * inside the window, beside their anchor, and above a phone's keyboard.
 * @module ui/kit/surfaces
 */

import { panBy } from "../../board/camera/camera.js";
import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { clamp } from "../../geometry.js";

/** @typedef {{left: number, right: number, top: number, bottom: number}} Edges  screen pixels */
/** @typedef {{w: number, h: number}} Size  CSS pixels */
/** @typedef {"right"|"left"|"below"|"above"} Side */

/**
 * @typedef {object} Placement
 * @property {Edges} anchor  what the surface stands beside
 * @property {readonly Side[]} sides  the first one with enough space is taken, or else the last one
 * @property {"start"|"center"} [align]  along that side; "start" if left out
 * @property {number} [gap_px]  between the surface and its anchor
 * @property {Edges} bounds  what the surface must not leave
 */

/** The bars at the top of the window stay free. */
const BARS_PX = Object.freeze({ card: 76, toast: 72 });
const CARD_GAP_PX = 12;
const CARD_SIDES = Object.freeze(/** @type {const} */ (["right", "left", "below", "above", "left"]));

/**
 * Moves a surface to its place. It has to be shown, so that it has a size.
 * @param {HTMLElement} surface
 * @param {Placement} placement
 */
export function placeBeside(surface, placement) {
  const { width, height } = surface.getBoundingClientRect();
  const { left, top } = positionBeside({ w: width, h: height }, placement);
  Object.assign(surface.style, { left: `${Math.round(left)}px`, top: `${Math.round(top)}px` });
}

/**
 * @param {Size} size  of the surface
 * @param {Placement} placement
 * @returns {{left: number, top: number}} inside the bounds; a surface larger than these shows its top left
 */
export function positionBeside(size, { anchor, sides, align = "start", gap_px = 0, bounds }) {
  const free_px = freeSpace(anchor, bounds);
  const needed_px = { right: size.w, left: size.w, below: size.h, above: size.h };
  const side = sides.find((each) => free_px[each] >= needed_px[each] + gap_px) ?? sides.at(-1) ?? "below";
  const share = align === "center" ? 0.5 : 0;
  const x = anchor.left + (anchor.right - anchor.left - size.w) * share;
  const y = anchor.top + (anchor.bottom - anchor.top - size.h) * share;
  const { left, top } = {
    right: { left: anchor.right + gap_px, top: y },
    left: { left: anchor.left - gap_px - size.w, top: y },
    below: { left: x, top: anchor.bottom + gap_px },
    above: { left: x, top: anchor.top - gap_px - size.h },
  }[side];
  return {
    left: clamp(left, bounds.left, Math.max(bounds.left, bounds.right - size.w)),
    top: clamp(top, bounds.top, Math.max(bounds.top, bounds.bottom - size.h)),
  };
}

/**
 * @param {Edges} anchor
 * @param {Edges} bounds
 * @returns {Record<Side, number>} screen pixels between the anchor and the bounds
 */
function freeSpace({ left, right, top, bottom }, bounds) {
  return {
    right: bounds.right - right,
    left: left - bounds.left,
    below: bounds.bottom - bottom,
    above: top - bounds.top,
  };
}

/**
 * @param {number} margin_px
 * @returns {Edges} of the window, without a margin
 */
export function windowBounds(margin_px) {
  return { left: margin_px, top: margin_px, right: innerWidth - margin_px, bottom: innerHeight - margin_px };
}

/**
 * @typedef {object} CardParts
 * @property {HTMLElement} card
 * @property {import("../../board/view.js").View} view
 * @property {() => Edges|null} anchor  what the card is about, where it is now; null if it is not on the screen
 */

/** Keeps a card beside its anchor while the card is shown. On a phone the style sheet puts it at the bottom. */
export class AnchoredCard {
  #parts;

  /** @param {CardParts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { card, view } = parts;
    // The size changes with each line of text, with an error, with a list of names.
    new ResizeObserver(() => this.reveal()).observe(card);
    followKeyboard(() => this.reveal());
    view.onChange((keys) => (keys.has("camera") || keys.has("viewport")) && this.place());
  }

  /** Places the card beside its anchor. */
  place() {
    const { card, view, anchor } = this.#parts;
    const edges = card.hidden || isSheet(view) ? null : anchor();
    const [right, bottom] = [view.viewport.w - CARD_GAP_PX, view.viewport.h - CARD_GAP_PX];
    const bounds = { left: CARD_GAP_PX, right, top: BARS_PX.card, bottom };
    if (edges) placeBeside(card, { anchor: edges, sides: CARD_SIDES, gap_px: CARD_GAP_PX, bounds });
  }

  /** Places the card. On a phone, pans the board so that the sheet does not cover the anchor. */
  reveal() {
    this.place();
    const { card, view, anchor } = this.#parts;
    const edges = card.hidden || !isSheet(view) ? null : anchor();
    // The board does not move when the person has panned the anchor out of view.
    const pan_px = edges && isInView(edges, view.viewport) ? panBelowBars(edges, card.getBoundingClientRect().top) : 0;
    if (pan_px !== 0) view.set({ camera: panBy(view.camera, 0, pan_px) });
  }
}

/**
 * @param {Edges} anchor
 * @param {number} sheet_px  the upper edge of the sheet
 * @returns {number} how far to pan down, in screen pixels; negative: up. An anchor that is too high shows its top.
 */
export function panBelowBars({ top, bottom }, sheet_px) {
  const lowest_px = sheet_px - CARD_GAP_PX;
  if (top >= BARS_PX.card && bottom <= lowest_px) return 0;
  const free_px = lowest_px - BARS_PX.card;
  return Math.round(BARS_PX.card + Math.max(0, (free_px - (bottom - top)) / 2) - top);
}

/**
 * @param {Edges} edges
 * @param {Size} viewport
 */
function isInView({ left, right, top, bottom }, { w, h }) {
  return right > 0 && left < w && bottom > 0 && top < h;
}

/** @param {import("../../board/view.js").View} view */
function isSheet({ viewport }) {
  return viewport.w <= PHONE_PX;
}

/**
 * A keyboard on the screen covers the lower part of the page. `--keyboard` tells the style sheet how high it is.
 * @param {() => void} onMove
 */
function followKeyboard(onMove) {
  const { visualViewport } = window;
  if (!visualViewport) return;
  const follow = () => {
    // A pinch zoom makes the visible part smaller too, without a keyboard.
    const isZoomed = visualViewport.scale > 1.01;
    const covered_px = isZoomed ? 0 : Math.max(0, innerHeight - visualViewport.height - visualViewport.offsetTop);
    document.documentElement.style.setProperty("--keyboard", `${Math.round(covered_px)}px`);
    onMove();
  };
  visualViewport.addEventListener("resize", follow);
  visualViewport.addEventListener("scroll", follow);
}

/**
 * Places a toast where it covers no card, no dialog and no other toast; at the top if there is no such place.
 * @param {HTMLElement} toast  shown, so that it has a size
 * @param {readonly HTMLElement[]} others  toasts that are shown already
 */
export function placeToast(toast, others) {
  const { width, height } = toast.getBoundingClientRect();
  const obstacles = [...cardsBeside(toast), ...others].map((element) => element.getBoundingClientRect());
  const { left, top } = freeSpot({ w: innerWidth, h: innerHeight }, { w: width, h: height }, obstacles);
  Object.assign(toast.style, { left: `${left}px`, top: `${top}px` });
}

/** @param {HTMLElement} toast  @returns {Element[]} what has to stay visible and within reach */
function cardsBeside(toast) {
  const cards = document.querySelectorAll(":is(body, main) > .card:not(#toast, #offer), dialog[open]");
  return [...cards].filter((card) => card !== toast && card.checkVisibility());
}

/**
 * @param {Size} viewport
 * @param {Size} size  of the toast
 * @param {readonly Edges[]} obstacles
 * @returns {{left: number, top: number}} the first free spot: between the top bars, then lower, then at the sides
 */
export function freeSpot(viewport, { w, h }, obstacles) {
  const lefts = [Math.round((viewport.w - w) / 2), Math.max(CARD_GAP_PX, viewport.w - w - CARD_GAP_PX), CARD_GAP_PX];
  const tops = [CARD_GAP_PX];
  for (let top = BARS_PX.toast; tops.length < 2 || top <= viewport.h - h - CARD_GAP_PX; top += Math.max(1, h))
    tops.push(top);
  const spots = lefts.flatMap((left) => tops.map((top) => ({ left, top, right: left + w, bottom: top + h })));
  const free = spots.find((spot) => !obstacles.some((obstacle) => overlap(spot, obstacle)));
  return free ?? { left: lefts[0] ?? CARD_GAP_PX, top: CARD_GAP_PX };
}

/**
 * @param {Edges} a
 * @param {Edges} b
 */
function overlap(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
