/**
 * The connection of a page to its server.
 * @module app/createNetwork
 */

import { fetchModeration, fetchOwnComments, liveUrl, socketProtocols } from "../net/api.js";
import { ModerationFeed } from "../net/moderationFeed.js";
import { Presence } from "../net/presence.js";
import { fetchSnapshot } from "../net/snapshot.js";
import { Socket } from "../net/socket.js";
import { Sync } from "../net/sync.js";

/** @typedef {import("./app.js").Page} Page */
/** @typedef {import("./app.js").Model} Model */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */

/**
 * Does not connect yet.
 * @param {Page} page
 * @param {Model} model
 * @param {{lost: (wasOpen: boolean) => void, ended: (code: number) => void}} listener  hears when the connection is
 *   gone
 * @returns {import("./app.js").Network}
 */
export function createNetwork({ board_id, token }, { board, view, visibleComments, peers }, { lost, ended }) {
  /** @type {Set<(message: ServerMessage) => void>} */
  const listeners = new Set();
  const later = (/** @type {() => void} */ run, /** @type {number} */ ms) => void setTimeout(run, ms);
  const now = () => Date.now();
  const sync = new Sync(board, {
    send: (message) => socket.send(message),
    fetchSnapshot: () => fetchSnapshot(board_id),
    later,
    now,
  });
  const moderationFeed = new ModerationFeed({
    board,
    visibleComments,
    sync,
    fetchModeration: () => fetchModeration(board_id),
    fetchOwnComments: () => fetchOwnComments(board_id),
    later,
    now,
  });
  const socket = new Socket({
    address: () => liveUrl(board_id, board.seq, board.lastOp),
    protocols: socketProtocols(token),
    receive: (message) => {
      if (message.type === "peers") return peers.update(message.here, message.left, sync.you?.session);
      sync.receive(message);
      moderationFeed.receive(message);
      for (const listener of listeners) listener(message);
    },
    lost,
    ended,
  });
  // A reader on another site is not shown to the others.
  const presence = new Presence(view, (message) => token === null && socket.send(message));
  return { sync, socket, presence, moderationFeed, onMessage: (listener) => void listeners.add(listener) };
}
