/**
 * What keys mean while somebody presents.
 * @module ui/presentation/presentationKeys
 */

const COMMANDS = new Map([
  ["ArrowRight", "next"],
  ["ArrowDown", "next"],
  [" ", "next"],
  ["PageDown", "next"],
  ["ArrowLeft", "back"],
  ["ArrowUp", "back"],
  ["PageUp", "back"],
  ["Home", "first"],
  ["End", "last"],
  ["Enter", "number"],
  ["+", "in"],
  ["=", "in"],
  ["-", "out"],
  ["?", "help"],
  ["Escape", "end"],
]);

/**
 * @param {KeyboardEvent} event
 * @param {boolean} areShortcutsOn  whether keys that are one sign mean anything
 * @returns {string|undefined} the command; none where the key belongs to the browser, a button or an open dialog
 */
export function commandOf(event, areShortcutsOn) {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return undefined;
  const isOnButton = target instanceof HTMLButtonElement && (key === " " || key === "Enter");
  const isSign = key.length === 1 && key !== " ";
  if (isOnButton || (isSign && !areShortcutsOn)) return undefined;
  if (/^\d$/u.test(key)) return "digit";
  // With Caps Lock an N is no way back.
  if (key.toLowerCase() === "n") return event.shiftKey ? "back" : "next";
  return COMMANDS.get(key);
}
