/**
 * What this person has chosen for how the page looks and behaves, remembered by this browser for all boards.
 * @module ui/preferences/settings
 */

import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { parseJson } from "../../wire.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../board/view.js").ViewState} ViewState */

const KEY = "kehys.settings";
/** What is remembered, and what each may be: storage may hold what an older or a newer page has written. */
const KEPT = /** @type {const} */ ({
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
const NAMES = /** @type {(keyof typeof KEPT)[]} */ (Object.keys(KEPT));

/**
 * Sets the view to what was remembered, and remembers from now on.
 * @param {View} view
 * @param {Pick<Storage, "getItem"|"setItem">} storage
 * @param {number} width_px  of the window: a phone has no room for a list that opens by itself
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
 * @returns {Partial<Pick<ViewState, keyof typeof KEPT>>}
 */
function readSettings(storage) {
  try {
    const stored = /** @type {Record<string, unknown>|null} */ (parseJson(storage.getItem(KEY) ?? "null")) ?? {};
    const valid = NAMES.filter((name) => KEPT[name].some((value) => value === stored[name]));
    return Object.fromEntries(valid.map((name) => [name, stored[name]]));
  } catch {
    // Damaged storage must not keep the page from opening.
    return {};
  }
}
