/**
 * Places a card beside the thing on the map that it is about: inside the window, also while the card grows, and above
 * a phone's keyboard.
 * @module ui/kit/popoverPosition
 */

import { panBy } from "../../board/camera/camera.js";
import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { clamp } from "../../geometry.js";

/** @typedef {{left: number, right: number, top: number, bottom: number}} Edges  screen pixels */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} card
 * @property {import("../../board/view.js").View} view
 * @property {() => Edges|null} anchor  what the card is about, where it is now; null if it is not on the screen
 */

/** Between the card and its anchor. */
const AWAY_PX = 12;
/** The bars at the top stay free. */
const TOP_PX = 76;
const SIDE_PX = 12;

/** Keeps one card in its place as long as the card is shown. */
export class Beside {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { card, view } = parts;
    // A card grows with each line of text, with an error, with a list: all of that is one change of its size.
    new ResizeObserver(() => this.reveal()).observe(card);
    followKeyboard(() => this.reveal());
    view.onChange((keys) => (keys.has("camera") || keys.has("viewport")) && this.place());
  }

  /** Puts the card where it belongs now. */
  place() {
    const { card, view, anchor } = this.#parts;
    const edges = card.hidden || isSheet(view) ? null : anchor();
    if (edges) placeBeside(card, edges, view.viewport);
  }

  /** The same; on a phone the map moves, so that the card covers no part of its anchor. */
  reveal() {
    this.place();
    const { card, view, anchor } = this.#parts;
    const edges = card.hidden || !isSheet(view) ? null : anchor();
    // Somebody who has moved away from it is not taken back.
    const move_px = edges && isInView(edges, view.viewport) ? wayOut(edges, card.getBoundingClientRect().top) : 0;
    if (move_px !== 0) view.set({ camera: panBy(view.camera, 0, move_px) });
  }
}

/**
 * @param {HTMLElement} card
 * @param {Edges} edges  of the anchor
 * @param {{w: number, h: number}} viewport
 */
function placeBeside(card, edges, viewport) {
  const { width, height } = card.getBoundingClientRect();
  const lowest_px = Math.max(TOP_PX, viewport.h - height - SIDE_PX);
  const { x, y } = freeSide(edges, { w: width, h: height }, { w: viewport.w - SIDE_PX, h: viewport.h - SIDE_PX });
  card.style.left = `${Math.round(clamp(x, SIDE_PX, Math.max(SIDE_PX, viewport.w - width - SIDE_PX)))}px`;
  card.style.top = `${Math.round(clamp(y, TOP_PX, lowest_px))}px`;
}

/**
 * @param {Edges} edges
 * @param {{w: number, h: number}} size  of the card
 * @param {{w: number, h: number}} room  of the window, without its margin
 * @returns {{x: number, y: number}} the first side with room: right, left, below, above; the left one if there is none
 */
function freeSide({ left, right, top, bottom }, { w, h }, room) {
  const [after, before] = [right + AWAY_PX, left - AWAY_PX - w];
  if (after + w <= room.w) return { x: after, y: top };
  if (before >= SIDE_PX) return { x: before, y: top };
  if (bottom + AWAY_PX + h <= room.h) return { x: left, y: bottom + AWAY_PX };
  if (top - AWAY_PX - h >= TOP_PX) return { x: left, y: top - AWAY_PX - h };
  return { x: before, y: top };
}

/**
 * @param {Edges} edges  of the anchor
 * @param {number} sheet_px  the upper edge of the sheet
 * @returns {number} how far the map has to move down, in pixels; negative: up. What is higher than the free part shows its top.
 */
function wayOut({ top, bottom }, sheet_px) {
  const lowest_px = sheet_px - AWAY_PX;
  if (top >= TOP_PX && bottom <= lowest_px) return 0;
  const free_px = lowest_px - TOP_PX;
  return Math.round(TOP_PX + Math.max(0, (free_px - (bottom - top)) / 2) - top);
}

/**
 * @param {Edges} edges
 * @param {{w: number, h: number}} viewport
 */
function isInView({ left, right, top, bottom }, { w, h }) {
  return right > 0 && left < w && bottom > 0 && top < h;
}

/** @param {import("../../board/view.js").View} view */
function isSheet({ viewport }) {
  return viewport.w <= PHONE_PX;
}

/**
 * A keyboard on the screen covers the lower part of the page. The style sheet learns how high it is.
 * @param {() => void} moved
 */
function followKeyboard(moved) {
  const { visualViewport } = window;
  if (!visualViewport) return;
  const follow = () => {
    // Zoomed in by two fingers, the visible part is smaller too, and that is no keyboard.
    const isZoomed = visualViewport.scale > 1.01;
    const covered_px = isZoomed ? 0 : Math.max(0, innerHeight - visualViewport.height - visualViewport.offsetTop);
    document.documentElement.style.setProperty("--keyboard", `${Math.round(covered_px)}px`);
    moved();
  };
  visualViewport.addEventListener("resize", follow);
  visualViewport.addEventListener("scroll", follow);
}
