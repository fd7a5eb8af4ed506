/**
 * The dialog in which owners set the commenting hours and slow mode.
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
/** @typedef {{opens_at: string, closes_at: string, slow_seconds: string}} Fields  the values of the form fields */

/**
 * Opens the dialog with the current settings of the board.
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
 * Returns only the settings that were changed. A field has no seconds, but a script may have set a time with seconds;
 * saving an unchanged field would remove them.
 * @param {Fields} before
 * @param {Fields} after
 * @returns {import("../../wire.js").BoardUpdate["set"]}
 */
export function changedHours(before, after) {
  const toTime = (/** @type {string} */ field) => (field === "" ? null : new Date(field).getTime());
  return {
    ...(after.opens_at === before.opens_at ? {} : { opens_at: toTime(after.opens_at) }),
    ...(after.closes_at === before.closes_at ? {} : { closes_at: toTime(after.closes_at) }),
    ...(after.slow_seconds === before.slow_seconds ? {} : { slow_seconds: Number(after.slow_seconds) }),
  };
}

/**
 * Saves the changed settings and closes the dialog. If that fails, the dialog stays open and shows the reason.
 * @param {Fields} before
 * @param {Parts} parts
 */
async function save(before, { sync, announcer, t }) {
  const after = { opens_at: opensField().value, closes_at: closesField().value, slow_seconds: slowField().value };
  if (after.opens_at !== "" && after.closes_at !== "" && after.closes_at <= after.opens_at)
    return showError(t("hours.order"), { isOrder: true });
  const set = changedHours(before, after);
  // The change is not queued while offline, because another owner may have set other hours when it is sent.
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
  opensField().value = opens_at;
  closesField().value = closes_at;
  const isListed = [...slowField().options].some(({ value }) => value === slow_seconds);
  if (!isListed)
    slowField().append(make("option", { value: slow_seconds }, t("hours.slow.seconds", { n: Number(slow_seconds) })));
  slowField().value = slow_seconds;
}

/**
 * @param {string} text  empty if there is no error
 * @param {{isOrder?: boolean}} [why]  `isOrder`: the closing time is not after the opening time
 */
function showError(text, { isOrder = false } = {}) {
  byId("hours-order", HTMLElement).textContent = isOrder ? text : "";
  byId("hours-error", HTMLElement).textContent = isOrder ? "" : text;
  closesField().ariaInvalid = String(isOrder);
  if (isOrder) closesField().focus();
}

const opensField = () => byId("hours-opens", HTMLInputElement);
const closesField = () => byId("hours-closes", HTMLInputElement);
const slowField = () => byId("hours-slow", HTMLSelectElement);
