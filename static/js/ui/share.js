/**
 * Links to pass on: to the board, and to one place on it.
 * @module ui/share
 */

import { writeAddress } from "../board/address.js";
import { fetchLinks } from "../net/api.js";
import { byId, copyText, make } from "./elements.js";

/** @typedef {import("../net/api.js").ShareLink} ShareLink */

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {import("../net/sync.js").Sync} sync
 * @property {import("./announce.js").Announcer} announcer
 * @property {import("../i18n.js").Translate} t
 */

/** From the one that gives least. */
const ROLES = ["view", "comment", "edit", "own"];

/** The share dialog. */
export class Share {
  #parts;
  #dialog = byId("share-dialog", HTMLDialogElement);
  #list = byId("share-links", HTMLElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    byId("share-button", HTMLElement).addEventListener("click", () => void this.#open());
  }

  /**
   * Puts a link on the clipboard that opens the board at a place, for anybody.
   * @param {import("../board/address.js").Address} address
   */
  async copyLink(address) {
    const link = await this.#shareLink();
    if (link) this.#parts.announcer.show(await this.#copy(link.url + writeAddress("", address)));
  }

  async #open() {
    await this.#show();
    this.#dialog.showModal();
  }

  async #show() {
    const links = await this.#links();
    this.#list.replaceChildren(...links.map((link) => this.#row(link)));
  }

  /** @param {ShareLink} link */
  #row(link) {
    const { t, sync } = this.#parts;
    const title = make("h3", {}, t(`share.${link.role}.title`));
    const field = make("input", { readonly: "", "aria-label": t(`share.${link.role}.title`) });
    field.value = link.url;
    field.addEventListener("focus", () => field.select());
    const copy = make("button", { type: "button", class: "primary" }, t("share.copy"));
    copy.addEventListener("click", () => void this.#copy(link.url).then((sentence) => (copy.textContent = sentence)));
    const row = make("div", { class: "row" }, field, copy);
    const item = make("li", {}, title, make("p", {}, t(`share.${link.role}.what`)), row);
    if (sync.you?.role === "own" && link.role !== "own") item.append(this.#rotate(link));
    return item;
  }

  /**
   * Withdraws a link after a second press: everybody who came by it is out at once.
   * @param {ShareLink} link
   */
  #rotate(link) {
    const { t, sync, announcer } = this.#parts;
    const button = make("button", { type: "button", class: "rotate" }, t("share.rotate"));
    let isSure = false;
    button.addEventListener("click", () => {
      if (isSure) void sync.submit([{ kind: "link.rotate", id: link.id }]).then((refusal) => this.#rotated(refusal));
      else button.textContent = t("share.rotate.sure");
      if (!isSure) announcer.say(t("share.rotate.sure"));
      isSure = true;
    });
    return button;
  }

  /** @param {import("../net/sync.js").Refusal|null} refusal */
  async #rotated(refusal) {
    const { t, announcer } = this.#parts;
    if (refusal) return announcer.show(t(`error.${refusal.code}`));
    await this.#show();
    announcer.show(t("share.rotated"));
  }

  /** @returns {Promise<ShareLink|undefined>} the one that gives least */
  async #shareLink() {
    return (await this.#links()).find((link) => link.role !== "own");
  }

  /** @returns {Promise<ShareLink[]>} those that give least first; none if the server cannot be asked */
  async #links() {
    try {
      const links = await fetchLinks(this.#parts.board_id);
      return links.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
    } catch {
      this.#parts.announcer.show(this.#parts.t("error.offline"));
      return [];
    }
  }

  /**
   * @param {string} url
   * @returns {Promise<string>} a sentence that says how it went
   */
  async #copy(url) {
    const { t } = this.#parts;
    return copyText(url).then(() => t("share.copied"), () => t("share.not_copied", { url }));
  }
}
