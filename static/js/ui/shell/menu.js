/**
 * The board menu.
 * @module ui/shell/menu
 */

import { byId } from "../kit/dom.js";

/** @typedef {import("../../app/app.js").App} App */
/** @typedef {import("../../app/commands.js").Command} Command */
/** @typedef {import("../../app/commands.js").MenuSection} MenuSection */
/** @typedef {import("../kit/popup.js").Item} Item */

/** @type {readonly MenuSection[]} */
const SECTIONS = ["this_view", "moderation", "me", "page"];

/** @param {App} app */
export function setUpMenu(app) {
  const button = byId("menu-button", HTMLElement);
  button.addEventListener("click", () => app.popup.toggle(button, menuItems(app)));
}

/**
 * @param {App} app
 * @returns {Item[]} the commands that can be run now, in sections; last the languages
 */
export function menuItems(app) {
  const { t } = app;
  const sections = SECTIONS.map((section) => ({ head: t(`menu.${section}`), items: itemsOf(section, app) }));
  // An embedded page stores no choice of language.
  const languages = { head: t("menu.language"), items: app.preferences.languages(), isRow: true };
  return [...sections.filter(({ items }) => items.length > 0), ...(app.isEmbedded ? [] : [languages])];
}

/**
 * @param {MenuSection} section
 * @param {App} app
 */
function itemsOf(section, app) {
  const { commands, t } = app;
  return commands.all
    .filter((command) => command.menu === section && isInMenu(command, app))
    .map(({ id, label }) => ({ label: t(label), choose: () => commands.run(id, "menu") }));
}

/**
 * @param {Command} command
 * @param {App} app
 */
function isInMenu(command, app) {
  return app.commands.isEnabled(command) && (command.isInMenu?.(app) ?? true);
}
