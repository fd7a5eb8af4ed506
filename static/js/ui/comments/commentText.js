/**
 * What people write, cleaned of what nobody sees; and the words of a comment as elements: addresses become links,
 * people who are called stand out. Nothing else of a text means anything, and it is never read as markup.
 * @module ui/comments/commentText
 */

import { make } from "../kit/dom.js";

/** An address ends before the sign that ends its sentence. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/u;

/**
 * @param {string} text
 * @param {readonly string[]} names  of those whom it calls
 * @returns {(Node|string)[]}
 */
export function written(text, names) {
  return text.split(ADDRESS).flatMap((part, index) => (index % 2 === 1 ? link(part) : called(part, names)));
}

/**
 * Shown as it was written, and where it really leads beside it. One with a name before its host pretends to be another.
 * @param {string} address
 * @returns {Node|string}
 */
function link(address) {
  if (!URL.canParse(address)) return address;
  const { username, password, host } = new URL(address);
  if (username || password) return address;
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow ugc", title: host }, address);
}

/**
 * @param {string} text
 * @param {readonly string[]} names
 * @returns {(Node|string)[]}
 */
function called(text, names) {
  // The longest first: "@Aino Oulusta" is not "@Aino".
  const name = names.toSorted((a, b) => b.length - a.length).find((each) => text.includes(`@${each}`));
  if (name === undefined) return text === "" ? [] : [text];
  const at = text.indexOf(`@${name}`);
  const mark = make("span", { class: "mention" }, `@${name}`);
  return [...called(text.slice(0, at), names), mark, ...called(text.slice(at + name.length + 1), names)];
}

/**
 * Signs that a paste from a document brings along and that nobody sees: the server would refuse them.
 * @param {string} text  as it was typed
 * @returns {string}
 */
export function cleaned(text) {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
}

/**
 * @param {string} text
 * @returns {boolean} whether nobody sees anything of it: the server refuses such a name or comment
 */
export function isBlank(text) {
  return !/[^\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\s\u2800]/u.test(text);
}
