/**
 * The notice that commenting is closed: in the title bar, and as a message to those who try to write.
 * @module ui/shell/closedNotice
 */

import { closedReason } from "../../board/hours.js";
import { datesIn } from "../kit/dates.js";
import { byId } from "../kit/dom.js";

/** @typedef {Pick<import("../../app/app.js").App, "board"|"sync"|"announcer"|"lang"|"t">} Parts */

/** Follows the commenting hours of the board. Call `refresh` when they or the role may have changed. */
export class ClosedNotice {
  #parts;
  #sign = byId("closed", HTMLElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.refresh();
  }

  /** Shows the notice in the title bar. Viewers do not see it: they can never write. */
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

  /** Shows the reason as a toast. */
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
