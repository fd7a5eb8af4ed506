/**
 * What each person chooses for this browser: theme, language, panels, shortcuts, mouse or trackpad.
 * @module ui/preferences/setUp
 */

import { languages, preferences } from "./preferences.js";
import { keepSettings } from "./settings.js";
import { followTheme } from "./theme.js";

/** @param {import("../../app/app.js").App} app */
export function setUp(app) {
  const { view, storage, popup, lang, t } = app;
  keepSettings(view, storage, innerWidth);
  followTheme(view, matchMedia("(prefers-color-scheme: dark)"), document.documentElement);
  app.preferences = {
    show: (button) => popup.toggle(button, preferences(view, t)),
    languages: () => languages(lang),
  };
}
