/**
 * The dialog of moderation, which is loaded when an owner opens it.
 * @module ui/moderation/dialog/setUp
 */

import { OrderDialog } from "./dialog.js";

/**
 * @param {import("../../../app/app.js").App} app
 * @returns {import("../../../app/app.js").LazyFeatures["moderation-dialog"]}
 */
export function setUp(app) {
  const { board, visibleComments, sync, announcer, lang, t } = app;
  return new OrderDialog({
    ...{ board, visibleComments, sync, announcer, lang, t },
    order: app.moderationFeed,
    review: () => app.features.use("comments-panel", (panel) => panel.review()),
  });
}
