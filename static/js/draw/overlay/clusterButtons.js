/**
 * Buttons with a number, each in place of several pins.
 * @module draw/overlay/clusterButtons
 */

import { newButton, setText } from "./pinLabels.js";

/** @typedef {import("../../geometry.js").Point} Point */
/**
 * @typedef {object} PlacedPin
 * @property {string} id  of the thread
 * @property {Point} at  board point
 * @property {boolean} isResolved
 * @property {boolean} isHidden  whether all comments of the thread are hidden from others
 * @property {HTMLButtonElement} button
 */
/**
 * @typedef {object} ClusterButton
 * @property {HTMLButtonElement} button
 * @property {readonly PlacedPin[]} members
 * @property {boolean} isUnread
 * @property {boolean} isShown  since the last `removeUnshown`
 */

/**
 * @typedef {object} Parts
 * @property {HTMLElement} layer
 * @property {import("../../i18n.js").Translate} t
 * @property {(members: readonly PlacedPin[]) => void} open
 * @property {(thread_id: string) => boolean} isUnread
 */

/** Creates, reuses and removes cluster buttons. */
export class ClusterButtons {
  #parts;
  /** @type {Map<string, ClusterButton>} by the first pin's thread, so that a growing cluster keeps its button */
  #clusters = new Map();
  /** @type {HTMLButtonElement[]} not in use */
  #spare = [];

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
    parts.layer.addEventListener("click", (event) => this.#click(event));
  }

  /**
   * @param {readonly PlacedPin[]} members  the same array as long as the members are the same
   * @returns {HTMLButtonElement} the button; removed by the next `removeUnshown` unless `show` is called again first
   */
  show(members) {
    const [first] = members;
    if (!first) throw new Error("A cluster button needs at least one pin.");
    const cluster = this.#clusters.get(first.id) ?? this.#newCluster(first);
    cluster.isShown = true;
    const isUnread = members.some(({ id }) => this.#parts.isUnread(id));
    if (cluster.members !== members || cluster.isUnread !== isUnread) this.#update(cluster, members, isUnread);
    return cluster.button;
  }

  /**
   * Removes the buttons for which `show` was not called since the last time.
   * @param {(id: string) => void} moveFocus  called with the first pin's thread if the removed button had the focus
   */
  removeUnshown(moveFocus) {
    const removed = [...this.#clusters].filter(([, { isShown }]) => !isShown);
    for (const cluster of this.#clusters.values()) cluster.isShown = false;
    for (const [id] of removed) this.#clusters.delete(id);
    // Removed last, because moving the focus arranges all pins again.
    for (const [id, { button }] of removed) this.#remove(id, button, moveFocus);
  }

  /**
   * @param {string} id  of a thread
   * @returns {HTMLButtonElement|undefined} the cluster button that contains its pin
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
    // Next to its pins in the Tab order as well, so that the next Tab goes on with them.
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
   * Counts the open threads. Resolved threads are counted only if no thread is open, because readers look for open
   * questions.
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
