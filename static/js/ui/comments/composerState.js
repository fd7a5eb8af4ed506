/**
 * What the composer says below its text, and whether Send can be pressed: there is text, it is not too long, and slow
 * mode lets this person write again.
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
 * @property {() => boolean} isEditing  whether a comment is edited: slow mode counts new ones
 * @property {() => void} waited  slow mode lets this person write again
 */

const SECOND_MS = 1_000;

/** The hint and the Send button of the composer. */
export class ComposerState {
  #parts;
  #hint = byId("composer-hint", HTMLElement);
  #send = /** @type {HTMLButtonElement} */ (byId("composer", HTMLElement).querySelector(".send"));
  #max;
  /** When slow mode lets this person write again, by the clock of this page. */
  #until_ms = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#max = Number(parts.text.dataset["max"]);
    parts.sync.onChange(() => this.refresh());
  }

  /** @returns {boolean} whether Send does nothing now */
  get isBlocked() {
    const { text } = this.#parts;
    return isBlank(text.value) || [...text.value].length > this.#max || this.#secondsLeft() > 0;
  }

  /** @returns {number} for which slow mode makes this person wait; none for a comment that is edited */
  #secondsLeft() {
    if (this.#parts.isEditing()) return 0;
    return Math.max(0, Math.ceil((this.#until_ms - Date.now()) / SECOND_MS));
  }

  /** Shows the state as it is now. */
  refresh() {
    const { text, sync, t } = this.#parts;
    const { hint, isOver } = countText(text, this.#max, t);
    const wait = this.#secondsLeft();
    const isOffline = sync.you !== null && !sync.isLive;
    const usual = isOffline ? t("composer.offline") : matchMedia("(pointer: coarse)").matches ? "" : t("composer.hint");
    this.#hint.textContent = hint || (wait > 0 ? t("composer.wait", { n: wait }) : usual);
    this.#hint.classList.toggle("error", isOver);
    this.#send.disabled = this.isBlocked;
  }

  /**
   * Slow mode: counts down until this person may write again.
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
    const { text, announcer, t, waited } = this.#parts;
    waited();
    if (text.value !== "") announcer.say(t("composer.wait_over"));
  }
}
