/**
 * The presentation: one frame after another, by keys, clicks, swipes or buttons.
 * @module ui/presentation/presentation
 */

import { fitBox, toBoard } from "../../board/camera/camera.js";
import { NO_INSETS } from "../../board/camera/viewportInsets.js";
import { titleOfFrame } from "../../board/text/nodeText.js";
import { frameAt, linkAt } from "../../draw/hitTest.js";
import { centre } from "../../geometry.js";
import { byId } from "../kit/dom.js";
import { firstFrame } from "./firstFrame.js";
import { FullScreen } from "./fullScreen.js";
import { isForPresentation } from "./presentationKeys.js";
import { listenForSwipes } from "./swipes.js";

/** @typedef {import("../../wire.js").FrameNode} FrameNode */
/** @typedef {import("../../app/app.js").PresentationStep} Step */
/**
 * @typedef {Pick<import("../../app/app.js").App,
 *   "map"|"board"|"view"|"navigation"|"index"|"renderer"|"commands"|"followLink"|"announcer"|"lang"|"t">} Parts
 */

/** The bar is hidden when the pointer has not moved for this long. */
const HIDE_BAR_AFTER_MS = 2_500;
/** Tolerance for the zoom at which the frame fills the screen. */
const ZOOM_TOLERANCE = 0.01;

/** Shows `view.presenting`, and steps through the frames. */
export class Presentation {
  #parts;
  #bar = byId("presentation", HTMLElement);
  #fullScreen;
  /** Digits typed so far, of the number of a frame. */
  #digits = "";
  /** What had the focus before. @type {Element|null} */
  #focusedBefore = null;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #hideTimer;
  /** Removes the listeners of this presentation. */
  #abort = new AbortController();
  /** Whether full screen ends by our button, and not by Escape. */
  #isLeavingFullScreen = false;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    const { announcer, t } = parts;
    const screen = /** @type {HTMLElement} */ (this.#bar.querySelector('[data-step="screen"]'));
    this.#fullScreen = new FullScreen(screen, t, () => announcer.show(t("present.screen_refused")));
    parts.view.onChange((keys) => {
      if (keys.has("presenting")) this.#show();
      if (keys.has("viewport")) this.#fitFrame();
    });
    parts.board.onChange(({ nodes, isReset }) => (isReset || nodes.size > 0) && this.#onBoardChange());
  }

  /** Starts with the frame in view, or with the first one. */
  start() {
    const { navigation, announcer, t, view } = this.#parts;
    const first = firstFrame(this.#parts);
    if (!first) announcer.show(t("present.none"));
    if (!first || view.presenting !== null) return;
    this.#focusedBefore = document.activeElement;
    view.set({ draft: null, thread: null });
    // An offer would cover the frame.
    announcer.withdraw();
    navigation.present(first);
    this.#listen();
  }

  #end() {
    this.#parts.navigation.endPresentation();
  }

  /** Runs after every end: by a key, a button, or the browser's back. */
  #cleanUp() {
    this.#abort.abort();
    clearTimeout(this.#hideTimer);
    this.#digits = "";
    this.#fullScreen.leave();
    document.body.classList.remove("is-resting");
    const target =
      this.#focusedBefore instanceof HTMLElement && this.#focusedBefore.isConnected
        ? this.#focusedBefore
        : this.#parts.map;
    target.focus();
  }

  #listen() {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    document.addEventListener("keydown", (event) => this.#onKey(event), { signal, capture: true });
    for (const type of ["pointermove", "pointerdown"])
      document.addEventListener(type, () => this.#showBar(), { signal });
    document.addEventListener("fullscreenchange", () => this.#onFullScreenChange(), { signal });
    listenForSwipes(
      this.#parts.map,
      {
        click: (at, isTouch) => this.#click(at, isTouch),
        swipe: (steps) => this.#swipe(steps),
      },
      signal,
    );
    this.#showBar();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (!isForPresentation(event, this.#parts.view.areShortcutsOn)) return;
    if (/^\d$/u.test(event.key)) this.#typeDigit(event.key);
    else if (!this.#runCommand(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key has a command
   */
  #runCommand(event) {
    const hasRun = this.#parts.commands.runKey(event, "presentation");
    if (hasRun) this.#digits = "";
    return hasRun;
  }

  /** @param {string} digit  of the number of a frame; Enter goes there */
  #typeDigit(digit) {
    this.#digits += digit;
    byId("present-count", HTMLElement).textContent = `${this.#digits} ↵`;
  }

  /**
   * Runs one command of the presentation.
   * @param {Step} step
   */
  perform(step) {
    const { board } = this.#parts;
    const actions = {
      next: () => this.#step(1),
      back: () => this.#step(-1),
      first: () => this.#goTo(0),
      last: () => this.#goTo(board.frames().length - 1),
      number: () => this.#goToNumber(),
      screen: () => this.#toggleFullScreen(),
      end: () => this.#end(),
    };
    actions[step]();
    this.#digits = "";
  }

  #goToNumber() {
    const { board, announcer, t } = this.#parts;
    const digits = this.#digits;
    this.#digits = "";
    if (digits === "") return this.#step(1);
    const at = Number(digits) - (board.info?.first_number ?? 1);
    if (board.frames()[at]) return void this.#goTo(at);
    this.#show();
    announcer.show(t("present.no_number", { number: digits }));
  }

  /** @param {1|-1|0} steps  0 moves the frame back to its place */
  #swipe(steps) {
    if (this.#isZoomed()) return;
    if (steps === 0) this.#fitFrame();
    else this.#step(steps);
  }

  /**
   * Follows a link. Any other click of a mouse goes to the next frame.
   * @param {import("../../geometry.js").Point} at  screen pixels
   * @param {boolean} isTouch
   */
  #click(at, isTouch) {
    const { index, view, renderer, followLink, navigation } = this.#parts;
    const href = linkAt(index, toBoard(view.camera, at), renderer.measure);
    const frame = href === null ? null : this.#targetFrame(href);
    if (frame) navigation.present(frame);
    else if (href !== null) followLink(href);
    else if (!isTouch) this.#step(1);
  }

