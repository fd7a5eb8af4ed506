/**
 * Copies text to the clipboard. Where the browser refuses, it shows the text so that the person can copy it.
 * @module ui/kit/clipboard
 */

import { make } from "./dom.js";

/**
 * Call it directly from a click: Safari lets a page write only then. Pass text that has to be fetched first as a
 * promise; Safari waits for it.
 * @param {string|Promise<string>} text
 * @returns {Promise<void>} rejects where the browser does not let the page write, or if `text` rejects
 */
export async function copyText(text) {
  // Browsers have `navigator.clipboard` on https only.
  if (!navigator.clipboard) return copySelection(await text);
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  if (typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(await text);
  const blob = text.then((copied) => new Blob([copied], { type: "text/plain" }));
  // A refused write never reads the promise, and its rejection would be unhandled.
  blob.catch(() => {});
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/**
 * Shows text in a dialog, selected, with a sentence that says why.
 * @param {string} text
 * @param {import("../../i18n.js").Translate} t
 */
export function showToCopy(text, t) {
  const field = make("input", { readonly: "", "aria-labelledby": "copy-title", autofocus: "" });
  field.value = text;
  const close = make("button", { class: "primary" }, t("close"));
  const title = make("h2", { id: "copy-title" }, t("copy.title"));
  const form = make(
    "form",
    { method: "dialog" },
    title,
    make("p", {}, t("copy.failed")),
    field,
    make("menu", {}, close),
  );
  const dialog = make("dialog", { id: "copy-dialog", "aria-labelledby": "copy-title" }, form);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}

/**
 * @param {string} text
 * @throws where the browser does not let the page copy
 */
function copySelection(text) {
  const field = make("textarea", { readonly: "" });
  field.value = text;
  const before = document.activeElement;
  // An open dialog makes everything outside it inert, so the field goes inside.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand("copy") && document.activeElement === field;
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!isCopied) throw new Error("The browser did not let the page use the clipboard.");
}
