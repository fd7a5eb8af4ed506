/**
 * Keys as people read them.
 * @module ui/shell/shownKeys
 */

/** @typedef {import("../../app/commands.js").Command} Command */

/** @type {ReadonlyMap<string, string>} */
const SIGNS = new Map([
  ["ArrowLeft", "←"],
  ["ArrowUp", "↑"],
  ["ArrowRight", "→"],
  ["ArrowDown", "↓"],
  ["Escape", "Esc"],
  [" ", "Space"],
  ["-", "−"],
]);

/**
 * @param {Command} command
 * @returns {string} its first key, for a tooltip; empty if it has none
 */
export function shownKey({ keys = [], otherKeys = [] }) {
  return formatKey(keys[0] ?? otherKeys[0] ?? "");
}

/**
 * @param {readonly Command[]} commands  of one row in help
 * @returns {string} their keys, with " / " between two ways: `J / Alt ↓`
 */
export function shownKeys(commands) {
  const written = commands.find(({ shownKeys }) => shownKeys !== undefined)?.shownKeys;
  return written ?? commands.flatMap(({ keys = [] }) => keys.map(formatKey)).join(" / ");
}

/**
 * @param {string} key  as `keyName` names it: `Shift+n`
 * @returns {string} `Shift N`
 */
function formatKey(key) {
  const parts = key.length === 1 ? [key] : key.split("+");
  return parts.map((part) => SIGNS.get(part) ?? (part.length === 1 ? part.toUpperCase() : part)).join(" ");
}
