/**
 * Says that commenting is closed: in the title bar, and to whoever takes a tool all the same.
 * @module ui/shell/closed
 */

import { closedReason } from "../../board/hours.js";
import { datesIn } from "../kit/dates.js";
import { byId } from "../kit/dom.js";

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 */

/** Follows the board's commenting hours. Call `refresh` when they or the role may have changed. */
export class Closed {
  #parts;
  #sign = byId("closed", HTMLElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.refresh();
  }

  /** Shows the sign in the title bar to all but viewers, who could not write anyway. */
  refresh() {
    const sentence = this.#parts.sync.you?.role === "view" ? null : this.#sentence();
    this.#sign.hidden = sentence === null;
    this.#sign.textContent = sentence;
  }

  /** @returns {string} why this person cannot write now; empty if they can */
  reason() {
    const { sync, t } = this.#parts;
    return sync.you?.role === "view" ? t("thread.only_view") : (this.#sentence() ?? "");
  }

  /** Says the reason. */
  say() {
    const reason = this.reason();
    if (reason !== "") this.#parts.announcer.show(reason);
  }

  /** @returns {string|null} null while guests can comment */
  #sentence() {
    const { board, sync, lang, t } = this.#parts;
    const why = board.info && closedReason(board.info, sync.serverNow());
    if (!why) return null;
    if (why !== "early") return t(why === "ended" ? "thread.ended" : "thread.closed");
    const when = datesIn(lang, { dateStyle: "medium", timeStyle: "short" }).format(board.info?.opens_at ?? undefined);
    return t("thread.opens_at", { when });
  }
}
