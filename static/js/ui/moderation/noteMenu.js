/**
 * The menu of a guest's note, for owners: delete all notes of the guest, hide all their comments, or block them.
 * @module ui/moderation/noteMenu
 */

import { byId } from "../kit/dom.js";
import { guestItems } from "./moderationMenu.js";
import { sendNow } from "./sendNow.js";

/** @typedef {import("../../board/rules/reduce.js").NewOp} NewOp */
/** @typedef {import("../kit/popup.js").Choice} Choice */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../net/sync.js").Sync} sync
 * @property {Pick<import("../../app/app.js").Notes, "deleteNotes">} notes
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** The button beside the title of the open note, with its menu. Only owners see it. */
export class NoteMenu {
  #parts;
  #button = byId("note-guest", HTMLElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { board, view, sync, popup } = parts;
    const refresh = () => void (this.#button.hidden = this.#noteAuthor() === null);
    view.onChange((keys) => keys.has("note") && refresh());
    board.onChange(refresh);
    sync.onChange(refresh);
    this.#button.addEventListener("click", () => popup.toggle(this.#button, this.#items()));
  }

  /** @returns {string|null} the guest who wrote the open note; null if there is none or this person is no owner */
  #noteAuthor() {
    const { board, view, sync } = this.#parts;
    const node = board.nodes.get(view.note?.id ?? "");
    const by = node?.kind === "sticky" ? node.by : null;
    return by && sync.you?.role === "own" && board.people.get(by)?.is_guest ? by : null;
  }

  /** @returns {Choice[]} */
  #items() {
    const { popup, t } = this.#parts;
    const guest = this.#noteAuthor();
    if (guest === null) return [];
    const ask = (/** @type {string} */ head, /** @type {Choice[]} */ items) =>
      popup.toggle(this.#button, [{ head, items }]);
    const send = (/** @type {NewOp} */ op, /** @type {string} */ done) =>
      void sendNow(this.#parts, (sync) => sync.submit([op]), done);
    return [
      { label: t("order.delete_notes"), choose: () => this.#confirmDeletion(guest, ask) },
      ...guestItems(guest, { ...this.#parts, send, ask }),
    ];
  }

  /**
   * @param {string} guest
   * @param {(head: string, items: Choice[]) => void} ask
   */
  #confirmDeletion(guest, ask) {
    const { board, t } = this.#parts;
    // The confirmation shows the number of these notes. Notes that arrive later are not deleted.
    const ids = [...board.nodes.values()]
      .filter((node) => node.kind === "sticky" && node.by === guest)
      .map(({ id }) => id);
    const cancel = { label: t("cancel"), choose: () => {} };
    const erase = { label: t("order.delete_notes_really"), choose: () => this.#deleteNotes(ids) };
    ask(t("order.delete_notes_sure", { name: board.people.get(guest)?.name ?? "", n: ids.length }), [cancel, erase]);
  }

  /** @param {string[]} ids */
  #deleteNotes(ids) {
    const { board, view, sync, notes, announcer, t } = this.#parts;
    if (!sync.isLive) return announcer.show(t("error.offline"));
    view.set({ note: null });
    byId("map", HTMLElement).focus();
    void notes.deleteNotes(
      ids.filter((id) => board.nodes.has(id)),
      "order.done.delete_notes",
    );
  }
}
