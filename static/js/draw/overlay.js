/**
 * What stands on the map but is not part of it: pins of discussions and other people's cursors.
 * They are elements, not painted: a pin can be reached by Tab and by a screen reader.
 * @module draw/overlay
 */

import { toScreen } from "../board/camera.js";
import { faceOf, initialsOf } from "../board/names.js";

/** @typedef {import("../wire.js").Thread} Thread */
/** @typedef {import("../wire.js").Peer} Peer */
/** @typedef {import("../geometry.js").Point} Point */
/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {import("../board/view.js").View} View */
/** @typedef {import("../board/peers.js").Peers} Peers */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} pins
 * @property {HTMLElement} cursors
 * @property {BoardState} board
 * @property {View} view
 * @property {Peers} peers
 * @property {import("../i18n.js").Translate} t
 * @property {(thread_id: string) => boolean} isUnsent
 */

/** The bubble's tail is its bottom left corner, which stands on the point. */
const PIN_HEIGHT_PX = 36;
const ARROW = "M0 0l5 15 3-6.500 7-1.500z";

/** Keeps pins and cursors where they belong. */
export class Overlay {
  #parts;
  /** @type {Map<string, HTMLButtonElement>} by thread */
  #pins = new Map();
  /** @type {Map<string, HTMLElement>} by session */
  #cursors = new Map();
  #draft = newPin("is-draft");

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#draft.tabIndex = -1;
    this.#draft.textContent = "…";
    parts.view.onChange((keys) => this.#follow(keys));
    parts.board.onChange(() => this.refresh());
    parts.peers.onChange(() => this.#showCursors());
  }

  /** Makes the pins anew where their words have changed, and puts all of them in place. */
  refresh() {
    const { board } = this.#parts;
    for (const [id, pin] of this.#pins) if (!board.threads.has(id)) this.#forget(id, pin);
    for (const thread of board.threads.values()) this.#label(this.#pins.get(thread.id) ?? this.#newPin(thread.id), thread);
    this.#place();
  }

  /**
   * @param {string|null} thread_id  null for the draft
   * @returns {HTMLElement|undefined}
   */
  pinFor(thread_id) {
    return thread_id === null ? this.#draft : this.#pins.get(thread_id);
  }

  /** @param {Set<string>} keys */
  #follow(keys) {
    if (keys.has("camera")) {
      this.#place();
      this.#showCursors();
    }
    if (keys.has("draft")) this.#placeDraft();
    if (keys.has("thread")) for (const [id, pin] of this.#pins) pin.ariaExpanded = String(id === this.#parts.view.thread);
  }

  /** @param {string} id */
  #newPin(id) {
    const pin = newPin("");
    pin.ariaExpanded = "false";
    pin.dataset["thread"] = id;
    pin.addEventListener("click", () => this.#parts.view.set({ thread: id, draft: null }));
    this.#pins.set(id, pin);
    this.#parts.pins.append(pin);
    return pin;
  }

  /**
   * @param {HTMLButtonElement} pin
   * @param {Thread} thread
   */
  #label(pin, thread) {
    const { board, t, isUnsent } = this.#parts;
    const comments = board.commentsOf(thread.id);
    const name = board.people.get(thread.by)?.name ?? t("person.unnamed");
    const count = comments.length > 1 ? ` · ${comments.length}` : "";
    pin.classList.toggle("is-unsent", isUnsent(thread.id));
    pin.textContent = initialsOf(name) + count;
    pin.ariaLabel = t("pin.label", { name, n: comments.length, text: comments[0]?.text.slice(0, 60) ?? "" });
  }

  #place() {
    for (const thread of this.#parts.board.threads.values()) {
      const pin = this.#pins.get(thread.id);
      if (pin) this.#putPin(pin, this.#parts.board.pinOf(thread));
    }
    this.#placeDraft();
  }

  #placeDraft() {
    const { view, board, pins } = this.#parts;
    if (!view.draft) return this.#draft.remove();
    if (!this.#draft.isConnected) pins.append(this.#draft);
    this.#putPin(this.#draft, board.pinOf(view.draft));
  }

  /**
   * @param {HTMLElement} pin
   * @param {Point} boardPoint
   */
  #putPin(pin, boardPoint) {
    const { x, y } = toScreen(this.#parts.view.camera, boardPoint);
    pin.style.transform = `translate(${Math.round(x)}px, ${Math.round(y) - PIN_HEIGHT_PX}px)`;
  }

  #showCursors() {
    const here = [...this.#parts.peers.all()].filter((peer) => peer.cursor);
    const sessions = new Set(here.map((peer) => peer.session));
    for (const [session, cursor] of this.#cursors) {
      if (!sessions.has(session)) {
        cursor.remove();
        this.#cursors.delete(session);
      }
    }
    for (const peer of here) this.#showCursor(peer);
  }

  /** @param {Peer} peer */
  #showCursor(peer) {
    const { view, cursors, t } = this.#parts;
    let cursor = this.#cursors.get(peer.session);
    if (!cursor) {
      cursor = newCursor(faceOf(peer.person));
      this.#cursors.set(peer.session, cursor);
      cursors.append(cursor);
    }
    const { x, y } = toScreen(view.camera, /** @type {Point} */ (peer.cursor));
    cursor.style.transform = `translate(${x}px, ${y}px)`;
    const name = /** @type {HTMLElement} */ (cursor.lastElementChild);
    name.textContent = peer.name ?? t("person.unnamed");
  }

  /**
   * @param {string} id
   * @param {HTMLElement} pin
   */
  #forget(id, pin) {
    pin.remove();
    this.#pins.delete(id);
  }
}

/** @param {string} kind */
function newPin(kind) {
  const pin = document.createElement("button");
  pin.className = `pin ${kind}`;
  return pin;
}

/** @param {string} colour */
function newCursor(colour) {
  const cursor = document.createElement("div");
  cursor.className = "cursor";
  const arrow = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", ARROW);
  arrow.setAttribute("viewBox", "0 0 18 18");
  arrow.append(path);
  const name = document.createElement("span");
  cursor.style.color = colour;
  name.style.background = colour;
  cursor.append(arrow, name);
  return cursor;
}
