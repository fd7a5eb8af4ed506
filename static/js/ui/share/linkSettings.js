/**
 * What an owner may change about one link: its name, its expiry, its password; the code for other sites; the ways to
 * end it.
 * @module ui/share/linkSettings
 */

import { formatFieldTime } from "../kit/dates.js";
import { make } from "../kit/dom.js";

/** @typedef {import("../../net/api.js").ShareLink} ShareLink */
/** @typedef {"details"|"password"} Settings  what one form saves */

/**
 * @typedef {object} Parts
 * @property {import("../../i18n.js").Translate} t
 * @property {number} nameMax
 * @property {string} title  of the board
 * @property {import("../kit/popup.js").Popup} popup
 * @property {(field: HTMLInputElement|HTMLTextAreaElement) => Promise<boolean>} copy  whether it is on the clipboard;
 *   where not, the field is selected
 * @property {(link: ShareLink, set: {name?: string, expires_at?: number|null}) => void} update
 * @property {(link: ShareLink, password: string|null) => void} protect
 * @property {(link: ShareLink, how: "link.rotate"|"link.revoke") => void} end
 */

/** As the server has them. */
const PASSWORD_MIN = 8;
const PASSWORD_MAX = 200;
const MINUTE_MS = 60_000;

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 * @returns {HTMLDetailsElement} closed
 */
export function makeLinkSettings(link, parts) {
  const box = make("details", {}, make("summary", {}, parts.t("share.settings")), makeDetailsForm(link, parts));
  // Owners could lock themselves out of their board.
  if (link.role !== "own" || link.has_password) box.append(password(link, parts));
  if (link.embed_url) box.append(makeEmbedField(link.embed_url, parts));
  // Owners who end the link that they came by would be out of their own board.
  if (!link.is_mine) box.append(makeEndButtons(link, parts));
  return box;
}

/**
 * Carries what was typed but not saved from a row of a link over to the new row of the same link.
 * @param {HTMLElement} from
 * @param {HTMLElement} to
 * @param {Settings|null} saved  the form whose fields the server has taken; its fields are as saved
 */
export function copyUnsavedFields(from, to, saved) {
  const [before, after] = [from, to].map((row) => row.querySelector("details"));
  if (!before || !after) return;
  after.open = before.open;
  for (const field of fieldsIn(before)) {
    const same = fieldsIn(after).find(({ name }) => name === field.name);
    if (same && field.form?.dataset["saves"] !== saved && field.value !== field.defaultValue) same.value = field.value;
  }
}

/** @param {HTMLElement} box  @returns {HTMLInputElement[]} */
function fieldsIn(box) {
  return [...box.querySelectorAll("form[data-saves] input")].filter((field) => field instanceof HTMLInputElement);
}

/**
 * @param {string} url
 * @param {string} title
 * @returns {string} the element for a page of another site
 */
export function embedCode(url, title) {
  const safe = title.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${url}" title="${safe}" width="100%" height="600" loading="lazy" allowfullscreen allow="clipboard-write" referrerpolicy="no-referrer"></iframe>`;
}

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 */
function makeDetailsForm(link, { t, nameMax, update }) {
  // Attributes set what `defaultValue` tells: the value that the server has.
  const name = make("input", { name: "name", maxlength: String(nameMax), autocomplete: "off", value: link.name });
  const before = link.expires_at === null ? "" : formatFieldTime(link.expires_at);
  const min = formatFieldTime(Date.now() + MINUTE_MS);
  const end = make("input", {
    name: "expires_at",
    type: "datetime-local",
    max: "9999-12-31T23:59",
    min,
    value: before,
  });
  const form = make(
    "form",
    { "data-saves": "details" },
    label(t("share.new.name"), name),
    label(t("share.expires"), end),
    make("button", { class: "tonal" }, t("share.save")),
  );
  // An end that is over is no fault while it stays as it is.
  end.addEventListener("input", () => (end.min = formatFieldTime(Date.now() + MINUTE_MS)));
  if (link.expires_at !== null && link.expires_at <= Date.now()) end.min = "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const expires_at = end.value === "" ? null : new Date(end.value).getTime();
    const words = name.value.toWellFormed().replace(/\p{Cc}/gu, " ");
    update(link, { ...(words === link.name ? {} : { name: words }), ...(end.value === before ? {} : { expires_at }) });
  });
  return form;
}

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 */
function password(link, { t, protect }) {
  const hint = make("p", { id: `password-hint-${link.id}` }, t("share.password.hint"));
  const field = make("input", {
    name: "password",
    type: "password",
    required: "",
    minlength: String(PASSWORD_MIN),
    maxlength: String(PASSWORD_MAX),
    autocomplete: "new-password",
    "aria-describedby": hint.id,
  });
  const set = make("button", { class: "tonal" }, t(link.has_password ? "share.password.change" : "share.password.set"));
  const form = make("form", { "data-saves": "password" }, label(t("share.password"), field), hint, set);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    protect(link, field.value);
  });
  if (!link.has_password) return form;
  const remove = make("button", { type: "button", class: "quiet danger" }, t("share.password.remove"));
  remove.addEventListener("click", () => protect(link, null));
  form.append(remove);
  return form;
}

/**
 * @param {string} url
 * @param {Parts} parts
 */
function makeEmbedField(url, { t, title, copy }) {
  const code = make("textarea", { readonly: "", rows: "4", spellcheck: "false" });
  code.value = embedCode(url, title);
  code.addEventListener("focus", () => code.select());
  const button = make("button", { type: "button", class: "tonal" }, t("share.embed.copy"));
  button.addEventListener("click", () => void copy(code));
  return make("div", { class: "embed" }, label(t("share.embed"), code), button);
}

/**
 * The two ways to end an address. Each asks first, since nothing brings the address back.
 * @param {ShareLink} link
 * @param {Parts} parts
 */
function makeEndButtons(link, { t, popup, end }) {
  const ending = (/** @type {"rotate"|"revoke"} */ way) => {
    const label = t(`share.${way}`);
    const attributes = { type: "button", class: "quiet danger", "aria-haspopup": "menu", "aria-expanded": "false" };
    const button = make("button", attributes, label);
    const items = [
      { label: t("cancel"), choose: () => {} },
      { label, choose: () => end(link, `link.${way}`) },
    ];
    button.addEventListener("click", () => popup.toggle(button, [{ head: t(`share.${way}.ask`), items }]));
    return button;
  };
  return make("div", { class: "more" }, ending("rotate"), ending("revoke"));
}

/**
 * @param {string} words
 * @param {HTMLElement} field
 */
function label(words, field) {
  return make("label", {}, make("span", {}, words), field);
}
