/**
 * The QR code of a link: to show, to download as SVG or PNG, and to print.
 * @module ui/share/linkCode
 */

import { make } from "../kit/dom.js";

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {string} title  of the board
 * @property {import("../kit/announce.js").Announcer} announcer
 * @property {import("../../i18n.js").Translate} t
 */

/** A PNG has this many times the SVG's own size, so that it stays sharp on a poster. */
const PNG_SCALE = 4;

/**
 * The code is hidden at first: a projector would show it to the whole room.
 * @param {import("../../net/api.js").ShareLink} link
 * @param {string} name  what the link is called
 * @param {Parts} parts
 * @returns {{button: HTMLButtonElement, box: HTMLElement}} the button opens and closes the box
 */
export function makeLinkCode(link, name, parts) {
  const { t } = parts;
  const box = make("div", { class: "code", id: `code-${link.id}` });
  box.hidden = true;
  const button = make(
    "button",
    { type: "button", class: "quiet", "aria-expanded": "false", "aria-controls": box.id },
    t("share.code"),
  );
  button.addEventListener("click", () => {
    box.hidden = !box.hidden;
    button.ariaExpanded = String(!box.hidden);
    box.replaceChildren(...(box.hidden ? [] : makeCodeParts(link, name, parts)));
    if (!box.hidden) box.scrollIntoView({ block: "nearest" });
  });
  return { button, box };
}

/**
 * @param {import("../../net/api.js").ShareLink} link
 * @param {string} name
 * @param {Parts} parts
 * @returns {HTMLElement[]}
 */
function makeCodeParts(link, name, { board_id, title, announcer, t }) {
  const src = `/api/v1/boards/${board_id}/links/${link.id}/qr.svg`;
  const picture = make("img", { src, alt: t("share.code.alt", { name }) });
  const file = `${fileName(title)}-qr`;
  const svg = make("a", { class: "button", href: src, download: `${file}.svg` }, t("share.code.svg"));
  const png = make("button", { type: "button" }, t("share.code.png"));
  png.addEventListener(
    "click",
    () => void downloadPng(picture, `${file}.png`).catch(() => announcer.show(t("error.offline"))),
  );
  const print = make("button", { type: "button" }, t("share.code.print"));
  print.addEventListener("click", () => void printCode(src, title, link.url));
  return [picture, make("div", { class: "more" }, svg, png, print)];
}

/**
 * @param {string} title
 * @returns {string} what every file system takes
 */
function fileName(title) {
  return title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "kehys";
}

/**
 * @param {HTMLImageElement} picture
 * @param {string} name
 */
async function downloadPng(picture, name) {
  await picture.decode();
  const [width, height] = [picture.naturalWidth * PNG_SCALE, picture.naturalHeight * PNG_SCALE];
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.drawImage(picture, 0, 0, width, height);
  const blob = await new Promise((/** @type {(blob: Blob|null) => void} */ done) => canvas.toBlob(done));
  if (blob === null) throw new Error("The browser made no picture of the code.");
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

/**
 * Prints a sheet with the title, the code and the address, and nothing else of the page.
 * @param {string} src
 * @param {string} title
 * @param {string} url
 */
async function printCode(src, title, url) {
  const picture = make("img", { src, alt: "" });
  const sheet = make("div", { id: "print-sheet" }, make("h1", {}, title), picture, make("p", {}, url));
  document.body.append(sheet);
  await picture.decode().catch(() => {});
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  print();
}
