/**
 * Keeps the focused button in view. Buttons over the canvas can be off the screen, and a reader who reaches one by
 * Tab must see it.
 * @module draw/overlay/followFocus
 */

import { toBoard } from "../../board/camera/camera.js";
import { unionBoxes } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Box} Box */

/**
 * @typedef {object} Parts
 * @property {EventTarget} page  receives all key events
 * @property {readonly HTMLElement[]} layers  contain the buttons
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {(button: Element) => Box|null} boxOf  a part of the board that must be visible together with the button
 */

/** Keeps the focus outline away from the toolbars. */
const MARGIN_PX = 12;

/**
 * Moves the camera only after Tab. Focus also moves when a thread is closed or a cluster is split, but then the
 * reader has already chosen what to see.
 * @param {Parts} parts
 */
export function followFocus({ page, layers, view, navigation, boxOf }) {
  let isTabbing = false;
  const rememberInput = (/** @type {Event} */ event) =>
    (isTabbing = event instanceof KeyboardEvent && event.key === "Tab");
  for (const kind of ["keydown", "pointerdown"]) page.addEventListener(kind, rememberInput, { capture: true });
  const reveal = (/** @type {FocusEvent} */ { target }) => {
    if (!isTabbing) return;
    const button = /** @type {Element} */ (target);
    const box = boxOfButton(button, view.camera);
    navigation.reveal(box, unionBoxes([box, boxOf(button) ?? box]) ?? box);
  };
  for (const layer of layers) layer.addEventListener("focusin", reveal);
}

/**
 * @param {Element} button
 * @param {import("../../board/camera/camera.js").Camera} camera
 * @returns {Box} board units
 */
function boxOfButton(button, camera) {
  const { left, top, width, height } = button.getBoundingClientRect();
  const { x, y } = toBoard(camera, { x: left - MARGIN_PX, y: top - MARGIN_PX });
  return { x, y, w: (width + 2 * MARGIN_PX) / camera.zoom, h: (height + 2 * MARGIN_PX) / camera.zoom };
}
