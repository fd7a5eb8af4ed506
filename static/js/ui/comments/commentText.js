/**
 * Shows the text of a comment as elements: addresses become links, and mentions stand out. All other text stays text;
 * it is never read as markup.
 * @module ui/comments/commentText
 */

import { make } from "../kit/dom.js";

/** A punctuation mark at the end belongs to the sentence, not to the address. */
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/u;

/**
 * @param {string} text
 * @param {readonly string[]} names  of the people it mentions
 * @returns {(Node|string)[]}
 */
export function formatComment(text, names) {
  return text.split(ADDRESS).flatMap((part, index) => (index % 2 === 1 ? makeLink(part) : markMentions(part, names)));
}

/**
 * Shows the address as typed, with its host as the title. An address with a user name stays text: it can look like
 * another site.
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
  // The longest name first: "@Aino Oulusta" is not "@Aino".
  const name = names.toSorted((a, b) => b.length - a.length).find((each) => text.includes(`@${each}`));
  if (name === undefined) return text === "" ? [] : [text];
  const at = text.indexOf(`@${name}`);
  const mark = make("span", { class: "mention" }, `@${name}`);
  return [...markMentions(text.slice(0, at), names), mark, ...markMentions(text.slice(at + name.length + 1), names)];
}
