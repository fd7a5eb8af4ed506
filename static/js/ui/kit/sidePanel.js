/**
 * A panel at the side: shown and hidden by a field of the view, and closed by its button or by Escape.
 * @module ui/kit/sidePanel
 */

import { byId } from "./dom.js";

/** @typedef {import("../../board/view.js").View} View */

/**
 * @typedef {object} Parts
 * @property {View} view
 * @property {"isSearchOpen"|"isCommentsOpen"} field  of the view
 * @property {HTMLElement} panel
 * @property {HTMLElement} closeButton
 * @property {NodeListOf<Element>} openers  the buttons that open and close it
 * @property {() => void} takeFocus  moves the focus into the open panel
 */

/**
 * Follows the field of the view. The focus moves into the panel, and back to where it was before.
 * @param {Parts} parts
 */
export function setUpSidePanel({ view, field, panel, closeButton, openers, takeFocus }) {
  const close = () => view.set({ [field]: false });
  closeButton.addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  const show = makeShow(panel, takeFocus);
  view.onChange((keys) => {
    if (!keys.has(field)) return;
    for (const opener of openers) opener.ariaExpanded = String(view[field]);
    show(view[field]);
  });
}

/**
 * @param {HTMLElement} panel
 * @param {() => void} takeFocus
 * @returns {(isOpen: boolean) => void}
 */
function makeShow(panel, takeFocus) {
  /** @type {Element|null} */
  let focusedBefore = null;
  return (isOpen) => {
    const hadFocus = panel.contains(document.activeElement);
    if (isOpen) focusedBefore = document.activeElement;
    panel.hidden = !isOpen;
    if (isOpen) takeFocus();
    else if (hadFocus) focusTarget(focusedBefore).focus();
  };
}

/**
 * @param {Element|null} element
 * @returns {HTMLElement} the element if it can have the focus, else the board
 */
function focusTarget(element) {
  const isUsable = element instanceof HTMLElement && element.checkVisibility() && element !== document.body;
  return isUsable ? element : byId("map", HTMLElement);
}
