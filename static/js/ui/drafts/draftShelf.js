/**
 * The shelf stores unsent new comments or notes, each with its own place. So the text for one place never appears at
 * another place.
 * @module ui/drafts/draftShelf
 */

import { isSamePlace } from "./drafts.js";

/** @typedef {import("./drafts.js").Place} Place */

/**
 * @typedef {object} Parts
 * @property {import("./drafts.js").Kind} kind
 * @property {HTMLButtonElement} button  beside the text field; opens the newest text of the shelf
 * @property {import("../../board/view.js").View} view
 * @property {import("./drafts.js").Drafts} drafts
 * @property {string|null} textKey  the key of the text that is being written, in `drafts`
 * @property {() => Place|null} currentPlace  returns the place of the open new comment or note
 * @property {() => Place|null} storedPlace  returns the place that was stored before the current change
 * @property {(place: Place|null) => void} storePlace
 * @property {(place: Place) => void} goTo  opens the new comment or note at its place, and moves the camera
 *   there
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** Stores the unsent text when the person chooses another place, and brings the person back to it. */
export class Shelf {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.button.addEventListener("click", () => this.#openLast());
    const key = parts.kind === "comment" ? "draft" : "note";
    parts.view.onChange((keys) => keys.has(key) && this.#handlePlaceChange());
  }

  /** Shows the button with the number of stored texts. It is visible only beside a new comment or note. */
  show() {
    const { kind, button, drafts, currentPlace, t } = this.#parts;
    const count = drafts.shelf(kind).length;
    button.hidden = count === 0 || currentPlace() === null;
    button.textContent = t(`shelf.${kind}`, { n: count });
  }

  #handlePlaceChange() {
    const { kind, drafts, textKey, currentPlace, storedPlace, storePlace } = this.#parts;
    const [before, place, text] = [storedPlace(), currentPlace(), drafts.text(textKey)];
    if (before !== null && text !== "" && !isSamePlace(before, place)) this.#store(before, text);
    storePlace(place);
    const stored = drafts.shelf(kind).find((each) => isSamePlace(each.place, place));
    if (!stored) return;
    drafts.shelve(kind, stored.place, "");
    drafts.storeText(textKey, stored.text);
  }

  /**
   * @param {Place} place
   * @param {string} text
   */
  #store(place, text) {
    const { kind, drafts, textKey, currentPlace, announcer, t } = this.#parts;
    drafts.shelve(kind, place, text);
    drafts.storeText(textKey, "");
    if (currentPlace() === null)
      announcer.offer(t(`shelf.${kind}.kept`), { label: t("shelf.continue"), hint: "", run: () => this.#openLast() });
  }

  #openLast() {
    const { kind, drafts, goTo, announcer } = this.#parts;
    const last = drafts.shelf(kind).at(-1);
    announcer.withdraw();
    if (last) goTo(last.place);
  }
}
