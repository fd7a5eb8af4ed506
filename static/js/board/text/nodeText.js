/**
 * The text of a node, for search, lists and screen readers.
 * @module board/text/nodeText
 */

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").FrameNode} FrameNode */

/**
 * The title of a frame in the reader's language. Falls back to the title without a language.
 * @param {Pick<FrameNode, "title"|"titles">} frame
 * @param {string} lang
 * @returns {string}
 */
export function titleOfFrame({ title, titles }, lang) {
  return titles[/** @type {import("../../wire.js").Lang} */ (lang)] || title;
}

/**
 * @param {BoardNode} node
 * @param {string} lang
 * @returns {string} the visible text of the node, as Markdown if this kind of node supports it; empty if there is none
 */
export function textOfNode(node, lang) {
  switch (node.kind) {
    case "frame":
      return titleOfFrame(node, lang);
    case "image":
      return node.alt;
    case "card":
      return [node.title, node.text, hostOf(node.url)].filter(Boolean).join("\n");
    case "table":
      return node.rows.map((row) => row.join("\t")).join("\n");
    default:
      return node.text;
  }
}

/**
 * @param {string} url
 * @returns {string} the host without "www."; empty for a link to a place on this board
 */
export function hostOf(url) {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}
