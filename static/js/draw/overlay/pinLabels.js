/**
 * The labels of pins, visible and for screen readers.
 * @module draw/overlay/pinLabels
 */

import { initialsOf } from "../../board/text/names.js";

/** @typedef {import("../../wire.js").Thread} Thread */
/** @typedef {{button: HTMLButtonElement, label: string}} Pin  with the current label */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../board/comments/visibleComments.js").VisibleComments} visibleComments
 * @property {import("../../i18n.js").Translate} t
 * @property {(thread_id: string) => boolean} isUnsent
 * @property {(thread: Thread) => boolean} mayMove  whether this person may move the pin
 * @property {(thread_id: string) => boolean} isUnread
 */

const EXCERPT_LENGTH = 60;
/** Enough text to decide whether to read on. */
const TOOLTIP_LENGTH = 140;
/** The same as in tools/pins/pinNudge.js. */
const MOVE_KEYS = "Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown";

/**
 * @param {string} className
 * @returns {HTMLButtonElement}
 */
export function newButton(className) {
  const button = document.createElement("button");
  button.className = className;
  return button;
}

/**
 * Sets the text but keeps the text node: in Chromium, replacing it during a press would suppress the click.
 * @param {HTMLElement} element  contains only text
 * @param {string} text
 */
export function setText(element, text) {
  if (element.firstChild) element.firstChild.nodeValue = text;
  else element.textContent = text;
}

/**
 * @param {string} id  of the thread
 * @param {() => void} open
 * @returns {Pin} without a label yet
 */
export function newPin(id, open) {
  const button = newButton("pin");
  button.ariaExpanded = "false";
  button.dataset["thread"] = id;
  button.addEventListener("click", open);
  return { button, label: "" };
}

/**
 * Writes only changes, because there can be a thousand pins.
 * @param {Pin} pin
 * @param {Thread} thread
 * @param {Parts} parts
 */
export function labelPin(pin, thread, { board, visibleComments, t, isUnsent, mayMove, isUnread }) {
  const comments = visibleComments.commentsOf(thread.id);
  const isHidden = areAllHidden(comments);
  const name = board.people.get(visibleComments.displayedAuthorOf(thread))?.name ?? t("person.unnamed");
  const pinLabel = t("pin.label", { name, n: comments.length, text: comments[0]?.text.slice(0, EXCERPT_LENGTH) ?? "" });
  const hiddenLabel = isHidden ? t("pin.withheld", { label: pinLabel }) : pinLabel;
  const resolvedLabel = thread.is_resolved ? t("pin.settled", { label: hiddenLabel }) : hiddenLabel;
  const isNew = isUnread(thread.id);
  const label = isNew ? t("pin.unread", { label: resolvedLabel }) : resolvedLabel;
  const isMovable = mayMove(thread);
  pin.button.classList.toggle("is-unsent", isUnsent(thread.id));
  pin.button.classList.toggle("is-unread", isNew);
  pin.button.classList.toggle("is-settled", thread.is_resolved);
  pin.button.classList.toggle("is-withheld", isHidden);
  pin.button.classList.toggle("is-movable", isMovable);
  pin.button.ariaKeyShortcuts = isMovable ? MOVE_KEYS : null;
  if (pin.label === label) return;
  pin.label = label;
  setText(pin.button, initialsOf(name) + (comments.length > 1 ? ` · ${comments.length}` : ""));
  pin.button.ariaLabel = label;
  pin.button.dataset["tip"] = tooltipFor(name, comments[0]?.text ?? "");
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {string} the author and the start of the first comment
 */
function tooltipFor(name, text) {
  const flat = text.replace(/\s+/gu, " ").trim();
  const excerpt = flat.length > TOOLTIP_LENGTH ? `${flat.slice(0, TOOLTIP_LENGTH).trimEnd()}…` : flat;
  return excerpt === "" ? name : `${name}\n${excerpt}`;
}

/**
 * @param {readonly import("../../wire.js").Comment[]} comments
 * @returns {boolean} whether all comments are hidden from others
 */
export function areAllHidden(comments) {
  return comments.length > 0 && comments.every(({ hidden }) => hidden !== null);
}
