/**
 * Sharing: the dialog with the links of the board, and links to one place on it.
 * @module ui/share/share
 */

import { formatAddress } from "../../board/camera/address.js";
import { fetchLinks, ApiError, setLinkPassword } from "../../net/api.js";
import { copyText, showToCopy } from "../kit/clipboard.js";
import { byId } from "../kit/dom.js";
import { copyUnsavedFields } from "./linkSettings.js";
import { makeShareLink } from "./shareLink.js";

/** @typedef {import("../../net/api.js").ShareLink} ShareLink */
/** @typedef {{id: string, form: import("./linkSettings.js").Settings}} Saved  the form of a link that was saved */

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {string} lang
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../kit/popup.js").Popup} popup
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** From the fewest permissions to the most. */
const ROLES = ["view", "comment", "participate", "edit", "own"];

/** The share dialog. */
export class Share {
  #parts;
  #dialog = byId("share-dialog", HTMLDialogElement);
  #list = byId("share-links", HTMLElement);
  #ownerLinks = byId("share-owner", HTMLDetailsElement);
  #addButton = byId("share-add", HTMLButtonElement);
  #form = byId("share-new", HTMLFormElement);

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    byId("share-button", HTMLElement).addEventListener("click", () => void this.#open());
    this.#dialog.addEventListener("close", () => parts.popup.close());
    this.#addButton.addEventListener("click", () => this.#showForm(this.#form.hidden !== false));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#createLink();
    });
  }

  /**
   * Copies a link that opens the board at an address. It must be called directly from a click handler, because browsers
   * allow copying only there.
   * @param {import("../../board/camera/address.js").Address} address
   * @returns {Promise<void>}
   */
  async copyLink(address) {
    const { announcer, t } = this.#parts;
    const url = this.#shareLink().then((link) => link.url + formatAddress("", address));
    const isCopied = await copyText(url).then(
      () => true,
      () => false,
    );
    if (isCopied) return announcer.show(t("share.copied"));
    await url.then(
      (text) => showToCopy(text, t),
      (error) => announcer.show(t(error instanceof NoLinkError ? "share.none" : "error.offline")),
    );
  }

  async #open() {
    this.#showForm(false);
    this.#ownerLinks.open = false;
    // Unsaved input of the last time is discarded.
    for (const row of this.#rows()) row.remove();
    await this.#show();
    this.#dialog.showModal();
    this.#dialog.scrollTop = 0;
  }

  /** @param {boolean} isShown */
  #showForm(isShown) {
    this.#form.hidden = !isShown;
    this.#addButton.ariaExpanded = String(isShown);
    if (isShown) byId("share-gives", HTMLElement).focus();
  }

  /** @param {Saved|null} [saved]  the form whose input was saved; all other forms keep their unsaved input */
  async #show(saved = null) {
    const links = await this.#fetchLinks();
    const before = this.#rows();
    const parts = this.#linkParts();
    const rows = (/** @type {ShareLink[]} */ some) => some.map((link) => makeShareLink(link, parts));
    const owners = links.filter(({ role }) => role === "own");
    this.#addButton.hidden = !parts.isOwner;
    this.#list.replaceChildren(...rows(links.filter(({ role }) => role !== "own")));
    this.#ownerLinks.hidden = owners.length === 0;
    byId("share-owner-links", HTMLElement).replaceChildren(...rows(owners));
    for (const row of before) {
      const { link = "" } = row.dataset;
      const now = this.#rowOf(link);
      if (now) copyUnsavedFields(row, now, saved?.id === link ? saved.form : null);
    }
  }

  /** @returns {import("./shareLink.js").Parts} */
  #linkParts() {
    const { board_id, lang, board, popup, announcer, t, sync } = this.#parts;
    return {
      board_id,
      lang,
      isOwner: sync.you?.role === "own",
      popup,
      announcer,
      t,
      title: board.info?.title ?? "",
      nameMax: byId("share-name", HTMLInputElement).maxLength,
      copy: (field) => this.#copy(field),
      end: (link, how) => void this.#endLink(link, how),
      update: (link, set) => void this.#updateLink(link, set),
      protect: (link, password) => void this.#setPassword(link, password),
    };
  }

  /**
   * Revokes a link or resets its address. Everybody who used it loses access at once.
   * @param {ShareLink} link
   * @param {"link.rotate"|"link.revoke"} how
   */
  async #endLink({ id }, how) {
    const isDone = await this.#send([{ kind: how, id }], how === "link.rotate" ? "share.rotated" : "share.revoked");
    if (isDone && how === "link.rotate") this.#markLink(id);
    else if (isDone) this.#addButton.focus();
  }

  /**
   * @param {ShareLink} link
   * @param {{name?: string, expires_at?: number|null}} set
   */
  async #updateLink({ id }, set) {
    const ops = [{ kind: /** @type {const} */ ("link.update"), id, set }];
    if (await this.#send(ops, "share.saved", { id, form: "details" })) this.#focusLink(id);
  }

  /**
   * Sets or removes the password of a link. This is a request, not an op, because only the server hashes passwords.
   * @param {ShareLink} link
   * @param {string|null} password  null removes it
   */
  async #setPassword({ id }, password) {
    const { board_id, announcer, t } = this.#parts;
    try {
      await setLinkPassword(board_id, id, password);
    } catch (error) {
      announcer.show(t(error instanceof ApiError && error.status === 422 ? "share.password.unfit" : "error.offline"));
      return;
    }
    await this.#show({ id, form: "password" });
    this.#focusLink(id);
    announcer.show(t(password === null ? "share.password.removed" : "share.password.is_set"));
  }

  /**
   * Focuses the settings of a link, after the list was made again.
   * @param {string} link_id
   */
  #focusLink(link_id) {
    this.#rowOf(link_id)?.querySelector("summary")?.focus();
  }

  /**
   * Scrolls to a link with a new address, marks it, and focuses its Copy button.
   * @param {string} link_id
   */
  #markLink(link_id) {
    const row = this.#rowOf(link_id);
    if (!row) return;
    if (this.#ownerLinks.contains(row)) this.#ownerLinks.open = true;
    row.classList.add("is-new");
    row.scrollIntoView({ block: "center" });
    /** @type {HTMLElement|null} */ (row.querySelector(".copy"))?.focus({ preventScroll: true });
  }

  /**
   * @param {string} link_id
   * @returns {HTMLElement|undefined}
   */
  #rowOf(link_id) {
    return this.#rows().find((row) => row.dataset["link"] === link_id);
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.#dialog.querySelectorAll("[data-link]")]);
  }

  async #createLink() {
    const role = /** @type {import("../../wire.js").Role} */ (byId("share-gives", HTMLSelectElement).value);
    const name = byId("share-name", HTMLInputElement);
    const button = /** @type {HTMLButtonElement} */ (this.#form.querySelector("button"));
    const before = new Set(this.#rows().map((row) => row.dataset["link"]));
    button.disabled = true;
    const text = name.value.toWellFormed().replace(/\p{Cc}/gu, " ");
    const isCreated = await this.#send([{ kind: "link.create", role, name: text }], "share.made");
    button.disabled = false;
    if (!isCreated) return;
    name.value = "";
    this.#showForm(false);
    this.#markLink(this.#rows().find((row) => !before.has(row.dataset["link"]))?.dataset["link"] ?? "");
  }

  /**
   * @param {import("../../net/sync.js").NewOp[]} ops
   * @param {string} done  the key of the text that is announced after success
   * @param {Saved|null} [saved]  the form that they save
   * @returns {Promise<boolean>} false if they were refused; the reason is then announced
   */
  async #send(ops, done, saved = null) {
    const { t, sync, announcer } = this.#parts;
    if (!sync.isLive) {
      // The ops are not queued while offline: an owner who sees no new link would create another one.
      announcer.show(t("error.offline"));
      return false;
    }
    const refusal = await sync.submit(ops);
    if (refusal) announcer.show(t(`error.${refusal.code}`, refusal.params));
    if (refusal) return false;
    await this.#show(saved);
    announcer.show(t(done));
    return true;
  }

  /**
   * @returns {Promise<ShareLink>} the valid link with the fewest permissions; of several, one without a name, because
   *   it is likely to stay valid longer
   * @throws {NoLinkError} if there is no valid link; if the request fails, its error
   */
  async #shareLink() {
    const all = sortByRole(await fetchLinks(this.#parts.board_id));
    const links = all.filter(
      ({ role, expires_at }) => role !== "own" && (expires_at === null || expires_at > Date.now()),
    );
    const link = links.find(({ name, role }) => name === "" && role === links[0]?.role) ?? links[0];
    if (!link) throw new NoLinkError("The board has no link to share.");
    return link;
  }

  /** @returns {Promise<ShareLink[]>} those with the fewest permissions first; empty if the request fails */
  async #fetchLinks() {
    try {
      return sortByRole(await fetchLinks(this.#parts.board_id));
    } catch {
      this.#parts.announcer.show(this.#parts.t("error.offline"));
      return [];
    }
  }

  /**
   * @param {HTMLInputElement|HTMLTextAreaElement} field
   * @returns {Promise<boolean>} whether its text was copied; if not, the text is selected so that people can copy it
   */
  async #copy(field) {
    const { t, announcer } = this.#parts;
    const isCopied = await copyText(field.value).then(
      () => true,
      () => false,
    );
    announcer.show(t(isCopied ? "share.copied" : "copy.failed"));
    if (!isCopied) field.focus();
    if (!isCopied) field.select();
    return isCopied;
  }
}

/** The board has no link that can be shared. */
class NoLinkError extends Error {}

/** @param {ShareLink[]} links */
function sortByRole(links) {
  return links.sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}
