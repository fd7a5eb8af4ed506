/**
 * What bars and panels leave free of the window.
 * @module board/room
 */

/** @typedef {import("./camera.js").Padding} Padding */

/** Bars and an open panel at the left, in CSS pixels; the style sheets have the same figures. */
const BARS = Object.freeze({ left: 84, top: 104, right: 24, bottom: 72 });
const PANEL_PX = 384;
const MINIMAP_PX = 240;
/** With less left beside the minimap it may lie over a corner: a frame that one can read is worth more. */
const BESIDE_MINIMAP_FROM_PX = 900;
/** Up to this width panels are sheets over the map, and bars are above and below it. */
export const PHONE_PX = 640;
const PHONE_BARS = Object.freeze({ left: 12, top: 96, right: 12, bottom: 140 });
export const ALL_OF_SCREEN = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });

/**
 * @param {Pick<import("./view.js").View, "viewport"|"presenting"|"isSidebarOpen"|"isSearchOpen"|"isMinimapOpen">} view
 * @returns {Readonly<Padding>} how much of each side is covered
 */
export function roomFor({ viewport, presenting, isSidebarOpen, isSearchOpen, isMinimapOpen }) {
  if (presenting !== null) return ALL_OF_SCREEN;
  if (viewport.w <= PHONE_PX) return PHONE_BARS;
  const left = isSidebarOpen || isSearchOpen ? PANEL_PX : BARS.left;
  const isMinimapClear = isMinimapOpen && viewport.w - left - MINIMAP_PX >= BESIDE_MINIMAP_FROM_PX;
  return { ...BARS, left, right: isMinimapClear ? MINIMAP_PX : BARS.right };
}
