/**
 * Viewport insets: how much of the window is covered by bars and panels.
 * @module board/camera/viewportInsets
 */

/** @typedef {import("./camera.js").Insets} Insets */

/** Bars and open panels, in CSS pixels. The style sheets have the same numbers. */
const BAR_INSETS = Object.freeze({ left: 84, top: 104, right: 24, bottom: 72 });
const PANEL_PX = 384;
/** Size of the minimap with its margin. It covers either the right or the bottom. */
const MINIMAP_PX = Object.freeze({ w: 240, h: 212 });
/** The style sheet hides the minimap in windows of this height and less. */
const LOW_WINDOW_PX = 520;
/** Most frames are slides: the inset of the minimap is on the side that leaves a slide larger. */
const SLIDE_RATIO = 16 / 9;
/** The list of threads, at the right edge. */
const COMMENTS_PANEL_PX = 356;
/** Up to this width, panels are sheets over the board, and bars are above and below it. */
export const PHONE_PX = 640;
/** Width of a pin with the thread panel beside it. */
export const THREAD_PX = 372;
/** Height of an open pin on a phone, above the thread sheet and below the bars, as a share of the window. */
const PHONE_PIN_Y_SHARE = 0.27;
const PHONE_INSETS = Object.freeze({ left: 12, top: 96, right: 12, bottom: 140 });
export const NO_INSETS = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });

/**
 * @param {Pick<import("../view.js").View,
 *   "viewport"|"presenting"|"isSidebarOpen"|"isSearchOpen"|"isMinimapOpen"|"isCommentsOpen">} view
 * @returns {Readonly<Insets>} covered pixels at each side
 */
export function viewportInsets({ viewport, presenting, isSidebarOpen, isSearchOpen, isMinimapOpen, isCommentsOpen }) {
  if (presenting !== null) return NO_INSETS;
  if (viewport.w <= PHONE_PX) return PHONE_INSETS;
  const left = isSidebarOpen || isSearchOpen ? PANEL_PX : BAR_INSETS.left;
  const list = isCommentsOpen ? COMMENTS_PANEL_PX : 0;
  const all = { ...BAR_INSETS, left, right: list + BAR_INSETS.right };
  if (!isMinimapOpen || viewport.h <= LOW_WINDOW_PX) return all;
  const [beside, above] = [
    { ...all, right: list + MINIMAP_PX.w },
    { ...all, bottom: MINIMAP_PX.h },
  ];
  return slideWidthIn(beside, viewport) >= slideWidthIn(above, viewport) ? beside : above;
}

/**
 * @param {Readonly<Insets>} insets
 * @param {{w: number, h: number}} viewport
 * @returns {number} the largest width of a slide in the free part
 */
function slideWidthIn({ left, top, right, bottom }, { w, h }) {
  return Math.min(w - left - right, (h - top - bottom) * SLIDE_RATIO);
}

/**
 * @param {Parameters<typeof viewportInsets>[0]} view
 * @returns {import("../../geometry.js").Point} the screen point for an open pin, where neither the pin nor its thread
 *   is covered
 */
export function pinTarget(view) {
  const { w, h } = view.viewport;
  if (w <= PHONE_PX) return { x: w / 2, y: h * PHONE_PIN_Y_SHARE };
  if (!view.isCommentsOpen) return { x: w / 2, y: h / 2 };
  const { left, right } = viewportInsets(view);
  return { x: Math.max(left, (left + w - right - THREAD_PX) / 2), y: h / 2 };
}
