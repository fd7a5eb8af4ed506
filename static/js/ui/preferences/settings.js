/**
 * Stores preferences in this browser, for all boards.
 * @module ui/preferences/settings
 */

import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { parseJson } from "../../wire.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/view.js").ViewState} ViewState */

const KEY = "kehys.settings";
/** The stored fields and their allowed values. An older or a newer page may have stored other values. */
const STORED = /** @type {const} */ ({
  isSidebarOpen: [true, false],
  framesAs: ["list", "thumbnails"],
  commentsBy: ["newest", "frame"],
  isNotified: [true, false],
  isMinimapOpen: [true, false],
  showsNames: [true, false],
  areShortcutsOn: [true, false],
  themeChoice: ["system", "light", "dark"],
  wheel: ["auto", "mouse", "touchpad"],
});
const NAMES = /** @type {(keyof typeof STORED)[]} */ (Object.keys(STORED));

/**
 * Sets the view to the stored preferences, and stores each change.
 * @param {View} view
 * @param {Pick<Storage, "getItem"|"setItem">} storage
 * @param {number} width_px  of the window: on a phone the list of frames would cover the board
 */
export function keepSettings(view, storage, width_px) {
  const { isSidebarOpen = false, ...others } = readSettings(storage);
  view.set({ ...others, isSidebarOpen: isSidebarOpen && width_px > PHONE_PX });
  view.onChange((keys) => {
    if (!NAMES.some((name) => keys.has(name))) return;
    storage.setItem(KEY, JSON.stringify(Object.fromEntries(NAMES.map((name) => [name, view[name]]))));
  });
}

/**
 * @param {Pick<Storage, "getItem">} storage
 * @returns {Partial<Pick<ViewState, keyof typeof STORED>>}
 */
function readSettings(storage) {
  try {
    const stored = /** @type {Record<string, unknown>|null} */ (parseJson(storage.getItem(KEY) ?? "null")) ?? {};
    const valid = NAMES.filter((name) => STORED[name].some((value) => value === stored[name]));
    return Object.fromEntries(valid.map((name) => [name, stored[name]]));
  } catch {
    // The page must open even if the stored text is damaged.
    return {};
  }
}
