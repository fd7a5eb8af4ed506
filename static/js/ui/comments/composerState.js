/**
 * Shows the hint below the text of the composer, and enables the Send button. The text must not be empty or too long,
 * and the waiting time of slow mode must be over.
 * @module ui/comments/composerState
 */

import { byId } from "../kit/dom.js";
import { countText } from "../kit/textLimit.js";
import { isBlank } from "../kit/cleanText.js";

/**
 * @typedef {object} Parts
 * @property {HTMLTextAreaElement} text
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../../i18n.js").Translate} t
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {() => boolean} isEditing  whether a comment is being edited: slow mode does not apply to edits
 * @property {() => void} onWaitEnd  is called when the waiting time of slow mode is over
 */

const SECOND_MS = 1_000;

/** The hint and the Send button of the composer. */
export class ComposerState {
  #parts;
  #hint = byId("composer-hint", HTMLElement);
  #send = /** @type {HTMLButtonElement} */ (byId("composer", HTMLElement).querySelector(".send"));
  #max;
  /** End of the waiting time of slow mode, by the clock of this page. */
  #until_ms = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#max = Number(parts.text.dataset["max"]);
    parts.sync.onChange(() => this.refresh());
  }

  /** @returns {boolean} whether the text cannot be sent now */
  get isBlocked() {
    const { text } = this.#parts;
    return isBlank(text.value) || [...text.value].length > this.#max || this.#secondsLeft() > 0;
  }

  /** @returns {number} the remaining seconds of slow mode; 0 while a comment is being edited */
  #secondsLeft() {
    if (this.#parts.isEditing()) return 0;
    return Math.max(0, Math.ceil((this.#until_ms - Date.now()) / SECOND_MS));
  }

  /** Updates the hint and the Send button. */
  refresh() {
    const { text, sync, t } = this.#parts;
    const { hint, isOver } = countText(text, this.#max, t);
    const seconds = this.#secondsLeft();
    const isOffline = sync.you !== null && !sync.isLive;
    const defaultHint = isOffline
      ? t("composer.offline")
      : matchMedia("(pointer: coarse)").matches
        ? ""
        : t("composer.hint");
    this.#hint.textContent = hint || (seconds > 0 ? t("composer.wait", { n: seconds }) : defaultHint);
    this.#hint.classList.toggle("error", isOver);
    this.#send.disabled = this.isBlocked;
  }

  /**
   * Starts the countdown of slow mode.
   * @param {number} seconds
   */
  wait(seconds) {
    this.#until_ms = Date.now() + seconds * SECOND_MS;
    this.#tick();
  }

  #tick() {
    clearTimeout(this.#timer);
    this.refresh();
    if (Date.now() < this.#until_ms) this.#timer = setTimeout(() => this.#tick(), SECOND_MS / 4);
    else this.#endWait();
  }

  #endWait() {
    const { text, announcer, t, onWaitEnd } = this.#parts;
    onWaitEnd();
    if (text.value !== "") announcer.say(t("composer.wait_over"));
  }
}
