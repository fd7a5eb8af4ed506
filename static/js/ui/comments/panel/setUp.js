/**
 * Sets up the comments panel. The page loads this module when it is idle.
 * @module ui/comments/panel/setUp
 */

import { CommentsPanel } from "./panel.js";

/**
 * @param {import("../../../app/app.js").App} app
 * @returns {import("../../../app/app.js").LazyFeatures["comments-panel"]}
 */
export function setUp(app) {
  return new CommentsPanel(app);
}
