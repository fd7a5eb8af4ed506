/**
 * The menus of preferences and languages.
 * @module ui/preferences/preferences
 */

import { PHONE_PX } from "../../board/camera/viewportInsets.js";
import { mayHaveKeyboard } from "../kit/device.js";

/** @typedef {import("../../board/view.js").View} View */
/** @typedef {import("../../i18n.js").Translate} Translate */
/** @typedef {import("../kit/popup.js").Choice} Choice */
/** @typedef {import("../kit/popup.js").Item} Item */

const LANGUAGES = { fi: "Suomi", sv: "Svenska", en: "English" };
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const WHEELS = /** @type {const} */ (["auto", "mouse", "touchpad"]);
const THEMES = /** @type {const} */ (["system", "light", "dark"]);

/**
 * @param {View} view
 * @param {Translate} t
 * @returns {Item[]} the menu of preferences
 */
export function preferences(view, t) {
  const themes = THEMES.map((themeChoice) => ({
    label: t(`menu.theme.${themeChoice}`),
    choose: () => view.set({ themeChoice }),
    isChecked: themeChoice === view.themeChoice,
  }));
  const wheels = WHEELS.map((wheel) => ({
    label: t(`menu.wheel.${wheel}`),
    choose: () => view.set({ wheel }),
    isChecked: wheel === view.wheel,
  }));
  return [
    { head: t("menu.show"), items: switches(view, t) },
    { head: t("menu.theme"), items: themes, isRow: true },
    ...(view.viewport.w > PHONE_PX ? [{ head: t("menu.wheel"), items: wheels }] : []),
  ];
}

/**
 * @param {string} lang  of the page
 * @returns {Choice[]}
 */
export function languages(lang) {
  return Object.entries(LANGUAGES).map(([code, label]) => ({
    label,
    choose: () => chooseLanguage(code),
    isChecked: code === lang,
  }));
}

/**
 * @param {View} view
 * @param {Translate} t
 * @returns {Choice[]} without the minimap on a phone, and without shortcuts where there is no keyboard
 */
function switches(view, t) {
  /** @type {(label: string, field: "isMinimapOpen"|"showsNames"|"areShortcutsOn") => Choice} */
  const item = (label, field) => ({
    label: t(label),
    choose: () => view.set({ [field]: !view[field] }),
    isChecked: view[field],
    isSwitch: true,
  });
  return [
    ...(view.viewport.w > PHONE_PX ? [item("minimap.label", "isMinimapOpen")] : []),
    item("menu.cursor_names", "showsNames"),
    ...(mayHaveKeyboard() ? [item("menu.shortcuts", "areShortcutsOn")] : []),
  ];
}

/** @param {string} code */
function chooseLanguage(code) {
  document.cookie = `kehys_lang=${code}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  location.reload();
}
