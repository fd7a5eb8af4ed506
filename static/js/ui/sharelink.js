/**
 * One link in the share dialog: its address to copy, its code for phones, and for owners the ways to end it.
 * @module ui/sharelink
 */

import { datesIn } from "./dates.js";
import { make } from "./elements.js";
import { makeLinkSettings } from "./linksettings.js";

/** @typedef {import("../net/api.js").ShareLink} ShareLink */

/**
 * @typedef {object} Own
 * @property {string} board_id
 * @property {string} lang
 * @property {boolean} isOwner  who looks at it
 * @property {import("./announce.js").Announcer} announcer
 * @property {import("../i18n.js").Translate} t
 * @property {(url: string) => Promise<string>} copy  gives a sentence that says how it went
 * @property {(link: ShareLink, how: "link.rotate"|"link.revoke") => void} end
 */

/** @typedef {Own & import("./linksettings.js").Parts} Parts */

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 * @returns {HTMLLIElement}
 */
export function makeShareLink(link, parts) {
  const { t, isOwner } = parts;
  const title = link.name || t(`share.${link.role}.title`);
  const item = make("li", { "data-link": link.id }, make("h3", {}, title), make("p", {}, t(`share.${link.role}.what`)), ...state(link, parts), addressRow(link, title, parts));
  const more = make("div", { class: "more" }, codeButton(link, title, parts, item));
  // Whoever ends the link they came by is out of their own board with the next click.
  const mayEnd = isOwner && !link.is_mine;
  if (mayEnd) more.append(surely("share.rotate", "share.rotate.sure", parts, () => parts.end(link, "link.rotate")));
  if (mayEnd) more.append(surely("share.revoke", "share.revoke.sure", parts, () => parts.end(link, "link.revoke")));
  item.append(more);
  if (isOwner) item.append(makeLinkSettings(link, parts));
  return item;
}

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 * @returns {HTMLElement[]} a line about what else it takes to come in; none where the address is enough
 */
function state({ expires_at, has_password }, { t, lang, isOwner }) {
  const words = has_password && isOwner ? [t("share.has_password")] : [];
  if (expires_at !== null) {
    const when = datesIn(lang, { dateStyle: "medium", timeStyle: "short" }).format(expires_at);
    words.push(t(expires_at <= Date.now() ? "share.expired" : "share.expires_at", { when }));
  }
  return words.length > 0 ? [make("p", { class: "state" }, words.join(" "))] : [];
}

/**
 * @param {ShareLink} link
 * @param {string} title
 * @param {Parts} parts
 */
function addressRow({ url }, title, { t, copy }) {
  const field = make("input", { readonly: "", "aria-label": title });
  field.value = url;
  field.addEventListener("focus", () => field.select());
  const button = make("button", { type: "button", class: "primary" }, t("share.copy"));
  button.addEventListener("click", () => void copy(url).then((sentence) => (button.textContent = sentence)));
  return make("div", { class: "row" }, field, button);
}

/**
 * Shows the code only when it is wanted: a projector would show it to the whole room.
 * @param {ShareLink} link
 * @param {string} title
 * @param {Parts} parts
 * @param {HTMLElement} item
 */
function codeButton(link, title, { board_id, t }, item) {
  const button = make("button", { type: "button", class: "quiet", "aria-expanded": "false" }, t("share.code"));
  button.addEventListener("click", () => {
    const shown = item.querySelector("img");
    if (shown) shown.remove();
    else item.append(make("img", { src: `/api/v1/boards/${board_id}/links/${link.id}/qr.svg`, alt: t("share.code.alt", { name: title }) }));
    button.ariaExpanded = String(!shown);
  });
  return button;
}

/**
 * A button that does it at the second press: there is no way back.
 * @param {string} key
 * @param {string} sure  key of what it says then
 * @param {Parts} parts
 * @param {() => void} act
 */
function surely(key, sure, { t, announcer }, act) {
  const button = make("button", { type: "button", class: "quiet danger" }, t(key));
  let isSure = false;
  button.addEventListener("click", () => {
    if (isSure) return act();
    isSure = true;
    button.textContent = t(sure);
    announcer.say(t(sure));
  });
  return button;
}
