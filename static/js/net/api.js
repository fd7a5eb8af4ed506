/**
 * The board's HTTP API.
 * @module net/api
 */

import { PROTOCOL, parseJson } from "../wire.js";

/** @typedef {{id: string, role: import("../wire.js").Role, name: string, is_mine: boolean, url: string}} ShareLink  `is_mine`: we came by it */

/** The server's refusal of a request. */
export class Refused extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The server answered ${status}.`);
    this.status = status;
  }
}

/**
 * @param {string} board_id
 * @returns {Promise<ShareLink[]>} those that this person may pass on
 */
export async function fetchLinks(board_id) {
  return /** @type {ShareLink[]} */ (await fetchJson(`/api/v1/boards/${board_id}/links`));
}

/**
 * @param {string} board_id
 * @returns {Promise<boolean>} whether our link opens this board no longer; false where the server cannot be asked
 */
export async function isShutOut(board_id) {
  const response = await fetch(`/b/${board_id}`, { method: "HEAD" }).catch(() => null);
  return response?.status === 404;
}

/**
 * @param {string} board_id
 * @param {number} after  number of the last op that the page has
 * @param {string} last  its id
 * @returns {string} address of the websocket
 */
export function liveAddress(board_id, after, last) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/api/v1/boards/${board_id}/live?after=${after}&last=${last}&protocol=${PROTOCOL}`;
}

/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
async function fetchJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Refused(response.status);
  return parseJson(await response.text());
}
