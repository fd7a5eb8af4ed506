/**
 * Presentation mode: frame by frame, by keys, clicks, swipes or buttons.
 * @module ui/presentation/presentation
 */

import { fitBox, toBoard, visibleBox } from "../../board/camera/camera.js";
import { NO_INSETS } from "../../board/camera/viewportInsets.js";
import { titleOfFrame } from "../../board/text/nodeText.js";
import { frameAt, linkAt } from "../../draw/hitTest.js";
import { boxInside, centre } from "../../geometry.js";
import { byId } from "../kit/dom.js";
import { FullScreen } from "./fullScreen.js";
import { commandOf } from "./presentationKeys.js";
import { listenToSwipes } from "./swipes.js";

/** @typedef {import("../../wire.js").FrameNode} FrameNode */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/view.js").View} view
 * @property {import("../../board/camera/navigation.js").Navigation} navigation
 * @property {import("../../draw/index/spatialIndex.js").SpatialIndex} index
 * @property {import("../../draw/renderer.js").Renderer} renderer
 * @property {(href: string) => void} followLink
 * @property {() => void} showHelp
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../board/view.js").ShortcutTable} shortcuts
 * @property {string} lang
 * @property {import("../../i18n.js").Translate} t
 */

/** The bar leaves the picture alone once the pointer rests. */
const REST_MS = 2_500;
/** Somebody reads a frame that takes at least this share of the screen's width or height. */
const READ_SHARE = 0.35;
const ZOOM_STEP = 1.25;
/** The camera's zoom counts as the frame's own within this share. */
const SAME_ZOOM = 0.01;

/** Shows and steps through `view.presenting`. */
export class Presentation {
  #parts;
  #bar = byId("presentation", HTMLElement);
  #screen;
  #digits = "";
  /** @type {Element|null} */
  #before = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #rest;
  #ofTurn = new AbortController();
  #isLeaving = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { announcer, t } = parts;
    const screen = /** @type {HTMLElement} */ (this.#bar.querySelector('[data-step="screen"]'));
    this.#screen = new FullScreen(screen, t, () => announcer.show(t("present.screen_refused")));
    for (const id of ["play-button", "present-button"])
      byId(id, HTMLElement).addEventListener("click", () => this.start());
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

  /** Begins with the frame that one reads, else with the first. */
  start() {
    const { navigation, announcer, t, view } = this.#parts;
    const first = this.#frameToBeginWith();
    if (!first) announcer.show(t("present.none"));
    if (!first || view.presenting !== null) return;
    this.#before = document.activeElement;
    view.set({ draft: null, thread: null });
    // What is offered would lie over the frame.
    announcer.withdraw();
    navigation.present(first);
    this.#listen();
  }

  /** @returns {FrameNode|undefined} the one in view, unless one looks at the whole board or at many frames */
  #frameToBeginWith() {
    const {
      board,
      navigation,
      view: { camera, viewport },
    } = this.#parts;
    const seen = visibleBox(camera, viewport);
    const isOverview = board.frames().every((frame) => boxInside(frame, seen));
    const frame = isOverview ? null : navigation.frameInView();
    const share = frame ? Math.max(frame.w / seen.w, frame.h / seen.h) : 0;
    return frame && share >= READ_SHARE ? frame : board.frames()[0];
  }

