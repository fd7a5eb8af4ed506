/**
 * Asks for a name, once: comments carry one, and there are no accounts.
 * @module ui/names
 */

import { byId } from "./elements.js";

/**
 * @param {string} current  shown to be changed
 * @returns {Promise<string|null>} null if the person would rather not
 */
export function askName(current) {
  const dialog = byId("name-dialog", HTMLDialogElement);
  const input = byId("name-input", HTMLInputElement);
  const cancel = /** @type {HTMLElement} */ (dialog.querySelector('[value="cancel"]'));
  input.value = current;
  dialog.returnValue = "";
  cancel.onclick = () => dialog.close("cancel");
  input.oninput = () => input.setCustomValidity(input.value.trim() ? "" : input.title);
  dialog.showModal();
  return new Promise((answer) => {
    dialog.onclose = () => {
      const name = input.value.trim().replace(/\s+/gu, " ");
      answer(dialog.returnValue === "ok" && name ? name : null);
    };
  });
}
