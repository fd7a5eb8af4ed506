/**
 * The settings of one link, for owners: its name, expiry and password, the code to embed the board in other sites, and
 * the buttons that reset and revoke the link.
 * @module ui/share/linkSettings
 */

import { formatFieldTime } from "../kit/dates.js";
import { make } from "../kit/dom.js";

/** @typedef {import("../../net/api.js").ShareLink} ShareLink */
/** @typedef {"details"|"password"} Settings  the name of a form, after what it saves */

/**
 * @typedef {object} Parts
 * @property {import("../../i18n.js").Translate} t
 * @property {number} nameMax
 * @property {string} title  of the board
 * @property {import("../kit/popup.js").Popup} popup
 * @property {(field: HTMLInputElement|HTMLTextAreaElement) => Promise<boolean>} copy  copies the text of the field;
 *   resolves to false if that failed, and the field is then selected
 * @property {(link: ShareLink, set: {name?: string, expires_at?: number|null}) => void} update
 * @property {(link: ShareLink, password: string|null) => void} protect
 * @property {(link: ShareLink, how: "link.rotate"|"link.revoke") => void} end
 */

/** The length of a password in characters. The server has the same limits. */
const PASSWORD_MIN = 8;
const PASSWORD_MAX = 200;
const MINUTE_MS = 60_000;

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 * @returns {HTMLDetailsElement} the settings, closed
 */
export function makeLinkSettings(link, parts) {
  const box = make("details", {}, make("summary", {}, parts.t("share.settings")), makeDetailsForm(link, parts));
  // A password on an owner's link could lock the owners out of their board.
  if (link.role !== "own" || link.has_password) box.append(makePasswordForm(link, parts));
  if (link.embed_url) box.append(makeEmbedField(link.embed_url, parts));
  // Owners who reset or revoke the link that they use would lose access to their board.
  if (!link.is_mine) box.append(makeEndButtons(link, parts));
  return box;
}

/**
 * Copies unsaved input from the row of a link to the new row of the same link.
 * @param {HTMLElement} from
 * @param {HTMLElement} to
 * @param {Settings|null} saved  the form that was just saved; its fields are not copied
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
 * @returns {string} the HTML that embeds the board in a page of another site
 */
export function embedCode(url, title) {
  const safe = title.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  const rest = 'loading="lazy" allowfullscreen allow="clipboard-write" referrerpolicy="no-referrer"';
  return `<iframe src="${url}" title="${safe}" width="100%" height="600" ${rest}></iframe>`;
}

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 */
function makeDetailsForm(link, { t, nameMax, update }) {
  // The attribute `value` sets `defaultValue`, which is the saved value.
  const name = make("input", { name: "name", maxlength: String(nameMax), autocomplete: "off", value: link.name });
  const before = link.expires_at === null ? "" : formatFieldTime(link.expires_at);
  const min = formatFieldTime(Date.now() + MINUTE_MS);
  const expiry = make("input", {
    name: "expires_at",
    type: "datetime-local",
    max: "9999-12-31T23:59",
    min,
    value: before,
  });
  const form = make(
    "form",
    { "data-saves": "details" },
    makeLabel(t("share.new.name"), name),
    makeLabel(t("share.expires"), expiry),
    make("button", { class: "tonal" }, t("share.save")),
  );
  // An expiry in the past is valid as long as nobody changes it.
  expiry.addEventListener("input", () => (expiry.min = formatFieldTime(Date.now() + MINUTE_MS)));
  if (link.expires_at !== null && link.expires_at <= Date.now()) expiry.min = "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const expires_at = expiry.value === "" ? null : new Date(expiry.value).getTime();
    const text = name.value.toWellFormed().replace(/\p{Cc}/gu, " ");
    update(link, { ...(text === link.name ? {} : { name: text }), ...(expiry.value === before ? {} : { expires_at }) });
  });
  return form;
}

/**
 * @param {ShareLink} link
 * @param {Parts} parts
 */
function makePasswordForm(link, { t, protect }) {
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
  const form = make("form", { "data-saves": "password" }, makeLabel(t("share.password"), field), hint, set);
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
  return make("div", { class: "embed" }, makeLabel(t("share.embed"), code), button);
}

/**
 * The buttons that reset and revoke a link. Each asks first, because the address cannot be restored.
 * @param {ShareLink} link
 * @param {Parts} parts
 */
function makeEndButtons(link, { t, popup, end }) {
  const makeButton = (/** @type {"rotate"|"revoke"} */ action) => {
    const label = t(`share.${action}`);
    const attributes = { type: "button", class: "quiet danger", "aria-haspopup": "menu", "aria-expanded": "false" };
    const button = make("button", attributes, label);
    const items = [
      { label: t("cancel"), choose: () => {} },
      { label, choose: () => end(link, `link.${action}`) },
    ];
    button.addEventListener("click", () => popup.toggle(button, [{ head: t(`share.${action}.ask`), items }]));
    return button;
  };
  return make("div", { class: "more" }, makeButton("rotate"), makeButton("revoke"));
}

/**
 * @param {string} text
 * @param {HTMLElement} field
 */
function makeLabel(text, field) {
  return make("label", {}, make("span", {}, text), field);
}
