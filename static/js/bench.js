/**
 * Functions with which `make bench-render` controls the page. Loaded only when the address has `?bench`, after the
 * board.
 * @module bench
 */

import { clamp } from "./geometry.js";

/** @typedef {import("./board/view.js").View} View */
/** @typedef {{cx: number, cy: number, zoom: number}} BenchCamera  board point in the middle of the window */

/**
 * @typedef {object} Parts
 * @property {View} view
 * @property {import("./board/state.js").BoardState} board
 * @property {import("./board/camera/navigation.js").Navigation} navigation
 * @property {import("./draw/renderer.js").Renderer} renderer
 */

/**
 * Puts the functions on `window`. The bench waits for `__benchReady`.
 * @param {Parts} parts
 */
export function setUpBench({ view, board, navigation, renderer }) {
  const takeTimes = timer(view, renderer);
  Object.assign(window, {
    __benchSetCamera: (/** @type {BenchCamera} */ camera) => setCamera(view, camera),
    __benchGetCamera: () => cameraOf(view),
    __benchFitAll: () => view.set({ camera: navigation.overviewCamera() }),
    __benchInfo: () => ({ nodes: board.nodes.size, ...takeTimes() }),
    __benchReady: true,
  });
}

/**
 * @param {View} view
 * @param {BenchCamera} camera
 */
function setCamera(view, { cx, cy, zoom }) {
  const { w, h } = view.viewport;
  view.set({ camera: Object.freeze({ x: cx - w / 2 / zoom, y: cy - h / 2 / zoom, zoom }) });
}

/** @param {View} view  @returns {BenchCamera} */
function cameraOf({ camera: { x, y, zoom }, viewport: { w, h } }) {
  return { cx: x + w / 2 / zoom, cy: y + h / 2 / zoom, zoom };
}

/**
 * @param {View} view
 * @param {Parts["renderer"]} renderer
 * @returns {() => Record<string, number>} returns drawing times since its last call, in milliseconds
 */
function timer(view, renderer) {
  /** @type {number[]} */
  let times_ms = [];
  // The renderer requested its animation frame earlier, so it has drawn when this callback runs.
  view.onChange((keys) => keys.has("camera") && requestAnimationFrame(() => void times_ms.push(renderer.lastDrawMs)));
  return () => {
    const sorted = times_ms.sort((a, b) => a - b);
    times_ms = [];
    return {
      draws: sorted.length,
      p50: percentile(sorted, 0.5),
      p95: percentile(sorted, 0.95),
      p99: percentile(sorted, 0.99),
      longest: percentile(sorted, 1),
    };
  };
}

/**
 * @param {number[]} sorted
 * @param {number} share
 * @returns {number}
 */
function percentile(sorted, share) {
  return sorted[clamp(Math.ceil(share * sorted.length) - 1, 0, sorted.length - 1)] ?? 0;
}
