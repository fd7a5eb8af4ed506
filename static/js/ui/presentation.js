/**
 * Presentation mode: frame by frame, by keys or buttons.
 * @module ui/presentation
 */

import { titleOf } from "../board/words.js";
import { byId } from "./elements.js";

/**
 * @typedef {object} Parts
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../board/view.js").View} view
 * @property {import("../board/places.js").Places} places
 * @property {import("./announce.js").Announcer} announcer
 * @property {import("../board/view.js").ShortcutTable} shortcuts
 * @property {string} lang
 * @property {import("../i18n.js").Translate} t
 */

/** The bar leaves the picture alone once the pointer rests. */
const REST_MS = 2_500;
/** From here on somebody reads a frame, and does not look at the whole map. */
const NEAR_ZOOM = 0.3;
const SWIPE_MIN_PX = 50;

/** Shows and steps through `view.presenting`. */
export class Presentation {
  #parts;
  #bar = byId("presentation", HTMLElement);
  #digits = "";
  #isShrinking = false;
  /** @type {Element|null} */
  #before = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #rest;
  #ofTurn = new AbortController();

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    for (const id of ["play-button", "present-button"]) byId(id, HTMLElement).addEventListener("click", () => this.start());
    parts.shortcuts.add({ p: () => this.start() });
    for (const button of this.#bar.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => this.#do(button.getAttribute("data-step") ?? ""));
    }
    parts.view.onChange((keys) => {
      if (keys.has("presenting")) this.#show();
      if (keys.has("viewport")) this.#refit();
    });
    parts.board.onChange(({ nodes, isReset }) => (isReset || nodes.size > 0) && this.#boardChanged());
  }

  /** Begins with the frame in view when it fills most of the screen, else with the first. */
  start() {
    const { board, places, announcer, t, view } = this.#parts;
    const first = (view.camera.zoom > NEAR_ZOOM && places.frameInView()) || board.frames()[0];
    if (!first) announcer.show(t("present.none"));
    if (!first || view.presenting !== null) return;
    this.#before = document.activeElement;
    view.set({ draft: null, thread: null });
    places.present(first);
    this.#listen();
  }

  #end() {
    this.#parts.places.endPresentation();
  }

  /** Whoever ended it: a key, a button, or the browser's way back. */
  #cleanUp() {
    this.#ofTurn.abort();
    clearTimeout(this.#rest);
    if (document.fullscreenElement) void document.exitFullscreen();
    document.body.classList.remove("is-resting");
    const target = this.#before instanceof HTMLElement && this.#before.isConnected ? this.#before : byId("map", HTMLElement);
    target.focus();
  }

  #listen() {
    this.#ofTurn = new AbortController();
    const { signal } = this.#ofTurn;
    document.addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
    document.addEventListener("pointermove", () => this.#wake(), { signal });
    document.addEventListener("fullscreenchange", () => this.#screenChanged(), { signal });
    listenToSwipes(byId("map", HTMLElement), (steps) => this.#step(steps), signal);
    this.#wake();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOnButton = event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter");
    const command = /^\d$/u.test(event.key) ? "digit" : COMMANDS.get(event.key);
    if (!command || isOnButton) return;
    event.preventDefault();
    event.stopPropagation();
    if (command === "digit") this.#typed(event.key);
    else this.#do(command);
  }

  /** @param {string} digit  of the number that a frame is called by; Enter goes there */
  #typed(digit) {
    this.#digits += digit;
    byId("present-count", HTMLElement).textContent = `${this.#digits} ↵`;
  }

  /** @param {string} command */
  #do(command) {
    const last = this.#parts.board.frames().length - 1;
    /** @type {Record<string, () => void>} */
    const actions = {
      next: () => this.#step(1),
      back: () => this.#step(-1),
      first: () => this.#go(0),
      last: () => this.#go(last),
      number: () => this.#goToNumber(),
      screen: () => this.#toggleScreen(),
      end: () => this.#end(),
    };
    actions[command]?.();
    if (command !== "number") this.#digits = "";
  }

  #goToNumber() {
    const wanted = Number(this.#digits);
    const at = this.#digits === "" ? this.#position() + 1 : wanted - (this.#parts.board.info?.first_number ?? 1);
    this.#digits = "";
    if (this.#parts.board.frames()[at]) this.#go(at);
    else this.#show();
  }

  /** @param {number} steps */
  #step(steps) {
    this.#go(this.#position() + steps);
  }

  /** @param {number} position */
  #go(position) {
    const frame = this.#parts.board.frames()[position];
    if (frame) this.#parts.places.present(frame);
  }

  #position() {
    return this.#parts.board.frames().findIndex((frame) => frame.id === this.#parts.view.presenting);
  }

  #show() {
    const { board, view, announcer, lang, t } = this.#parts;
    const isOn = view.presenting !== null;
    this.#bar.hidden = !isOn;
    document.body.classList.toggle("is-presenting", isOn);
    if (!isOn) return this.#cleanUp();
    const at = this.#position();
    const total = board.frames().length;
    const frame = board.frames()[at];
    const title = frame ? titleOf(frame, lang) : "";
    byId("present-count", HTMLElement).textContent = `${at + 1} / ${total}`;
    byId("present-title", HTMLElement).textContent = `${board.frameNumber(view.presenting ?? "")} · ${title}`;
    announcer.say(t("present.step", { at: at + 1, total, title }));
  }

  #refit() {
    const frame = this.#parts.board.frames()[this.#position()];
    if (frame) this.#parts.places.present(frame);
  }

  /** The frame on show may have been deleted, or moved to another place in the order. */
  #boardChanged() {
    if (this.#parts.view.presenting === null) return;
    if (this.#position() < 0) this.#end();
    else this.#show();
  }

  #toggleScreen() {
    this.#isShrinking = document.fullscreenElement !== null;
    if (this.#isShrinking) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen();
  }

  /** Esc in full screen never reaches the page: whoever leaves it that way ends the presentation too. */
  #screenChanged() {
    if (!document.fullscreenElement && !this.#isShrinking) this.#end();
    this.#isShrinking = false;
  }

  #wake() {
    clearTimeout(this.#rest);
    document.body.classList.remove("is-resting");
    this.#rest = setTimeout(() => document.body.classList.add("is-resting"), REST_MS);
  }
}

const COMMANDS = new Map([
  ["ArrowRight", "next"],
  ["ArrowDown", "next"],
  [" ", "next"],
  ["PageDown", "next"],
  ["ArrowLeft", "back"],
  ["ArrowUp", "back"],
  ["PageUp", "back"],
  ["Home", "first"],
  ["End", "last"],
  ["Enter", "number"],
  ["Escape", "end"],
]);

/**
 * @param {HTMLElement} map
 * @param {(steps: number) => void} step
 * @param {AbortSignal} signal
 */
function listenToSwipes(map, step, signal) {
  let from_px = 0;
  map.addEventListener("pointerdown", (event) => (from_px = event.clientX), { signal });
  map.addEventListener("pointerup", (event) => {
    const moved_px = event.clientX - from_px;
    if (event.pointerType === "mouse") step(event.button === 0 ? 1 : 0);
    else if (Math.abs(moved_px) > SWIPE_MIN_PX) step(moved_px < 0 ? 1 : -1);
  }, { signal });
}
