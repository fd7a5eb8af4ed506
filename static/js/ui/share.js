/**
 * Links to pass on: to the board, and to one place on it.
 * @module ui/share
 */

import { writeAddress } from "../board/address.js";
import { fetchLinks, Refused, setPassword } from "../net/api.js";
import { byId, copyText } from "./elements.js";
import { makeShareLink } from "./sharelink.js";

/** @typedef {import("../net/api.js").ShareLink} ShareLink */

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {string} lang
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../net/sync.js").Sync} sync
 * @property {import("./announce.js").Announcer} announcer
 * @property {import("../i18n.js").Translate} t
 */

/** From the one that gives least. */
const ROLES = ["view", "comment", "participate", "edit", "own"];

/** The share dialog. */
export class Share {
  #parts;
  #dialog = byId("share-dialog", HTMLDialogElement);
  #list = byId("share-links", HTMLElement);
  #form = byId("share-new", HTMLFormElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    byId("share-button", HTMLElement).addEventListener("click", () => void this.#open());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#make();
    });
  }

  /**
   * Puts a link on the clipboard that opens the board at a place, for anybody.
   * @param {import("../board/address.js").Address} address
   */
  async copyLink(address) {
    const link = await this.#shareLink();
    const { announcer, t } = this.#parts;
    announcer.show(link ? await this.#copy(link.url + writeAddress("", address)) : t("share.none"));
  }

  async #open() {
    await this.#show();
    this.#dialog.showModal();
  }

  async #show() {
    const links = await this.#links();
    const { board_id, lang, board, announcer, t, sync } = this.#parts;
    const isOwner = sync.you?.role === "own";
    this.#form.hidden = !isOwner;
    /** @type {import("./sharelink.js").Parts} */
    const parts = {
      board_id,
      lang,
      isOwner,
      announcer,
      t,
      title: board.info?.title ?? "",
      nameMax: byId("share-name", HTMLInputElement).maxLength,
      copy: (url) => this.#copy(url),
      end: (link, how) => void this.#end(link, how),
      update: (link, set) => void this.#update(link, set),
      protect: (link, password) => void this.#protect(link, password),
    };
    this.#list.replaceChildren(...links.map((link) => makeShareLink(link, parts)));
  }

  /**
   * Withdraws a link, or its addresses so far: everybody who came by them is out at once.
   * @param {ShareLink} link
   * @param {"link.rotate"|"link.revoke"} how
   */
  async #end({ id }, how) {
    await this.#send([{ kind: how, id }], how === "link.rotate" ? "share.rotated" : "share.revoked");
  }

  /**
   * @param {ShareLink} link
   * @param {{name?: string, expires_at?: number|null}} set
   */
  async #update({ id }, set) {
    if (await this.#send([{ kind: "link.update", id, set }], "share.saved")) this.#backTo(id);
  }

  /**
   * No op: the server alone makes the hash of a password.
   * @param {ShareLink} link
   * @param {string|null} password
   */
  async #protect({ id }, password) {
    const { board_id, announcer, t } = this.#parts;
    try {
      await setPassword(board_id, id, password);
    } catch (error) {
      announcer.show(t(error instanceof Refused && error.status === 422 ? "share.password.unfit" : "error.offline"));
      return;
    }
    await this.#show();
    this.#backTo(id);
    announcer.show(t(password === null ? "share.password.removed" : "share.password.is_set"));
  }

  /**
   * The list was made anew: the focus goes back to where it was.
   * @param {string} link_id
   */
  #backTo(link_id) {
    const row = [...this.#list.children].find((item) => item instanceof HTMLElement && item.dataset["link"] === link_id);
    row?.querySelector("summary")?.focus();
  }

  async #make() {
    const gives = /** @type {import("../wire.js").Role} */ (byId("share-gives", HTMLSelectElement).value);
    const name = byId("share-name", HTMLInputElement);
    const button = /** @type {HTMLButtonElement} */ (this.#form.querySelector("button"));
    button.disabled = true;
    const isMade = await this.#send([{ kind: "link.create", gives, name: name.value.toWellFormed().replace(/\p{Cc}/gu, " ") }], "share.made");
    button.disabled = false;
    if (isMade) name.value = "";
  }

  /**
   * @param {import("../net/sync.js").NewOp[]} ops
   * @param {string} done  what is said then
   * @returns {Promise<boolean>}
   */
  async #send(ops, done) {
    const { t, sync, announcer } = this.#parts;
    if (!sync.isLive) {
      // Not to be sent later: whoever sees no link makes another one.
      announcer.show(t("error.offline"));
      return false;
    }
    const refusal = await sync.submit(ops);
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
    if (refusal) return false;
    await this.#show();
    announcer.show(t(done));
    return true;
  }

  /** @returns {Promise<ShareLink|undefined>} the one that gives least, and of those one without a name, which stays longer */
  async #shareLink() {
    const links = (await this.#links()).filter(({ role, expires_at }) => role !== "own" && (expires_at === null || expires_at > Date.now()));
    return links.find(({ name, role }) => name === "" && role === links[0]?.role) ?? links[0];
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
