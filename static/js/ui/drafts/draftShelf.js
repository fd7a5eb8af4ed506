/**
 * New comments or notes that are not sent yet. Each keeps its own place: the text of one never appears in another.
 * @module ui/drafts/draftShelf
 */

import { isSamePlace } from "./drafts.js";

/** @typedef {import("./drafts.js").Place} Place */

/**
 * @typedef {object} Parts
 * @property {import("./drafts.js").Kind} kind
 * @property {HTMLButtonElement} button  beside the text field, leads to what was put aside
 * @property {import("../../board/view.js").View} view
 * @property {import("./drafts.js").Drafts} drafts
 * @property {string|null} textKey  where `drafts` keeps the text that is being written
 * @property {() => Place|null} now  where something new is being written
 * @property {() => Place|null} kept  the same, before the change that is under way
 * @property {(place: Place|null) => void} keep
 * @property {(place: Place) => void} goTo  opens what is new at its place, and brings that into view
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** Stores unsent text when another place is chosen, and leads back to it. */
export class Shelf {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.button.addEventListener("click", () => this.#openLast());
    const key = parts.kind === "comment" ? "draft" : "note";
    parts.view.onChange((keys) => keys.has(key) && this.#placeChanged());
  }

  /** Shows the button that leads to stored text, beside a new comment or note. */
  show() {
    const { kind, button, drafts, now, t } = this.#parts;
    const count = drafts.shelf(kind).length;
    button.hidden = count === 0 || now() === null;
    button.textContent = t(`shelf.${kind}`, { n: count });
  }

  #placeChanged() {
    const { kind, drafts, textKey, now, kept, keep } = this.#parts;
    const [before, place, text] = [kept(), now(), drafts.text(textKey)];
    if (before !== null && text !== "" && !isSamePlace(before, place)) this.#store(before, text);
    keep(place);
    const shelved = drafts.shelf(kind).find((each) => isSamePlace(each.place, place));
    if (!shelved) return;
    drafts.shelve(kind, shelved.place, "");
    drafts.keepText(textKey, shelved.text);
  }

  /**
   * @param {Place} place
   * @param {string} text
   */
  #store(place, text) {
    const { kind, drafts, textKey, now, announcer, t } = this.#parts;
    drafts.shelve(kind, place, text);
    drafts.keepText(textKey, "");
    if (now() === null)
      announcer.offer(t(`shelf.${kind}.kept`), { label: t("shelf.continue"), hint: "", run: () => this.#openLast() });
  }

  #openLast() {
    const { kind, drafts, goTo, announcer } = this.#parts;
    const last = drafts.shelf(kind).at(-1);
    announcer.withdraw();
    if (last) goTo(last.place);
  }
}
