/**
 * Turns the text of a comment into elements: addresses become links, and mentions are highlighted. All other text
 * stays text. It is never parsed as markup.
 * @module ui/comments/commentText
 */

import { make } from "../kit/dom.js";

/** Excludes a punctuation mark at the end: it belongs to the sentence, not to the address. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/u;

/**
 * @param {string} text
 * @param {readonly string[]} names  of the mentioned people
 * @returns {(Node|string)[]} the content of an element
 */
export function formatComment(text, names) {
  return text.split(ADDRESS).flatMap((part, index) => (index % 2 === 1 ? makeLink(part) : markMentions(part, names)));
}

/**
 * Makes a link with the address as it was typed, and with its host as the title. An address with a user name stays
 * text, because it can imitate another site.
 * @param {string} address
 * @returns {Node|string}
 */
function makeLink(address) {
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
function markMentions(text, names) {
  // The longest name comes first, so that "@Aino Oulusta" is not a mention of "Aino".
  const name = names.toSorted((a, b) => b.length - a.length).find((each) => text.includes(`@${each}`));
  if (name === undefined) return text === "" ? [] : [text];
  const at = text.indexOf(`@${name}`);
  const mark = make("span", { class: "mention" }, `@${name}`);
  return [...markMentions(text.slice(0, at), names), mark, ...markMentions(text.slice(at + name.length + 1), names)];
}
