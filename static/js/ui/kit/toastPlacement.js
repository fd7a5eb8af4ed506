/**
 * Where a toast goes: to the first place at which it covers no card and no dialog.
 * @module ui/kit/toastPlacement
 */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Rect */

const GAP_PX = 12;
/** Below the bars at the top. */
const BELOW_BARS_PX = 72;

/**
 * @param {HTMLElement} toast  shown, so that it has a size
 * @param {readonly HTMLElement[]} others  toasts that stand already
 */
export function placeToast(toast, others) {
  const { width, height } = toast.getBoundingClientRect();
  const covered = [...obstacles(toast), ...others].map((element) => element.getBoundingClientRect());
  const spots = spotsFor({ w: innerWidth, h: innerHeight }, { w: width, h: height });
  const free = spots.find((spot) => !covered.some((rect) => meet(spot, rect))) ?? spots[0];
  if (free) Object.assign(toast.style, { left: `${free.left}px`, top: `${free.top}px` });
}

/**
 * @param {HTMLElement} toast
 * @returns {Element[]} what must stay visible and in reach
 */
function obstacles(toast) {
  const cards = document.querySelectorAll("body > .card, main > .card, dialog[open]");
  return [...cards].filter(
    (card) => card !== toast && card.id !== "toast" && card.id !== "offer" && card.checkVisibility(),
  );
}

/**
 * @param {{w: number, h: number}} window_px
 * @param {{w: number, h: number}} size_px
 * @returns {Rect[]} at the top between the bars, below them, then lower, then at the sides
 */
function spotsFor(window_px, { w, h }) {
  const middle = Math.round((window_px.w - w) / 2);
  const right = Math.max(GAP_PX, window_px.w - w - GAP_PX);
  const tops = [GAP_PX, BELOW_BARS_PX, ...range(BELOW_BARS_PX + h, window_px.h - h - GAP_PX, h)];
  return [middle, right, GAP_PX].flatMap((left) =>
    tops.map((top) => ({ left, top, right: left + w, bottom: top + h })),
  );
}

/**
 * @param {number} from
 * @param {number} to
 * @param {number} step  above zero
 */
function range(from, to, step) {
  return Array.from(
    { length: Math.max(0, Math.floor((to - from) / Math.max(1, step)) + 1) },
    (_, at) => from + at * step,
  );
}

/**
 * @param {Rect} a
 * @param {Rect} b
 */
function meet(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