  /**
   * @param {string} href
   * @returns {FrameNode|null} the frame that a link to a node leads to, or the frame around that node
   */
  #targetFrame(href) {
    const { board, index } = this.#parts;
    const target = href.startsWith("#") ? board.nodes.get(href.slice(1)) : undefined;
    if (!target) return null;
    return target.kind === "frame" ? target : frameAt(index, centre(target));
  }

  /** @param {1|-1} steps */
  #step(steps) {
    const { announcer, t } = this.#parts;
    if (this.#goTo(this.#position() + steps)) return;
    this.#fitFrame();
    announcer.show(t(steps > 0 ? "present.at_last" : "present.at_first"));
  }

  /**
   * @param {number} position
   * @returns {boolean} false if there is no frame
   */
  #goTo(position) {
    const frame = this.#parts.board.frames()[position];
    if (frame) this.#parts.navigation.present(frame);
    return frame !== undefined;
  }

  #position() {
    return this.#parts.board.frames().findIndex((frame) => frame.id === this.#parts.view.presenting);
  }

  /**
   * Frames are numbered as on the board. So the bar shows the number of the last frame, and not the count of frames.
   */
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

  #fitFrame() {
    const frame = this.#parts.board.frames()[this.#position()];
    if (frame) this.#parts.navigation.present(frame);
  }

  /** While the camera is zoomed in, a swipe pans and does not step. */
  #isZoomed() {
    const { board, view } = this.#parts;
    const frame = board.frames()[this.#position()];
    return !frame || view.camera.zoom > fitBox(frame, view.viewport, NO_INSETS).zoom * (1 + ZOOM_TOLERANCE);
  }

  /** The current frame may have been deleted, or moved in the order. */
  #onBoardChange() {
    if (this.#parts.view.presenting === null) return;
    if (this.#position() < 0) this.#end();
    else this.#show();
  }

  #toggleFullScreen() {
    this.#isLeavingFullScreen = this.#fullScreen.isOn;
    this.#fullScreen.toggle();
  }

  /**
   * In full screen, Escape never reaches the page: the browser only ends full screen. Then the presentation ends, or
   * the open dialog closes.
   */
  #onFullScreenChange() {
    const dialog = document.querySelector("dialog[open]");
    if (!this.#fullScreen.isOn && !this.#isLeavingFullScreen)
      dialog instanceof HTMLDialogElement ? dialog.close() : this.#end();
    this.#isLeavingFullScreen = false;
  }

  #showBar() {
    clearTimeout(this.#hideTimer);
    document.body.classList.remove("is-resting");
    this.#hideTimer = setTimeout(() => document.body.classList.add("is-resting"), HIDE_BAR_AFTER_MS);
  }
}
