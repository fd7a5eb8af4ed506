/**
 * Adds the share dialog to the app, and the copying of links.
 * @module ui/share/setUp
 */

import { Share } from "./share.js";

/** @param {import("../../app/app.js").App} app */
export function setUp(app) {
  const share = new Share(app);
  app.share = { copyLink: (address) => void share.copyLink(address) };
}
