/**
 * What stands on a node, as words: for search, for lists and for those who hear the board.
 * @module board/text/nodeText
 */

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").FrameNode} FrameNode */

/**
 * A frame's title in the reader's language where it has one, else the board's own.
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
 * @returns {string} what people can read on it: Markdown where the node's kind takes it; empty where nothing is written
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
 * @returns {string} the host as people say it; empty for a place on this board
 */
export function hostOf(url) {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : "";
}
