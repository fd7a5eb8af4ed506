/**
 * Puts text on the clipboard, and shows it to be copied by hand where the browser refuses.
 * @module ui/kit/clipboard
 */

import { make } from "./dom.js";

/**
 * Call it straight from a click. Text that has to be fetched first is passed as a promise: Safari lets a page write
 * only
 * during the click, and waits for the promise itself.
 * @param {string|Promise<string>} text
 * @returns {Promise<void>} rejects where the browser does not let the page write, or if `text` rejects
 */
export async function copyText(text) {
  // Browsers offer the clipboard's own interface on https only.
  if (!navigator.clipboard) return copySelection(await text);
  if (typeof text === "string") return navigator.clipboard.writeText(text);
  if (typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(await text);
  const blob = text.then((words) => new Blob([words], { type: "text/plain" }));
  // A refused write never reads it.
  blob.catch(() => {});
  await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })]);
}

/**
 * Shows text in a field, selected, with a sentence that says why.
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
  // AnchoredCard an open dialog nothing can be selected, so it goes inside.
  (document.querySelector("dialog[open]") ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand("copy") && document.activeElement === field;
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!isCopied) throw new Error("The browser did not let the page use the clipboard.");
}
