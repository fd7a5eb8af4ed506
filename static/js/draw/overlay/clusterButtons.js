/**
 * Counted bubbles, each in place of several pins. They are buttons, as pins are.
 * @module draw/overlay/clusterButtons
 */

import { newButton, setText } from "./pinLabels.js";

/** @typedef {import("../../geometry.js").Point} Point */
/** @typedef {{id: string, at: Point, isResolved: boolean, isHidden: boolean, button: HTMLButtonElement}} PlacedPin  a pin, its thread, and its board point; of a withheld one others see nothing */
/** @typedef {{button: HTMLButtonElement, members: readonly PlacedPin[], isUnread: boolean, isShown: boolean}} ClusterButton */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer
 * @property {import("../../i18n.js").Translate} t
 * @property {(members: readonly PlacedPin[]) => void} open
 * @property {(thread_id: string) => boolean} isUnread
 */

/** Makes, reuses and takes away bubbles. */
export class ClusterButtons {
  #parts;
  /** @type {Map<string, ClusterButton>} by the first pin's thread, so that a bubble that grows stays the same to who listens */
  #clusters = new Map();
  /** @type {HTMLButtonElement[]} that nobody needs now */
  #spare = [];

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.layer.addEventListener("click", (event) => this.#click(event));
  }

  /**
   * @param {readonly PlacedPin[]} members  the same list as long as they are the same
   * @returns {HTMLButtonElement} the bubble that shows them, until a `sweep` before which nobody has asked for it again
   */
  show(members) {
    const [first] = members;
    if (!first) throw new Error("A bubble stands for pins, and here are none.");
    const cluster = this.#clusters.get(first.id) ?? this.#newCluster(first);
    cluster.isShown = true;
    const isUnread = members.some(({ id }) => this.#parts.isUnread(id));
    if (cluster.members !== members || cluster.isUnread !== isUnread) this.#update(cluster, members, isUnread);
    return cluster.button;
  }

  /**
   * Takes bubbles away that were not asked for since the last time.
   * @param {(id: string) => void} moveFocus  gets the focus that a bubble had, whose first pin this is
   */
  removeUnshown(moveFocus) {
    const removed = [...this.#clusters].filter(([, { isShown }]) => !isShown);
    for (const cluster of this.#clusters.values()) cluster.isShown = false;
    for (const [id] of removed) this.#clusters.delete(id);
    // Only now, when all is in order: whoever gets the focus has everything arranged anew.
    for (const [id, { button }] of removed) this.#remove(id, button, moveFocus);
  }

  /**
   * @param {string} id  of a thread
   * @returns {HTMLButtonElement|undefined} the bubble that its pin is in
   */
  buttonOf(id) {
    for (const { button, members } of this.#clusters.values())
      if (members.some((member) => member.id === id)) return button;
    return undefined;
  }

  /** @param {PlacedPin} first  @returns {ClusterButton} */
  #newCluster(first) {
    const cluster = {
      button: this.#spare.pop() ?? newButton("pin-cluster"),
      members: [],
      isUnread: false,
      isShown: true,
    };
    cluster.button.dataset["first"] = first.id;
    // Beside its pins also for Tab: who opens it goes on with them.
    this.#parts.layer.insertBefore(cluster.button, first.button);
    this.#clusters.set(first.id, cluster);
    return cluster;
  }

  /**
   * @param {string} id
   * @param {HTMLButtonElement} button
   * @param {(id: string) => void} moveFocus
   */
  #remove(id, button, moveFocus) {
    if (button === document.activeElement) moveFocus(id);
    button.remove();
    this.#spare.push(button);
  }

  /**
   * Who looks for open questions is not sent to settled ones; those are counted where there is nothing else.
   * @param {ClusterButton} cluster
   * @param {readonly PlacedPin[]} members
   * @param {boolean} isUnread
   */
  #update(cluster, members, isUnread) {
    const { t } = this.#parts;
    const resolved = members.filter(({ isResolved }) => isResolved).length;
    const open = members.length - resolved;
    const label = [
      open > 0 ? t("pins.cluster", { n: open }) : "",
      resolved > 0 ? t("pins.settled", { n: resolved }) : "",
    ]
      .filter(Boolean)
      .join(", ");
    cluster.members = members;
    cluster.isUnread = isUnread;
    setText(cluster.button, String(open || resolved));
    cluster.button.ariaLabel = isUnread ? t("pin.unread", { label: label }) : label;
    cluster.button.classList.toggle("is-unread", isUnread);
    cluster.button.classList.toggle("is-settled", open === 0);
    cluster.button.classList.toggle(
      "is-withheld",
      members.every(({ isHidden }) => isHidden),
    );
  }

  /** @param {MouseEvent} event */
  #click(event) {
    for (const { button, members } of this.#clusters.values())
      if (button === event.target) return this.#parts.open(members);
  }
}
