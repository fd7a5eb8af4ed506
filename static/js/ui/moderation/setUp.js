/**
 * Adds moderation to the app: the menu of guests' notes, commenting hours, and the moderation dialog.
 * @module ui/moderation/setUp
 */

import { openHours } from "./hours.js";
import { NoteMenu } from "./noteMenu.js";

/** @typedef {import("../../app/app.js").App} App */

/** @param {App} app  must have `notes` already */
export function setUp(app) {
  new NoteMenu(app);
  app.moderation = {
    showHours: () => openHours(app),
    openDialog: () => app.features.use("moderation-dialog", (dialog) => dialog.open()),
    setCommentsOpen: (comments_open) => setCommentsOpen(app, comments_open),
    downloadComments: () => location.assign(`/api/v1/boards/${app.board_id}/comments.csv`),
  };
}

/**
 * Opens or closes commenting for guests.
 * @param {App} app
 * @param {boolean} comments_open
 */
async function setCommentsOpen({ sync, announcer, t }, comments_open) {
  const refusal = await sync.submit([{ kind: "board.update", set: { comments_open } }]);
  const done = comments_open ? "menu.comments_are_open" : "menu.comments_are_closed";
  announcer.show(refusal ? t(`error.${refusal.code}`, refusal.params) : t(done));
}
