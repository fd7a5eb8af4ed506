/**
 * Counted bubbles, each in place of several pins. They are buttons, as pins are.
 * @module draw/overlay/clusterButtons
 */

import { newButton, write } from "./pinLabels.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {{id: string, at: Point, isResolved: boolean, isWithheld: boolean, button: HTMLButtonElement}} Standing  a pin, its thread, and its board point; of a withheld one others see nothing */
/** @typedef {{button: HTMLButtonElement, members: readonly Standing[], isUnread: boolean, isShown: boolean}} Bubble */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer
 * @property {import("../../i18n.js").Translate} t
 * @property {(members: readonly Standing[]) => void} open
 * @property {(thread_id: string) => boolean} isUnread
 */

/** Makes, reuses and takes away bubbles. */
export class Bubbles {
  #parts;
  /** @type {Map<string, Bubble>} by the first pin's thread, so that a bubble that grows stays the same to who listens */
  #bubbles = new Map();
  /** @type {HTMLButtonElement[]} that nobody needs now */
  #spare = [];

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.layer.addEventListener("click", (event) => this.#click(event));
  }

  /**
   * @param {readonly Standing[]} members  the same list as long as they are the same
   * @returns {HTMLButtonElement} the bubble that shows them, until a `sweep` before which nobody has asked for it again
   */
  show(members) {
    const [first] = members;
    if (!first) throw new Error("A bubble stands for pins, and here are none.");
    const bubble = this.#bubbles.get(first.id) ?? this.#newBubble(first);
    bubble.isShown = true;
    const isUnread = members.some(({ id }) => this.#parts.isUnread(id));
    if (bubble.members !== members || bubble.isUnread !== isUnread) this.#label(bubble, members, isUnread);
    return bubble.button;
  }

  /**
   * Takes bubbles away that were not asked for since the last time.
   * @param {(id: string) => void} heir  gets the focus that a bubble had, whose first pin this is
   */
  sweep(heir) {
    const leaving = [...this.#bubbles].filter(([, { isShown }]) => !isShown);
    for (const bubble of this.#bubbles.values()) bubble.isShown = false;
    for (const [id] of leaving) this.#bubbles.delete(id);
    // Only now, when all is in order: whoever gets the focus has everything arranged anew.
    for (const [id, { button }] of leaving) this.#retire(id, button, heir);
  }

  /**
   * @param {string} id  of a thread
   * @returns {HTMLButtonElement|undefined} the bubble that its pin is in
   */
  holding(id) {
    for (const { button, members } of this.#bubbles.values())
      if (members.some((member) => member.id === id)) return button;
    return undefined;
  }

  /** @param {Standing} first  @returns {Bubble} */
  #newBubble(first) {
    const bubble = {
      button: this.#spare.pop() ?? newButton("pin-cluster"),
      members: [],
      isUnread: false,
      isShown: true,
    };
    bubble.button.dataset["first"] = first.id;
    // Beside its pins also for Tab: who opens it goes on with them.
    this.#parts.layer.insertBefore(bubble.button, first.button);
    this.#bubbles.set(first.id, bubble);
    return bubble;
  }

  /**
   * @param {string} id
   * @param {HTMLButtonElement} button
   * @param {(id: string) => void} heir
   */
  #retire(id, button, heir) {
    if (button === document.activeElement) heir(id);
    button.remove();
    this.#spare.push(button);
  }

  /**
   * Who looks for open questions is not sent to settled ones; those are counted where there is nothing else.
   * @param {Bubble} bubble
   * @param {readonly Standing[]} members
   * @param {boolean} isUnread
   */
  #label(bubble, members, isUnread) {
    const { t } = this.#parts;
    const settled = members.filter(({ isResolved }) => isResolved).length;
    const open = members.length - settled;
    const words = [open > 0 ? t("pins.cluster", { n: open }) : "", settled > 0 ? t("pins.settled", { n: settled }) : ""]
      .filter(Boolean)
      .join(", ");
    bubble.members = members;
    bubble.isUnread = isUnread;
    write(bubble.button, String(open || settled));
    bubble.button.ariaLabel = isUnread ? t("pin.unread", { label: words }) : words;
    bubble.button.classList.toggle("is-unread", isUnread);
    bubble.button.classList.toggle("is-settled", open === 0);
    bubble.button.classList.toggle(
      "is-withheld",
      members.every(({ isWithheld }) => isWithheld),
    );
  }

  /** @param {MouseEvent} event */
  #click(event) {
    for (const { button, members } of this.#bubbles.values())
      if (button === event.target) return this.#parts.open(members);
  }
}
