/**
 * Which keys a presentation hears. What they do is in the table of commands.
 * @module ui/presentation/presentationKeys
 */

import { hasModifier } from "../../app/commands.js";

/**
 * @param {KeyboardEvent} event
 * @param {boolean} areShortcutsOn  whether single characters are shortcuts
 * @returns {boolean} false if the key belongs to the browser, a button or an open dialog
 */
export function isForPresentation(event, areShortcutsOn) {
  const { key, target } = event;
  if (hasModifier(event) || document.querySelector("dialog[open]")) return false;
  const isForButton = target instanceof HTMLButtonElement && (key === " " || key === "Enter");
  const isCharacter = key.length === 1 && key !== " ";
  return !isForButton && (areShortcutsOn || !isCharacter);
}
