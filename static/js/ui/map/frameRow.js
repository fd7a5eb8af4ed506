/**
 * A row in the list of frames.
 * @module ui/map/frameRow
 */

import { titleOfFrame } from "../../board/text/nodeText.js";
import { make, makeIcon } from "../kit/dom.js";

/** @typedef {import("../../wire.js").FrameNode} FrameNode */

/**
 * @typedef {Pick<import("../../app/app.js").App, "board"|"popup"|"lang"|"t"> & Actions} Parts
 * @typedef {object} Actions
 * @property {(frame: FrameNode) => void} open
 * @property {(frame: FrameNode) => void} copyLink
 * @property {((frame: FrameNode) => HTMLElement)|null} makeThumbnail  null for a list without thumbnails
 */

/**
 * @param {FrameNode} frame  the frame of a section is the heading of the rows after it
 * @param {Parts} parts
 * @returns {HTMLElement}
 */
export function makeFrameRow(frame, parts) {
  const button = makeFrameButton(frame, parts);
  const more = makeMoreButton(frame, parts);
  if (frame.style === "section") return make("li", { class: "section" }, make("h3", {}, button), more);
  if (parts.makeThumbnail) button.prepend(parts.makeThumbnail(frame));
  return make("li", {}, button, more);
}

/**
 * @param {HTMLElement} row
 * @returns {HTMLElement} its button that leads to the frame
 */
export function frameButtonOf(row) {
  return /** @type {HTMLElement} */ (row.querySelector(".frame"));
}

/**
 * @param {FrameNode} frame
 * @param {Parts} parts
 */
function makeFrameButton(frame, { board, lang, t, open }) {
  const number = make("b", {}, String(board.frameNumber(frame.id)));
  const title = make("span", { class: "title" }, number, titleOfFrame(frame, lang) || t("frame.untitled"));
  const button = make("button", { class: "frame", type: "button" }, title);
  button.addEventListener("click", () => open(frame));
  return button;
}

/**
 * @param {FrameNode} frame
 * @param {Parts} parts
 */
function makeMoreButton(frame, { popup, lang, t, copyLink }) {
  const label = t("frame.menu", { title: titleOfFrame(frame, lang) });
  const attributes = { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": label };
  const button = make("button", { class: "more", ...attributes }, makeIcon("dots"));
  button.addEventListener("click", () =>
    popup.toggle(button, [{ label: t("frame.copy_link"), choose: () => copyLink(frame) }]),
  );
  return button;
}
