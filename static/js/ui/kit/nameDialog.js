/**
 * Asks for a person's name. Each comment shows a name, and there are no accounts.
 * @module ui/kit/nameDialog
 */

import { byId } from "./dom.js";
import { isBlank } from "./cleanText.js";

/** @typedef {import("../../net/sync.js").NewOp} NewOp */

/**
 * @param {string} current  the name that the field shows
 * @param {string} [complaint]  why the name in the field was refused
 * @returns {Promise<string|null>} null if the person cancels
 */
export function askName(current, complaint = "") {
  const dialog = byId("name-dialog", HTMLDialogElement);
  const input = byId("name-input", HTMLInputElement);
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const error = byId("name-error", HTMLElement);
  const showError = (/** @type {string} */ sentence) => {
    if (sentence !== "") error.textContent = sentence;
    input.ariaInvalid = String(sentence !== "");
  };
  const empty = error.dataset["empty"] ?? "";
  input.value = current;
  showError(complaint);
  dialog.showModal();
  return new Promise((answer) => {
    // Resolved here, not on `close`, which comes later: a fast writer's next letters would come before it.
    form.onsubmit = (event) => {
      event.preventDefault();
      const name = toOneLine(input.value);
      showError(isBlank(name) ? empty : "");
      if (isBlank(name)) return input.focus();
      answer(name);
      dialog.close();
    };
    dialog.onclose = () => answer(null);
    /** @type {HTMLElement} */ (dialog.querySelector('[value="cancel"]')).onclick = () => dialog.close();
  });
}

/**
 * @param {import("../../net/sync.js").Sync} sync
 * @param {import("../../board/state.js").BoardState} board
 * @returns {Promise<NewOp[]|null>} the op that sets the name; empty if the person has one, null if they cancel
 */
export async function requireName(sync, board) {
  if (board.people.has(sync.you?.id ?? "")) return [];
  const name = await askName("");
  return name === null ? null : [{ kind: "person.rename", name }];
}

/**
 * @param {import("../../wire.js").Person} author
 * @param {import("../../i18n.js").Translate} t
 * @returns {string} who wrote a note, and whether they are a guest
 */
export function formatAuthor({ name, is_guest }, t) {
  return t(is_guest ? "note.by_guest" : "note.by", { name });
}

/**
 * What nobody can see or type is left out: the server would refuse it.
 * @param {string} text
 */
function toOneLine(text) {
  return text
    .toWellFormed()
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}
