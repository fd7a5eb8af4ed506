/**
 * When guests may comment, and how often: the owner's dialog.
 * @module ui/moderation/hours
 */

import { byId, make } from "../kit/dom.js";
import { formatFieldTime } from "../kit/dates.js";

/** @typedef {import("../../wire.js").BoardInfo} BoardInfo */

/**
 * @typedef {object} Parts
 * @property {import("../../board/state.js").BoardState} board
 * @property {import("../../net/sync.js").Sync} sync
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */
/** @typedef {{opens_at: string, closes_at: string, slow_seconds: string}} Fields  what the fields show */

/**
 * Opens it with what holds now.
 * @param {Parts} parts
 */
export function openHours(parts) {
  const { info } = parts.board;
  if (!info) return;
  const before = fieldsOf(info);
  fill(before, parts.t);
  showError("");
  const form = byId("hours-form", HTMLFormElement);
  form.onsubmit = (event) => {
    event.preventDefault();
    void save(before, parts);
  };
  const dialog = byId("hours-dialog", HTMLDialogElement);
  byId("hours-cancel", HTMLElement).onclick = () => dialog.close();
  dialog.showModal();
}

/**
 * Only what was changed: a field knows no seconds, which a script may have set.
 * @param {Fields} before
 * @param {Fields} after
 * @returns {import("../../wire.js").BoardUpdate["set"]}
 */
export function changedHours(before, after) {
  const at = (/** @type {string} */ field) => (field === "" ? null : new Date(field).getTime());
  return {
    ...(after.opens_at === before.opens_at ? {} : { opens_at: at(after.opens_at) }),
    ...(after.closes_at === before.closes_at ? {} : { closes_at: at(after.closes_at) }),
    ...(after.slow_seconds === before.slow_seconds ? {} : { slow_seconds: Number(after.slow_seconds) }),
  };
}

/**
 * @param {Fields} before
 * @param {Parts} parts
 */
async function save(before, { sync, announcer, t }) {
  const after = { opens_at: opens().value, closes_at: closes().value, slow_seconds: pace().value };
  if (after.opens_at !== "" && after.closes_at !== "" && after.closes_at <= after.opens_at)
    return showError(t("hours.order"), { isOrder: true });
  const set = changedHours(before, after);
  // Not to be sent later: by then somebody may have set other hours.
  if (!sync.isLive) return showError(t("error.offline"));
  const refusal = Object.keys(set).length > 0 ? await sync.submit([{ kind: "board.update", set }]) : null;
  if (refusal) return showError(t(`error.${refusal.code}`, refusal.params));
  byId("hours-dialog", HTMLDialogElement).close();
  announcer.show(t("hours.saved"));
}

/**
 * @param {BoardInfo} info
 * @returns {Fields}
 */
function fieldsOf({ opens_at, closes_at, slow_seconds }) {
  const field = (/** @type {number|null} */ at) => (at === null ? "" : formatFieldTime(at));
  return { opens_at: field(opens_at), closes_at: field(closes_at), slow_seconds: String(slow_seconds) };
}

/**
 * @param {Fields} fields
 * @param {import("../../i18n.js").Translate} t
 */
function fill({ opens_at, closes_at, slow_seconds }, t) {
  opens().value = opens_at;
  closes().value = closes_at;
  const isListed = [...pace().options].some(({ value }) => value === slow_seconds);
  if (!isListed)
    pace().append(make("option", { value: slow_seconds }, t("hours.slow.seconds", { n: Number(slow_seconds) })));
  pace().value = slow_seconds;
}

/**
 * @param {string} words  none: all is well
 * @param {{isOrder?: boolean}} [why]  `isOrder`: the closing has to be changed
 */
function showError(words, { isOrder = false } = {}) {
  byId("hours-order", HTMLElement).textContent = isOrder ? words : "";
  byId("hours-error", HTMLElement).textContent = isOrder ? "" : words;
  closes().ariaInvalid = String(isOrder);
  if (isOrder) closes().focus();
}

const opens = () => byId("hours-opens", HTMLInputElement);
const closes = () => byId("hours-closes", HTMLInputElement);
const pace = () => byId("hours-slow", HTMLSelectElement);
