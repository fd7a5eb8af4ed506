/**
 * Links to the board and to places on it.
 * @module ui/share/setUp
 */

import { Share } from "./share.js";

/** @param {import("../../app/app.js").App} app */
export function setUp(app) {
  const share = new Share(app);
  app.share = { copyLink: (address) => void share.copyLink(address) };
}
