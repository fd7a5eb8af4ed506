/**
 * Clicks and swipes on the board while somebody presents.
 * @module ui/presentation/swipes
 */

/** @typedef {import("../../geometry.js").Point} Point */

const SWIPE_MIN_PX = 50;
/** A pointer that moves further than this makes no click. */
const CLICK_MAX_PX = 8;

/**
 * @param {HTMLElement} map
 * @param {object} handlers
 * @param {(at: Point, isTouch: boolean) => void} handlers.click  in screen pixels
 * @param {(steps: 1|-1|0) => void} handlers.swipe  1 to the next frame, -1 back, 0 for any other movement of a finger
 * @param {AbortSignal} signal  removes the listeners
 */
export function listenForSwipes(map, { click, swipe }, signal) {
  /** @type {Map<number, Point>} where each pointer was pressed */
  const starts = new Map();
  let isPinch = false;
  map.addEventListener(
    "pointerdown",
    (event) => {
      starts.set(event.pointerId, { x: event.clientX, y: event.clientY });
      isPinch = starts.size > 1;
    },
    { signal },
  );
  const forget = (/** @type {PointerEvent} */ event) => starts.delete(event.pointerId);
  map.addEventListener("pointercancel", forget, { signal });
  map.addEventListener(
    "pointerup",
    (event) => {
      const from = starts.get(event.pointerId);
      forget(event);
      if (!from || isPinch || event.button !== 0) return;
      const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
      const isTouch = event.pointerType !== "mouse";
      if (Math.hypot(dx, dy) <= CLICK_MAX_PX) click({ x: event.clientX, y: event.clientY }, isTouch);
      else if (isTouch) swipe(Math.abs(dx) <= Math.max(SWIPE_MIN_PX, Math.abs(dy)) ? 0 : dx < 0 ? 1 : -1);
    },
    { signal },
  );
}
