/**
 * The camera: which part of the board is visible, at which zoom. Cameras are frozen: every function returns a new one.
 * @module board/camera/camera
 */

import interpolateZoom from "d3-interpolate/zoom";
import { clamp } from "../../geometry.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {import("../../geometry.js").Box} Box */

/**
 * @typedef {object} Camera
 * @property {number} x  board point at the left edge of the viewport
 * @property {number} y  board point at its top edge
 * @property {number} zoom  screen (CSS) pixels per board unit
 */
/** @typedef {{w: number, h: number}} Viewport  screen pixels */
/** @typedef {{left: number, top: number, right: number, bottom: number}} Insets  screen pixels */
/**
 * @typedef {{duration_ms: number, at: (t: number) => Camera}} Flight  `at` takes the share of the duration, from 0 to 1
 */

/** Small enough to show a board of a million notes at once. */
export const ZOOM_MIN = 0.002;
/** Large enough to align corners by eye. */
export const ZOOM_MAX = 8;

const NO_INSETS = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });
const FLIGHT_MIN_MS = 200;
const FLIGHT_MAX_MS = 900;
/** d3 proposes 1.3 s to the next frame, which feels slow. A quarter of that is still easy to follow. */
const FLIGHT_DURATION_FACTOR = 0.25;

/**
 * @param {number} x
 * @param {number} y
 * @param {number} zoom  is limited to the allowed range
 * @returns {Camera}
 */
export function cameraAt(x, y, zoom) {
  return Object.freeze({ x, y, zoom: clamp(zoom, ZOOM_MIN, ZOOM_MAX) });
}

/**
 * @param {Camera} camera
 * @param {Point} boardPoint
 * @returns {Point} screen pixels from the top left of the viewport
 */
export function toScreen(camera, boardPoint) {
  return { x: (boardPoint.x - camera.x) * camera.zoom, y: (boardPoint.y - camera.y) * camera.zoom };
}

/**
 * @param {Camera} camera
 * @param {Point} screenPoint  pixels from the top left of the viewport
 * @returns {Point} board point
 */
export function toBoard(camera, screenPoint) {
  return { x: camera.x + screenPoint.x / camera.zoom, y: camera.y + screenPoint.y / camera.zoom };
}

/**
 * Moves the content by screen pixels, in the direction of the finger.
 * @param {Camera} camera
 * @param {number} dx_px
 * @param {number} dy_px
 * @returns {Camera}
 */
export function panBy(camera, dx_px, dy_px) {
  return cameraAt(camera.x - dx_px / camera.zoom, camera.y - dy_px / camera.zoom, camera.zoom);
}

/**
 * Zooms so that the board point under the anchor stays there, also at the limits of the zoom.
 * @param {Camera} camera
 * @param {Point} anchor_px  screen pixels
 * @param {number} factor  1.1 zooms in by a tenth
 * @returns {Camera}
 */
export function zoomAround(camera, anchor_px, factor) {
  const zoom = clamp(camera.zoom * factor, ZOOM_MIN, ZOOM_MAX);
  const anchor = toBoard(camera, anchor_px);
  return cameraAt(anchor.x - anchor_px.x / zoom, anchor.y - anchor_px.y / zoom, zoom);
}

/**
 * Shows the whole box as large as possible, in the middle of the free part of the viewport.
 * @param {Box} box
 * @param {Viewport} viewport
 * @param {Insets} [insets]
 * @param {number} [zoom_max]  keeps small boxes from becoming too large
 * @returns {Camera}
 */
export function fitBox(box, viewport, insets = NO_INSETS, zoom_max = ZOOM_MAX) {
  // A panel can cover the whole screen of a phone; one free pixel keeps the zoom finite and positive.
  const free_w = Math.max(1, viewport.w - insets.left - insets.right);
  const free_h = Math.max(1, viewport.h - insets.top - insets.bottom);
  const zoom = clamp(Math.min(free_w / box.w, free_h / box.h, zoom_max), ZOOM_MIN, ZOOM_MAX);
  const x = box.x + box.w / 2 - (insets.left + free_w / 2) / zoom;
  const y = box.y + box.h / 2 - (insets.top + free_h / 2) / zoom;
  return cameraAt(x, y, zoom);
}

