/**
 * Where a panel goes that speaks of something on the map.
 * @module ui/beside
 */

import { clamp } from "../geometry.js";

/** It keeps a little away from what it speaks of. */
const AWAY_PX = 12;
/** The bars at the top stay free. */
const TOP_PX = 76;
const SIDE_PX = 12;

/**
 * Puts it on the side that has room, and never under the bars or outside the window.
 * @param {HTMLElement} panel
 * @param {{left: number, right: number, top: number}} edges  of the thing, in screen pixels
 * @param {{w: number, h: number}} viewport
 */
export function placeBeside(panel, { left, right, top }, viewport) {
  const { width, height } = panel.getBoundingClientRect();
  const hasRoom = right + AWAY_PX + width + SIDE_PX <= viewport.w;
  const x = hasRoom ? right + AWAY_PX : left - AWAY_PX - width;
  panel.style.left = `${Math.round(clamp(x, SIDE_PX, viewport.w - width - SIDE_PX))}px`;
  panel.style.top = `${Math.round(clamp(top, TOP_PX, viewport.h - height - SIDE_PX))}px`;
}
