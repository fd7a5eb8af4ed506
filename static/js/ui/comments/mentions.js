/**
 * Suggests people of the board while somebody types "@" and the start of a name.
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

/** The list of suggestions above the text field. The focus stays in the field. */
export class MentionList {
  #parts;
  #list = byId("composer-people", HTMLElement);
  /** @type {Person[]} */
  #suggested = [];
  #current = 0;
  /** The name that was chosen last. There are no new suggestions while the text after "@" starts with it. */
  #chosen = "";

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.text.addEventListener("input", () => this.#update());
    parts.text.addEventListener("blur", () => this.close());
  }

  /** Removes all suggestions and hides the list. */
  close() {
    this.#suggested = [];
    this.#show();
  }

  /**
   * @param {KeyboardEvent} event  of the text field
   * @returns {boolean} whether the list has used the key
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
    const typed = nameBeforeCaret(text.value.slice(0, text.selectionStart));
    if (typed === null || !typed.startsWith(this.#chosen)) this.#chosen = "";
    this.#suggested = typed === null || this.#chosen ? [] : suggestPeople(typed, visibleComments.people(), lang);
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
    // Not "click": the field would lose the focus first, and the list would close.
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
    const typed = nameBeforeCaret(text.value.slice(0, text.selectionStart));
    this.#suggested = [];
    if (!person || typed === null) return;
    this.#chosen = person.name;
    text.setRangeText(`${person.name} `, text.selectionStart - typed.length, text.selectionStart, "end");
    text.dispatchEvent(new Event("input"));
  }
}
