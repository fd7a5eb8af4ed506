/**
 * What bars and panels leave free of the window.
 * @module board/room
 */

/** @typedef {import("./camera.js").Padding} Padding */

/** Bars and an open panel at the left, in CSS pixels; the style sheets have the same figures. */
const BARS = Object.freeze({ left: 84, top: 104, right: 24, bottom: 72 });
const PANEL_PX = 384;
/** Up to this width panels are sheets over the map, and bars are above and below it. */
export const PHONE_PX = 640;
const PHONE_BARS = Object.freeze({ left: 12, top: 96, right: 12, bottom: 140 });
export const ALL_OF_SCREEN = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });

/**
 * @param {Pick<import("./view.js").View, "viewport"|"presenting"|"isSidebarOpen"|"isSearchOpen">} view
 * @returns {Readonly<Padding>} how much of each side is covered
 */
export function roomFor({ viewport, presenting, isSidebarOpen, isSearchOpen }) {
  if (presenting !== null) return ALL_OF_SCREEN;
  if (viewport.w <= PHONE_PX) return PHONE_BARS;
  return isSidebarOpen || isSearchOpen ? { ...BARS, left: PANEL_PX } : BARS;
}
