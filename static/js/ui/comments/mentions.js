/**
 * Offers the people of the board while somebody writes "@" and the beginning of a name.
 * @module ui/comments/mentions
 */

import { nameBeforeCaret, suggestPeople } from "../../board/comments/mentions.js";
import { byId, make } from "../kit/dom.js";

/** @typedef {import("../../wire.js").Person} Person */

/**
 * @typedef {object} Parts
 * @property {HTMLTextAreaElement} text
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 */

/** A list above the field; the focus stays in the field. */
export class MentionList {
  #parts;
  #list = byId("composer-people", HTMLElement);
  /** @type {Person[]} */
  #suggested = [];
  #current = 0;
  /** The name that was chosen last: while nothing but that follows the sign, it is settled. */
  #chosen = "";

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.text.addEventListener("input", () => this.#update());
    parts.text.addEventListener("blur", () => this.close());
  }

  /** Offers nobody any more. */
  close() {
    this.#suggested = [];
    this.#show();
  }

  /**
   * @param {KeyboardEvent} event  in the field
   * @returns {boolean} whether it was meant for the list
   */
  handleKey(event) {
    const count = this.#suggested.length;
    if (count === 0 || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#current = (this.#current + step + count) % count;
    else if (event.key === "Enter" || event.key === "Tab") this.#choose(this.#current);
    else if (event.key === "Escape") this.#suggested = [];
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#show();
    return true;
  }

  #update() {
    const { text, visibleComments, lang, announcer, t } = this.#parts;
    const begun = nameBeforeCaret(text.value.slice(0, text.selectionStart));
    if (begun === null || !begun.startsWith(this.#chosen)) this.#chosen = "";
    this.#suggested = begun === null || this.#chosen ? [] : suggestPeople(begun, visibleComments.people(), lang);
    this.#current = 0;
    this.#show();
    if (this.#suggested.length > 0) announcer.say(t("composer.people", { n: this.#suggested.length }));
  }

  #show() {
    const { text } = this.#parts;
    this.#list.hidden = this.#suggested.length === 0;
    this.#list.replaceChildren(...this.#suggested.map((person, at) => this.#makeOption(person, at)));
    if (this.#list.hidden) text.removeAttribute("aria-activedescendant");
    else text.setAttribute("aria-activedescendant", `mention-${this.#current}`);
  }

  /**
   * @param {Person} person
   * @param {number} at
   */
  #makeOption({ name, is_guest }, at) {
    const tag = is_guest ? [] : [make("span", { class: "tag" }, this.#parts.t("person.owner"))];
    const option = make(
      "li",
      { role: "option", id: `mention-${at}`, "aria-selected": String(at === this.#current) },
      name,
      ...tag,
    );
    // Before the field loses the focus.
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.#choose(at);
      this.#show();
    });
    return option;
  }

  /** @param {number} at */
  #choose(at) {
    const { text } = this.#parts;
    const person = this.#suggested[at];
    const begun = nameBeforeCaret(text.value.slice(0, text.selectionStart));
    this.#suggested = [];
    if (!person || begun === null) return;
    this.#chosen = person.name;
    text.setRangeText(`${person.name} `, text.selectionStart - begun.length, text.selectionStart, "end");
    text.dispatchEvent(new Event("input"));
  }
}
