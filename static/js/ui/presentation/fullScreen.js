/**
 * Full screen, and the button that enters and leaves it.
 * @module ui/presentation/fullScreen
 */

import { makeIcon } from "../kit/dom.js";

/** The label of the button says what it does next. */
export class FullScreen {
  #button;
  #t;
  #onRefused;

  /**
   * @param {HTMLElement} button  is hidden if the browser has no full screen for pages, as on an iPhone
   * @param {import("../../i18n.js").Translate} t
   * @param {() => void} onRefused  the browser does not allow full screen now
   */
  constructor(button, t, onRefused) {
    this.#button = button;
    this.#t = t;
    this.#onRefused = onRefused;
    button.hidden = !document.fullscreenEnabled;
    document.addEventListener("fullscreenchange", () => this.#show());
    this.#show();
  }

  get isOn() {
    return document.fullscreenElement !== null && document.fullscreenElement !== undefined;
  }

  /** Enters or leaves full screen. */
  toggle() {
    if (this.isOn) this.leave();
    else document.documentElement.requestFullscreen().catch(this.#onRefused);
  }

  /** Leaves full screen, if it is on. */
  leave() {
    // It may have ended a moment ago.
    if (this.isOn) document.exitFullscreen().catch(() => {});
  }

  #show() {
    const label = this.#t(this.isOn ? "present.screen_exit" : "present.screen");
    this.#button.ariaLabel = label;
    this.#button.title = label;
    this.#button.replaceChildren(makeIcon(this.isOn ? "shrink" : "fit"));
  }
}
