/**
 * What the page shows when there is no board to show.
 * @module app/failure
 */

import { ApiError } from "../net/api.js";

/**
 * Shows that the board could not be loaded. Where there is none any more, a reload shows the server's own page.
 * @param {unknown} error
 * @param {boolean} isEmbedded
 * @returns {never}
 */
export function failToLoad(error, isEmbedded) {
  if (error instanceof ApiError && error.status === 404 && !isEmbedded) location.reload();
  document.querySelector("#curtain p")?.replaceChildren(document.body.dataset["failed"] ?? "");
  throw error;
}

/** Replaces an embedded page, whose reload would show an error of the browser in the frame. */
export function showGone() {
  document.body.replaceChildren(
    Object.assign(document.createElement("p"), { className: "gone", textContent: document.body.dataset["gone"] ?? "" }),
  );
}
