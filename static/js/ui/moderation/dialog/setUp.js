/**
 * Makes the moderation dialog. This module is loaded when an owner opens the dialog.
 * @module ui/moderation/dialog/setUp
 */

import { ModerationDialog } from "./dialog.js";

/**
 * @param {import("../../../app/app.js").App} app
 * @returns {import("../../../app/app.js").LazyFeatures["moderation-dialog"]}
 */
export function setUp(app) {
  const { board, visibleComments, sync, announcer, lang, t } = app;
  return new ModerationDialog({
    ...{ board, visibleComments, sync, announcer, lang, t },
    order: app.moderationFeed,
    review: () => app.features.use("comments-panel", (panel) => panel.review()),
  });
}
