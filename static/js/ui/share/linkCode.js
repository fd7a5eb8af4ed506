/**
 * The QR code of a link. People can show it, download it as SVG or PNG, and print it.
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

/** A PNG is this many times as large as the SVG, so that it is sharp on a poster. */
const PNG_SCALE = 4;

/**
 * Makes the QR code and the button that shows it. The code is hidden at first, because a projector would show it to
 * everybody in the room.
 * @param {import("../../net/api.js").ShareLink} link
 * @param {string} name  of the link
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
  const image = make("img", { src, alt: t("share.code.alt", { name }) });
  const file = `${toFileName(title)}-qr`;
  const svg = make("a", { class: "button", href: src, download: `${file}.svg` }, t("share.code.svg"));
  const png = make("button", { type: "button" }, t("share.code.png"));
  png.addEventListener(
    "click",
    () => void downloadPng(image, `${file}.png`).catch(() => announcer.show(t("error.offline"))),
  );
  const print = make("button", { type: "button" }, t("share.code.print"));
  print.addEventListener("click", () => void printCode(src, title, link.url));
  return [image, make("div", { class: "more" }, svg, png, print)];
}

/**
 * @param {string} title
 * @returns {string} a file name that is valid on every file system, without extension
 */
function toFileName(title) {
  return title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "kehys";
}

/**
 * @param {HTMLImageElement} image
 * @param {string} name  of the file
 * @throws {Error} if the image was not loaded, or if the browser could not make the PNG
 */
async function downloadPng(image, name) {
  await image.decode();
  const [width, height] = [image.naturalWidth * PNG_SCALE, image.naturalHeight * PNG_SCALE];
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.drawImage(image, 0, 0, width, height);
  const blob = await new Promise((/** @type {(blob: Blob|null) => void} */ done) => canvas.toBlob(done));
  if (blob === null) throw new Error("The browser made no image of the code.");
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

/**
 * Prints one sheet with the title, the code and the address, without the rest of the page.
 * @param {string} src
 * @param {string} title
 * @param {string} url
 */
async function printCode(src, title, url) {
  const image = make("img", { src, alt: "" });
  const sheet = make("div", { id: "print-sheet" }, make("h1", {}, title), image, make("p", {}, url));
  document.body.append(sheet);
  await image.decode().catch(() => {});
  addEventListener("afterprint", () => sheet.remove(), { once: true });
  print();
}
