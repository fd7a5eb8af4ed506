/**
 * One link in the share dialog: its address with a Copy button, its QR code, and its settings for owners.
 * @module ui/share/shareLink
 */

import { datesIn } from "../kit/dates.js";
import { make } from "../kit/dom.js";
import { makeLinkCode } from "./linkCode.js";
import { makeLinkSettings } from "./linkSettings.js";

/** @typedef {import("../../net/api.js").ShareLink} ShareLink */

/**
 * @typedef {object} LinkView
 * @property {string} lang
 * @property {boolean} isOwner  whether this person is an owner
 */

/** @typedef {LinkView & import("./linkCode.js").Parts & import("./linkSettings.js").Parts} Parts */

/** How long the button says that the link was copied. */
const COPIED_MS = 2_000;

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 * @returns {HTMLLIElement}
 */
export function makeShareLink(link, parts) {
  const { t, isOwner } = parts;
  const title = link.name || t(`share.${link.role}.title`);
  const { button, box } = makeLinkCode(link, title, parts);
  const more = make("div", { class: "more" }, button);
  const description = make("p", {}, t(`share.${link.role}.what`));
  const item = make("li", { "data-link": link.id }, make("h3", {}, title), description, ...makeState(link, parts));
  item.append(makeAddressRow(link, title, parts), more, box);
  if (isOwner) item.append(makeLinkSettings(link, parts));
  return item;
}

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 * @returns {HTMLElement[]} one line about the password and the expiry; empty if the link has neither
 */
function makeState({ expires_at, has_password }, { t, lang, isOwner }) {
  const texts = has_password && isOwner ? [t("share.has_password")] : [];
  if (expires_at !== null) {
    const when = datesIn(lang, { dateStyle: "medium", timeStyle: "short" }).format(expires_at);
    texts.push(t(expires_at <= Date.now() ? "share.expired" : "share.expires_at", { when }));
  }
  return texts.length > 0 ? [make("p", { class: "state" }, texts.join(" "))] : [];
}

/**
 * @param {ShareLink} link
 * @param {string} title
 * @param {Parts} parts
 */
function makeAddressRow({ url, role }, title, { t, copy }) {
  const field = make("input", { readonly: "", "aria-label": title });
  field.value = url;
  field.addEventListener("focus", () => field.select());
  // The button of an owner's link is less prominent, because that link is not for sharing.
  const button = make(
    "button",
    { type: "button", class: role === "own" ? "tonal copy" : "primary copy" },
    t("share.copy"),
  );
  button.addEventListener("click", () => void copy(field).then((isCopied) => isCopied && showCopied(button, t)));
  return make("div", { class: "row" }, field, button);
}

/**
 * @param {HTMLButtonElement} button
 * @param {import("../../i18n.js").Translate} t
 */
function showCopied(button, t) {
  button.textContent = t("share.copied.short");
  setTimeout(() => (button.textContent = t("share.copy")), COPIED_MS);
}
