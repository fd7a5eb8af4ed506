/**
 * Shared by the pages of both editors: the board, the camera as the benchmark defines it, and the ready mark.
 * @module bench/render/pages/page
 */

/** @typedef {{cx: number, cy: number, zoom: number}} BenchCamera  board point in the middle of the window */
/** @typedef {{x: number, y: number, w: number, h: number, title: string}} BenchFrame */
/** @typedef {{x: number, y: number, w: number, h: number, color: string, text: string, frame: number|null}} BenchNote */
/** @typedef {{frames: BenchFrame[], notes: BenchNote[], bounds: [number, number, number, number]}} BenchBoard */

export const WINDOW = { w: innerWidth, h: innerHeight };

/** @returns {Promise<BenchBoard>} */
export async function readBoard() {
  const response = await fetch(`/boards/${new URLSearchParams(location.search).get("board")}.json`);
  return response.json();
}

/** @param {BenchBoard} board  @returns {BenchCamera} the first one: the middle, notes large enough to read */
export function beginning({ bounds: [left, top, right, bottom] }) {
  return { cx: (left + right) / 2, cy: (top + bottom) / 2, zoom: 0.46 };
}

/** @param {number} count */
export async function framesPass(count) {
  for (let passed = 0; passed < count; passed += 1) await new Promise(requestAnimationFrame);
}

/**
 * Runs the page. Reports errors to the benchmark, which would wait otherwise.
 * @param {() => Promise<void>} load
 */
export async function run(load) {
  addEventListener("unhandledrejection", ({ reason }) => fail(reason));
  await load()
    .then(() => framesPass(2))
    .then(() => (window.__benchReady = true), fail);
}

/** @param {unknown} reason */
function fail(reason) {
  window.__benchError = String(reason instanceof Error ? (reason.stack ?? reason) : reason);
}
