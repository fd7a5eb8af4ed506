/**
 * Clicks and swipes on the map while somebody presents.
 * @module ui/presentation/swipes
 */

/** @typedef {import("../../geometry.js").Point} Point */

const SWIPE_MIN_PX = 50;
/** A pointer that moved further than this was a drag, and no click. */
const CLICK_MAX_PX = 8;

/**
 * @param {HTMLElement} map
 * @param {object} heard
 * @param {(at: Point, isTouch: boolean) => void} heard.click  in screen pixels
 * @param {(steps: 1|-1|0) => void} heard.swipe  to the next one, or back; 0 for a finger that moved otherwise
 * @param {AbortSignal} signal  ends it
 */
export function listenToSwipes(map, { click, swipe }, signal) {
  /** @type {Map<number, Point>} where each pointer came down */
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
