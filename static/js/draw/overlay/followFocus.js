/**
 * Keeps what has the keyboard focus in view: buttons over the map may lie off the screen, and whoever goes to one by Tab
 * wants to see it.
 * @module draw/overlay/followFocus
 */

import { toBoard } from "../../board/camera/camera.js";
import { unionBoxes } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Box} Box */

/**
 * @typedef {object} Parts
 * @property {EventTarget} page  where all keys pass first
 * @property {readonly HTMLElement[]} layers  that the buttons lie in
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {(button: Element) => Box|null} boxOf  what should be seen of the board together with a button
 */

/** Keeps the outline of what has the focus off the bars. */
const MARGIN_PX = 12;

/**
 * The camera moves only for Tab. Focus also moves when a discussion is closed or a bubble parts, and then the reader has chosen
 * what to look at.
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
