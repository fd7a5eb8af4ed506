/**
 * A layer of buttons over the canvas. During panning only the layer moves. The buttons are positioned again when the
 * zoom changes, or when the camera has moved so far that hidden buttons come into view.
 * @module draw/overlay/buttonLayer
 */

import { visibleBox } from "../../board/camera/camera.js";
import { boxContains, boxInside, growBox } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */
/** @typedef {import("../../board/view.js").View} View */

/** A button's point is at its bottom left corner. */
const BUTTON_HEIGHT_PX = 36;
/** Buttons this many screens beyond the edge are shown, so that most pans need no other buttons. */
const MARGIN_SCREENS = 0.5;
/** During zooming the margin is smaller, because all buttons are positioned again in each animation frame. */
const ZOOMING_MARGIN_PX = 80;
/** Buttons at the same point stand above each other, in columns to the left. The thread opens to the right of them. */
const COLUMN_LENGTH = 6;
const ROW_PX = 44;
const COLUMN_PX = 72;

/** Positions buttons at board points. */
export class ButtonLayer {
  #element;
  #view;
  /**
   * Position of the layer's corner in screen pixels from the board's origin, and the zoom for which buttons are
   * placed.
   */
  #origin = { x_px: 0, y_px: 0, zoom: 0 };
  /** @type {Box} buttons outside of it are hidden */
  #shownBox = { x: 0, y: 0, w: 0, h: 0 };

  /**
   * @param {HTMLElement} element
   * @param {View} view
   */
  constructor(element, view) {
    this.#element = element;
    this.#view = view;
  }

  /** @returns {boolean} whether the camera has moved so far that all buttons have to be positioned again */
  needsLayout() {
    const { camera, viewport } = this.#view;
    return camera.zoom !== this.#origin.zoom || !boxInside(visibleBox(camera, viewport), this.#shownBox);
  }

  /** Starts a new layout for the current camera. The caller then positions all buttons, and calls `follow`. */
  beginLayout() {
    const { camera, viewport } = this.#view;
    const visible = visibleBox(camera, viewport);
    const isZooming = camera.zoom !== this.#origin.zoom;
    const [x_px, y_px] = [Math.round(camera.x * camera.zoom), Math.round(camera.y * camera.zoom)];
    this.#origin = { x_px, y_px, zoom: camera.zoom };
    const margin = isZooming ? ZOOMING_MARGIN_PX / camera.zoom : Math.max(visible.w, visible.h) * MARGIN_SCREENS;
    this.#shownBox = growBox(visible, margin);
  }

  /** Moves the layer with the camera. */
  follow() {
    const { camera } = this.#view;
    const x = this.#origin.x_px - Math.round(camera.x * camera.zoom);
    const y = this.#origin.y_px - Math.round(camera.y * camera.zoom);
    this.#element.style.transform = `translate(${x}px, ${y}px)`;
  }

  /**
   * @param {HTMLElement} button
   * @param {Point} boardPoint
   * @param {boolean} isNeeded  whether it is shown even if it is out of view
   * @param {number} [row]  0 at the point, greater numbers above it
   */
  position(button, boardPoint, isNeeded, row = 0) {
    const isHidden = !isNeeded && !boxContains(this.#shownBox, boardPoint);
    setHidden(button, isHidden);
    if (isHidden) return;
    const { x_px, y_px, zoom } = this.#origin;
    const x = Math.round(boardPoint.x * zoom) - x_px - Math.floor(row / COLUMN_LENGTH) * COLUMN_PX;
    const y = Math.round(boardPoint.y * zoom) - y_px - BUTTON_HEIGHT_PX - (row % COLUMN_LENGTH) * ROW_PX;
    button.style.transform = `translate(${x}px, ${y}px)`;
  }
}

/**
 * Writes the attribute only if it changes, because each write costs time even without a change.
 * @param {HTMLElement} button
 * @param {boolean} isHidden
 */
export function setHidden(button, isHidden) {
  if (button.hidden !== isHidden) button.hidden = isHidden;
}
