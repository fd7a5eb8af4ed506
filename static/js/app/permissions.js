/**
 * What this person may do on the board now.
 * @module app/permissions
 */

import { watchHours } from "../board/hours.js";
import { isOwnNote, mayMovePin, mayOpenNote, mayWriteComments, mayWriteNotes } from "../board/permissions.js";

/**
 * @param {import("./app.js").Model} model  with the settings of the board
 * @param {import("../net/sync.js").Sync} sync
 * @returns {import("./app.js").Permissions}
 */
export function createPermissions({ board, visibleComments }, sync) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  sync.onChange(tell);
  visibleComments.onChange(tell);
  watchHours(
    board,
    {
      now: () => sync.serverNow(),
      later: (run, ms) => window.setTimeout(run, ms),
      cancel: (timer) => clearTimeout(timer),
    },
    tell,
  );
  return {
    role: () => sync.you?.role,
    mayComment: () => mayWriteComments(sync.you?.role, board.info, sync.serverNow()),
    mayWriteNotes: () => mayWriteNotes(sync.you?.role, board.info, sync.serverNow()),
    mayOpenNote: (node) => mayOpenNote(sync.you, node),
    isOwnNote: (node) => isOwnNote(sync.you, node),
    mayMovePin: (thread) => mayMovePin(sync.you, thread),
    onPermissionChange: (listener) => void listeners.add(listener),
  };
}
