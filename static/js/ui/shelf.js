/**
 * New comments that were begun and not sent. Each keeps its own place: the text of one never turns up in another.
 * @module ui/shelf
 */

import { isSamePlace } from "./drafts.js";
import { byId } from "./elements.js";

/** @typedef {import("../board/view.js").Draft} Draft */

/**
 * @typedef {object} Parts
 * @property {import("../board/view.js").View} view
 * @property {import("./drafts.js").Drafts} drafts
 * @property {import("./announce.js").Announcer} announcer
 * @property {import("../i18n.js").Translate} t
 * @property {(place: Draft) => void} goTo  opens a new comment at its place, and brings that into view
 */

/** Puts unsent comments aside when another place is chosen, and leads back to them. */
export class Shelf {
  #parts;
  #button = byId("composer-shelf", HTMLButtonElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#button.addEventListener("click", () => this.#openLast());
    parts.view.onChange((keys) => keys.has("draft") && this.#draftMoved());
  }

  /** Offers the way to what was put aside, beside a new comment. */
  show() {
    const { drafts, view, t } = this.#parts;
    const count = drafts.shelf().length;
    this.#button.hidden = count === 0 || view.draft === null;
    this.#button.textContent = t("composer.shelf", { n: count });
  }

  #draftMoved() {
    const { drafts, view } = this.#parts;
    const [before, text] = [drafts.place(), drafts.text(null)];
    if (before !== null && text !== "" && !isSamePlace(before, view.draft)) this.#putAside(before, text);
    drafts.keepPlace(view.draft);
    const shelved = drafts.shelf().find(({ place }) => isSamePlace(place, view.draft));
    if (!shelved) return;
    drafts.shelve(shelved.place, "");
    drafts.keepText(null, shelved.text);
  }

  /**
   * @param {Draft} place
   * @param {string} text
   */
  #putAside(place, text) {
    const { drafts, view, announcer, t } = this.#parts;
    drafts.shelve(place, text);
    drafts.keepText(null, "");
    if (view.draft === null) announcer.offer(t("composer.kept"), { label: t("composer.continue"), hint: "", run: () => this.#openLast() });
  }

  #openLast() {
    const { drafts, goTo, announcer } = this.#parts;
    const last = drafts.shelf().at(-1);
    announcer.withdraw();
    if (last) goTo(last.place);
  }
}
