/**
 * The button for full screen, which says what it will do next.
 * @module ui/presentation/fullScreen
 */

import { makeIcon } from "../kit/dom.js";

/** Whether this browser has it for a page: an iPhone has not. */
const IS_OFFERED = document.fullscreenEnabled;

/** Full screen, with the button that enters and leaves it. */
export class FullScreen {
  #button;
  #t;
  #refused;

  /**
   * @param {HTMLElement} button
   * @param {import("../../i18n.js").Translate} t
   * @param {() => void} refused  is called when the browser does not allow it now
   */
  constructor(button, t, refused) {
    this.#button = button;
    this.#t = t;
    this.#refused = refused;
    button.hidden = !IS_OFFERED;
    document.addEventListener("fullscreenchange", () => this.#show());
    this.#show();
  }

  get isOn() {
    return document.fullscreenElement !== null && document.fullscreenElement !== undefined;
  }

  /** Enters it, or leaves it. */
  toggle() {
    if (this.isOn) this.leave();
    else document.documentElement.requestFullscreen().catch(this.#refused);
  }

  /** Leaves it, if it is on. */
  leave() {
    // It may have ended by itself a moment ago.
    if (this.isOn) document.exitFullscreen().catch(() => {});
  }

  #show() {
    const words = this.#t(this.isOn ? "present.screen_exit" : "present.screen");
    this.#button.ariaLabel = words;
    this.#button.title = words;
    this.#button.replaceChildren(makeIcon(this.isOn ? "shrink" : "fit"));
  }
}
