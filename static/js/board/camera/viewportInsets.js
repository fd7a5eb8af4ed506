/**
 * What bars and panels leave free of the window.
 * @module board/camera/viewportInsets
 */

/** @typedef {import("./camera.js").Insets} Insets */

/** Bars and open panels, in CSS pixels; the style sheets have the same figures. */
const BAR_INSETS = Object.freeze({ left: 84, top: 104, right: 24, bottom: 72 });
const PANEL_PX = 384;
/** What the minimap takes of the right, or else of the bottom; with its distance from the edge. */
const MINIMAP_PX = Object.freeze({ w: 240, h: 212 });
/** The style sheet hides the minimap in windows that are as low as this. */
const LOW_WINDOW_PX = 520;
/** Most frames have the shape of a slide; the minimap is kept clear on the side that leaves such a frame larger. */
const SLIDE_RATIO = 16 / 9;
/** The list of discussions moves what else is at the right further in. */
const COMMENTS_PANEL_PX = 356;
/** Up to this width panels are sheets over the map, and bars are above and below it. */
export const PHONE_PX = 640;
/** A pin and the discussion beside it. */
export const THREAD_PX = 372;
/** Above the sheet of a discussion, and below the bars: as a share of the height. */
const PHONE_PIN_Y_SHARE = 0.27;
const PHONE_INSETS = Object.freeze({ left: 12, top: 96, right: 12, bottom: 140 });
export const NO_INSETS = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });

/**
 * @param {Pick<import("../view.js").View,
 *   "viewport"|"presenting"|"isSidebarOpen"|"isSearchOpen"|"isMinimapOpen"|"isCommentsOpen">} view
 * @returns {Readonly<Insets>} how much of each side is covered
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
 * @param {Readonly<Insets>} room
 * @param {{w: number, h: number}} viewport
 * @returns {number} how wide a slide can be shown there
 */
function slideWidthIn({ left, top, right, bottom }, { w, h }) {
  return Math.min(w - left - right, (h - top - bottom) * SLIDE_RATIO);
}

/**
 * @param {Parameters<typeof viewportInsets>[0]} view
 * @returns {import("../../geometry.js").Point} where on screen a pin is brought to, so that neither it nor its
 *   discussion is covered
 */
export function pinTarget(view) {
  const { w, h } = view.viewport;
  if (w <= PHONE_PX) return { x: w / 2, y: h * PHONE_PIN_Y_SHARE };
  if (!view.isCommentsOpen) return { x: w / 2, y: h / 2 };
  const { left, right } = viewportInsets(view);
  return { x: Math.max(left, (left + w - right - THREAD_PX) / 2), y: h / 2 };
}
