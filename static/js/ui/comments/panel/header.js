/**
 * The header of the comments panel: filters, sort order and counts. It also shows the message for an empty list.
 * @module ui/comments/panel/header
 */

import { byId, make, makeIcon } from "../../kit/dom.js";
import { shortCount } from "../../kit/shortCount.js";
import { PublishAll } from "../../moderation/publishAll.js";

/** @typedef {import("../../../board/comments/threadList.js").Filter} Filter */
/** @typedef {import("../../../board/comments/threadList.js").ThreadQuery} ThreadQuery */
/**
 * @typedef {Pick<import("../../../app/app.js").App, "t"|"visibleComments"|"readState"> &
 *   import("../../moderation/publishAll.js").Parts} Parts
 */

/** Shows the counts, the filters, and the button that publishes all pending comments. */
export class PanelHeader {
  #parts;
  #filters;
  #publishAll;
  #sort = byId("comments-sort", HTMLElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#publishAll = new PublishAll(parts);
    this.#sort.before(this.#publishAll.button);
    this.#filters = [...document.querySelectorAll("#comments-filters button")].filter(
      (button) => button instanceof HTMLButtonElement,
    );
  }

  /**
   * @param {ThreadQuery} threadQuery
   * @param {number} count  the number of rows
   * @param {boolean} isNewQuery  whether the filter or the search text has changed
   * @returns {string} a sentence with the number of rows
   */
  show({ filter, by, query }, count, isNewQuery) {
    const { t } = this.#parts;
    const sentence = t("comments.count", { n: count });
    this.#showFilterCounts();
    this.#publishAll.refresh(filter === "review");
    // On a phone, the row of filters scrolls.
    if (isNewQuery) this.#pressedFilter()?.scrollIntoView({ block: "nearest", inline: "nearest" });
    byId("comments-count", HTMLElement).textContent = sentence;
    this.#sort.replaceChildren(t(`comments.by.${by}`), makeIcon("down"));
    this.#showEmpty(query.trim() ? "search" : filter, count);
    return sentence;
  }

  #pressedFilter() {
    return this.#filters.find(({ ariaPressed }) => ariaPressed === "true");
  }

  #showFilterCounts() {
    const { t, readState, visibleComments } = this.#parts;
    const counts = { unread: readState.count, review: visibleComments.isOwner ? visibleComments.countToReview() : 0 };
    for (const [filter, n] of Object.entries(counts)) {
      const button = this.#filters.find(({ dataset }) => dataset["filter"] === filter);
      button?.replaceChildren(t(`comments.filter.${filter}`), ...(n > 0 ? [" ", make("b", {}, shortCount(n))] : []));
      if (button && filter === "review") button.hidden = !visibleComments.isOwner;
    }
  }

  /**
   * @param {Filter|"search"} reason  why there are no rows
   * @param {number} count
   */
  #showEmpty(reason, count) {
    const { t } = this.#parts;
    const box = byId("comments-none", HTMLElement);
    box.hidden = count > 0;
    if (box.hidden || box.dataset["why"] === reason) return;
    box.dataset["why"] = reason;
    box.replaceChildren(
      makeIcon("comments"),
      make("strong", {}, t(`comments.none.${reason}`)),
      make("span", {}, t(`comments.none.${reason}_hint`)),
    );
  }
}
