/**
 * The list of hits: grouped by frame, with arrow keys between the hits.
 * @module ui/search/panel/searchResults
 */

import { excerptOf } from "../../../board/text/excerpt.js";
import { titleOfFrame } from "../../../board/text/nodeText.js";
import { byId, make, makeIcon } from "../../kit/dom.js";

/** @typedef {import("../../../board/text/search.js").Hit} Hit */
/** @typedef {import("../../../board/text/search.js").Group} Group */

/**
 * @typedef {object} Parts
 * @property {import("../../../board/state.js").BoardState} board
 * @property {string} lang
 * @property {import("../../../i18n.js").Translate} t
 * @property {(at: number) => void} choose
 * @property {() => void} leave  moves the focus up from the first hit
 */

/** The list shows at most this many hits. The steps go through all of them. */
const LISTED_MAX = 300;
/** Icons by kind of node. @type {ReadonlyMap<string, string>} */
const ICONS = new Map([
  ["frame", "frame"],
  ["card", "link"],
  ["image", "image"],
]);

/** A listbox. Tab stops at one hit only. */
export class HitList {
  #parts;
  #list = byId("search-list", HTMLElement);
  #more = byId("search-more", HTMLElement);
  /** @type {HTMLElement[]} */
  #options = [];

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#list.addEventListener("keydown", (event) => this.#onKey(event));
    this.#list.addEventListener("click", (event) => {
      const at = this.#options.findIndex((option) => event.target instanceof Node && option.contains(event.target));
      if (at >= 0) parts.choose(at);
    });
  }

  /**
   * Shows other hits. If a hit had the focus, the hit at the same position gets it.
   * @param {Group[]} groups
   * @param {string[]} words
   * @param {(hit: Hit) => string} textOf
   */
  show(groups, words, textOf) {
    const focused = this.#options.findIndex((option) => option === document.activeElement);
    this.#options = [];
    const total = groups.reduce((sum, group) => sum + group.hits.length, 0);
    this.#list.replaceChildren(...groups.flatMap((group) => this.#group(group, words, textOf)));
    this.#list.hidden = total === 0;
    this.#more.hidden = total <= LISTED_MAX;
    this.#more.textContent = this.#parts.t("search.listed", { n: LISTED_MAX });
    this.#setTabStop(0);
    if (focused >= 0) this.focus(Math.min(focused, this.#options.length - 1));
  }

  /**
   * Marks the current hit, and scrolls to its row.
   * @param {number} at  -1 for none
   */
  mark(at) {
    for (const [index, option] of this.#options.entries()) option.ariaSelected = String(index === at);
    this.#options[at]?.scrollIntoView({ block: "nearest" });
    if (at >= 0) this.#setTabStop(at);
  }

  /** @param {number} at */
  focus(at) {
    this.#setTabStop(at);
    this.#options[at]?.focus();
  }

  /**
   * @param {Group} group
   * @param {string[]} words
   * @param {(hit: Hit) => string} textOf
   * @returns {HTMLElement[]} none once the list is full
   */
  #group(group, words, textOf) {
    const hits = group.hits.slice(0, LISTED_MAX - this.#options.length);
    if (hits.length === 0) return [];
    const id = `search-group-${this.#options.length}`;
    const head = make(
      "div",
      { id, class: "head", role: "presentation" },
      ...this.#title(group),
      make("span", {}, String(group.hits.length)),
    );
    const options = hits.map((hit) => this.#option(hit, excerptOf(textOf(hit), words)));
    this.#options.push(...options);
    return [make("div", { role: "group", "aria-labelledby": id }, head, ...options)];
  }

  /** @param {Group} group */
  #title({ frame, isComments }) {
    const { t, lang, board } = this.#parts;
    if (!frame) return [t(isComments ? "search.in_comments" : "search.outside")];
    return [make("b", {}, String(board.frameNumber(frame.id))), " ", titleOfFrame(frame, lang) || t("frame.untitled")];
  }

  /**
   * @param {Hit} hit
   * @param {import("../../../board/text/excerpt.js").Part[]} excerpt
   */
  #option(hit, excerpt) {
    const words = excerpt.map(({ text, isMatch }) => (isMatch ? make("mark", {}, text) : text));
    return make(
      "div",
      { role: "option", tabindex: "-1", "aria-selected": "false" },
      ...this.#icon(hit),
      make("span", {}, ...this.#author(hit), ...words),
    );
  }

  /** @param {Hit} hit */
  #icon(hit) {
    if (hit.kind === "thread") return [makeIcon("comment")];
    const icon = ICONS.get(hit.node.kind);
    return icon ? [makeIcon(icon)] : [];
  }

  /** @param {Hit} hit */
  #author(hit) {
    if (hit.kind === "node") return [];
    return [make("b", {}, this.#parts.board.people.get(hit.comment.by)?.name ?? this.#parts.t("person.unnamed")), ": "];
  }

  /** @param {number} at */
  #setTabStop(at) {
    for (const [index, option] of this.#options.entries()) option.tabIndex = index === at ? 0 : -1;
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const at = this.#options.findIndex((option) => option === document.activeElement);
    if (at < 0) return;
    const targets = new Map([
      ["ArrowDown", at + 1],
      ["ArrowUp", at - 1],
      ["Home", 0],
      ["End", this.#options.length - 1],
    ]);
    const target = targets.get(event.key);
    if (event.key === "Enter" || event.key === " ") this.#parts.choose(at);
    else if (target === undefined) return;
    else if (target < 0) this.#parts.leave();
    else this.focus(Math.min(target, this.#options.length - 1));
    event.preventDefault();
  }
}