  #end() {
    this.#parts.navigation.endPresentation();
  }

  /** Whoever ended it: a key, a button, or the browser's way back. */
  #cleanUp() {
    this.#ofTurn.abort();
    clearTimeout(this.#rest);
    this.#digits = "";
    this.#screen.leave();
    document.body.classList.remove("is-resting");
    const target =
      this.#before instanceof HTMLElement && this.#before.isConnected ? this.#before : byId("map", HTMLElement);
    target.focus();
  }

  #listen() {
    this.#ofTurn = new AbortController();
    const { signal } = this.#ofTurn;
    document.addEventListener("keydown", (event) => this.#key(event), { signal, capture: true });
    for (const sign of ["pointermove", "pointerdown"]) document.addEventListener(sign, () => this.#wake(), { signal });
    document.addEventListener("fullscreenchange", () => this.#screenChanged(), { signal });
    listenToSwipes(
      byId("map", HTMLElement),
      {
        click: (at, isTouch) => this.#click(at, isTouch),
        swipe: (steps) => this.#swipe(steps),
      },
      signal,
    );
    this.#wake();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const command = commandOf(event, this.#parts.view.areShortcutsOn);
    if (!command) return;
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
    const { board, navigation, showHelp } = this.#parts;
    /** @type {Record<string, () => void>} */
    const actions = {
      next: () => this.#step(1),
      back: () => this.#step(-1),
      first: () => this.#go(0),
      last: () => this.#go(board.frames().length - 1),
      number: () => this.#goToNumber(),
      in: () => navigation.zoomBy(ZOOM_STEP),
      out: () => navigation.zoomBy(1 / ZOOM_STEP),
      screen: () => this.#toggleScreen(),
      help: showHelp,
      end: () => this.#end(),
    };
    actions[command]?.();
    if (command !== "number") this.#digits = "";
  }

  #goToNumber() {
    const { board, announcer, t } = this.#parts;
    const digits = this.#digits;
    this.#digits = "";
    if (digits === "") return this.#step(1);
    const at = Number(digits) - (board.info?.first_number ?? 1);
    if (board.frames()[at]) return this.#go(at);
    this.#show();
    announcer.show(t("present.no_number", { number: digits }));
  }

  /** @param {1|-1|0} steps  0: the frame goes back to its place */
  #swipe(steps) {
    if (this.#isZoomed()) return;
    if (steps === 0) this.#refit();
    else this.#step(steps);
  }

  /**
   * A link is followed; any other click of a mouse is a step.
   * @param {import("../../geometry.js").Point} at  screen pixels
   * @param {boolean} isTouch
   */
  #click(at, isTouch) {
    const { index, view, renderer, followLink, navigation } = this.#parts;
    const href = linkAt(index, toBoard(view.camera, at), renderer.measure);
    const frame = href === null ? null : this.#frameBehind(href);
    if (frame) navigation.present(frame);
    else if (href !== null) followLink(href);
    else if (!isTouch) this.#step(1);
  }

  /**
   * @param {string} href
   * @returns {FrameNode|null} the frame that a link within the board leads to, or into
   */
  #frameBehind(href) {
    const { board, index } = this.#parts;
    const target = href.startsWith("#") ? board.nodes.get(href.slice(1)) : undefined;
    if (!target) return null;
    return target.kind === "frame" ? target : frameAt(index, centre(target));
  }

  /** @param {1|-1} steps */
  #step(steps) {
    const { announcer, t } = this.#parts;
    if (this.#go(this.#position() + steps)) return;
    this.#refit();
    announcer.show(t(steps > 0 ? "present.at_last" : "present.at_first"));
  }

  /**
   * @param {number} position
   * @returns {boolean} false if there is no frame
   */
  #go(position) {
    const frame = this.#parts.board.frames()[position];
    if (frame) this.#parts.navigation.present(frame);
    return frame !== undefined;
  }

  #position() {
    return this.#parts.board.frames().findIndex((frame) => frame.id === this.#parts.view.presenting);
  }

  /** Frames have one number each, the one that stands on the board: the last one's takes the place of a count. */
  #show() {
    const { board, view, announcer, lang, t } = this.#parts;
    const isOn = view.presenting !== null;
    this.#bar.hidden = !isOn;
    document.body.classList.toggle("is-presenting", isOn);
    if (!isOn) return this.#cleanUp();
    const frame = board.frames()[this.#position()];
    const title = frame ? titleOfFrame(frame, lang) : "";
    const at = board.frameNumber(view.presenting ?? "");
    const last = board.frameNumber(board.frames().at(-1)?.id ?? "");
    byId("present-count", HTMLElement).textContent = `${at} / ${last}`;
    byId("present-title", HTMLElement).textContent = title || t("frame.untitled");
    announcer.say(t("present.step", { at, total: last, title }));
  }

  #refit() {
    const frame = this.#parts.board.frames()[this.#position()];
    if (frame) this.#parts.navigation.present(frame);
  }

  /** Whoever has zoomed in moves over the frame, and does not leaf through frames. */
  #isZoomed() {
    const { board, view } = this.#parts;
    const frame = board.frames()[this.#position()];
    return !frame || view.camera.zoom > fitBox(frame, view.viewport, NO_INSETS).zoom * (1 + SAME_ZOOM);
  }

  /** The frame on show may have been deleted, or moved to another place in the order. */
  #boardChanged() {
    if (this.#parts.view.presenting === null) return;
    if (this.#position() < 0) this.#end();
    else this.#show();
  }

  #toggleScreen() {
    this.#isLeaving = this.#screen.isOn;
    this.#screen.toggle();
  }

  /** Esc in full screen never reaches the page: whoever leaves it that way ends the presentation, or closes the dialog in front. */
  #screenChanged() {
    const dialog = document.querySelector("dialog[open]");
    if (!this.#screen.isOn && !this.#isLeaving) dialog instanceof HTMLDialogElement ? dialog.close() : this.#end();
    this.#isLeaving = false;
  }

  #wake() {
    clearTimeout(this.#rest);
    document.body.classList.remove("is-resting");
    this.#rest = setTimeout(() => document.body.classList.add("is-resting"), REST_MS);
  }
}