/**
 * Pans by the smallest distance that shows the box in the free part of the viewport. If the box is too large, its top
 * left corner is shown.
 * @param {Camera} camera
 * @param {Box} box
 * @param {Viewport} viewport
 * @param {Insets} insets
 * @returns {Camera} the same object if the box is visible already
 */
export function panIntoView(camera, box, viewport, insets) {
  const { x, y } = toScreen(camera, box);
  const dx = shiftIntoRange(x, box.w * camera.zoom, insets.left, viewport.w - insets.right);
  const dy = shiftIntoRange(y, box.h * camera.zoom, insets.top, viewport.h - insets.bottom);
  return dx === 0 && dy === 0 ? camera : panBy(camera, dx, dy);
}

/**
 * @param {Point} boardPoint  the new middle of the viewport
 * @param {number} zoom
 * @param {Viewport} viewport
 * @returns {Camera}
 */
export function centreOn(boardPoint, zoom, viewport) {
  const within = clamp(zoom, ZOOM_MIN, ZOOM_MAX);
  return cameraAt(boardPoint.x - viewport.w / 2 / within, boardPoint.y - viewport.h / 2 / within, within);
}

/**
 * @param {Camera} camera
 * @param {Viewport} viewport
 * @returns {Box} the visible part of the board
 */
export function visibleBox(camera, viewport) {
  return { x: camera.x, y: camera.y, w: viewport.w / camera.zoom, h: viewport.h / camera.zoom };
}

/**
 * Plans a smooth flight between two cameras, which zooms out and in again over long distances (van Wijk & Nuij 2003).
 * @param {Camera} from
 * @param {Camera} to
 * @param {Viewport} viewport
 * @returns {Flight} `at(0)` is exactly `from` and `at(1)` exactly `to`
 */
export function planFlight(from, to, viewport) {
  const path = zoomPath(d3ViewOf(from, viewport), d3ViewOf(to, viewport));
  const duration_ms = clamp(path.duration * FLIGHT_DURATION_FACTOR, FLIGHT_MIN_MS, FLIGHT_MAX_MS);
  return Object.freeze({ duration_ms, at: (/** @type {number} */ t) => cameraAtTime(t) });

  /** @param {number} t  @returns {Camera} */
  function cameraAtTime(t) {
    if (t <= 0) return from;
    if (t >= 1) return to;
    const [x, y, w] = path(easeInOut(t));
    return centreOn({ x, y }, widthOf(viewport) / w, viewport);
  }
}

/**
 * The path of d3. Between very different zooms over a tiny distance, d3 runs out of digits: then the path only zooms,
 * and the last step adds the few missing pixels.
 * @param {[number, number, number]} from
 * @param {[number, number, number]} to
 * @returns {ReturnType<typeof interpolateZoom>}
 */
function zoomPath(from, to) {
  const path = interpolateZoom(from, to);
  return Number.isFinite(path.duration) ? path : interpolateZoom([to[0], to[1], from[2]], to);
}

/**
 * The camera in d3's form: x and y of the middle, and the width, in board units.
 * @param {Camera} camera
 * @param {Viewport} viewport
 * @returns {[number, number, number]}
 */
function d3ViewOf(camera, viewport) {
  const w = widthOf(viewport) / camera.zoom;
  return [camera.x + w / 2, camera.y + viewport.h / 2 / camera.zoom, w];
}

/**
 * At least 1: before the first layout the viewport is empty, and d3 needs a width.
 * @param {Viewport} viewport
 * @returns {number}
 */
function widthOf(viewport) {
  return Math.max(1, viewport.w);
}

/** @param {number} t  @returns {number} */
function easeInOut(t) {
  return t * t * (3 - 2 * t);
}

/**
 * @param {number} from  start of a span
 * @param {number} length  of the span
 * @param {number} low  start of the range
 * @param {number} high  end of the range
 * @returns {number} the shift that moves the span into the range; a span that is too long is aligned with the start
 */
function shiftIntoRange(from, length, low, high) {
  if (from < low || length > high - low) return low - from;
  return Math.min(0, high - length - from);
}
