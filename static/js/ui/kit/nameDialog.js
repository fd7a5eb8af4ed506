/**
 * Asks for a name, once: comments carry one, and there are no accounts.
 * @module ui/kit/nameDialog
 */

import { byId } from "./dom.js";
import { isBlank } from "./cleanText.js";

/**
 * @param {string} current  shown to be changed
 * @param {string} [complaint]  why the name in the field was refused
 * @returns {Promise<string|null>} null if the person would rather not
 */
export function askName(current, complaint = "") {
  const dialog = byId("name-dialog", HTMLDialogElement);
  const input = byId("name-input", HTMLInputElement);
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const error = byId("name-error", HTMLElement);
  const complain = (/** @type {string} */ words) => {
    if (words !== "") error.textContent = words;
    input.ariaInvalid = String(words !== "");
  };
  const empty = error.dataset["empty"] ?? "";
  input.value = current;
  complain(complaint);
  dialog.showModal();
  return new Promise((answer) => {
    // Answered at once, not when the browser gets round to `close`: a quick writer's next letters would come between.
    form.onsubmit = (event) => {
      event.preventDefault();
      const name = oneLine(input.value);
      complain(isBlank(name) ? empty : "");
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
 * @returns {Promise<import("../../net/sync.js").NewOp[]|null>} the op that gives a name, if one was needed; null if it was not given
 */
export async function namedFirst(sync, board) {
  if (board.people.has(sync.you?.id ?? "")) return [];
  const name = await askName("");
  return name === null ? null : [{ kind: "person.rename", name }];
}

/**
 * @param {import("../../wire.js").Person} author
 * @param {import("../../i18n.js").Translate} t
 * @returns {string} who wrote a note; everybody but an owner is a guest
 */
export function signature({ name, is_guest }, t) {
  return t(is_guest ? "note.by_guest" : "note.by", { name });
}

/**
 * What nobody can see or type is left out: the server would refuse it.
 * @param {string} text
 */
function oneLine(text) {
  return text
    .toWellFormed()
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
}
