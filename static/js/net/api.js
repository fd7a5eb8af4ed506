/**
 * The board's HTTP API.
 * @module net/api
 */

import { PROTOCOL, parseJson } from "../wire.js";

/**
 * @typedef {{id: string, role: import("../wire.js").Role, name: string, is_mine: boolean, url: string, expires_at:
 *   number|null, has_password: boolean, embed_url: string|null}} ShareLink  `is_mine`: we came by it
 */

/**
 * @typedef {object} HiddenCommentView  the content of a hidden comment, which only its author and owners receive
 * @property {string} id
 * @property {string} thread_id
 * @property {string} by
 * @property {string} text
 * @property {string[]} mentions
 * @property {"moderated"|"pending"|"deleted"} reason
 */
/**
 * @typedef {{seq: number, at: number, by: string, op: import("../wire.js").Op, undo: import("../wire.js").Op|null}}
 *   AuditRecord  of an owner, and the op that takes it back
 */
/**
 * @typedef {object} Moderation  what owners need for moderation; the newest audit record comes first
 * @property {HiddenCommentView[]} hidden_comments
 * @property {{comment_id: string, count: number}[]} reports
 * @property {{person: string, name: string|null, at: number}[]} blocked
 * @property {AuditRecord[]} audit_log
 */

/** Path of the page that other sites embed. It contains the token of the link. */
const EMBED_PATH = /^\/e\/([\w.-]+)$/;

/** The server answered a request with an error status. */
export class ApiError extends Error {
  /** @param {number} status */
  constructor(status) {
    super(`The server answered ${status}.`);
    this.status = status;
  }
}

/**
 * @param {string} [path]  of the page
 * @returns {string|null} the token of the link in an embedded page; null on the normal page
 */
export function embedToken(path = globalThis.location?.pathname ?? "") {
  return EMBED_PATH.exec(path)?.[1] ?? null;
}

/**
 * Sends a request with the access rights of this page: with its cookie, or in an embedded page with the token of the
 * link.
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<Response>}
 */
export function request(path, init = {}) {
  const token = embedToken();
  return token === null
    ? fetch(path, init)
    : fetch(path, { ...init, credentials: "omit", headers: { Authorization: `Bearer ${token}` } });
}

/**
 * @param {string|null} token  of an embedded page
 * @returns {string[]} the subprotocols of the WebSocket. Browsers let pages send no other header, so one contains the
 *   token.
 */
export function socketProtocols(token) {
  return token === null ? [] : ["kehys", `link.${token}`];
}

/**
 * Sets the password of a link; null removes it.
 * @param {string} board_id
 * @param {string} link_id
 * @param {string|null} password
 * @returns {Promise<void>}
 */
export async function setLinkPassword(board_id, link_id, password) {
  const headers = { "Content-Type": "application/json" };
  const response = await fetch(`/api/v1/boards/${board_id}/links/${link_id}/password`, {
    method: "POST",
    headers,
    body: JSON.stringify({ password }),
  });
  if (!response.ok) throw new ApiError(response.status);
}

/**
 * @param {string} board_id
 * @returns {Promise<ShareLink[]>} the links that this person may share
 */
export async function fetchLinks(board_id) {
  return /** @type {ShareLink[]} */ (await fetchJson(`/api/v1/boards/${board_id}/links`));
}

/**
 * @param {string} board_id
 * @returns {Promise<Moderation>} fails with `ApiError` for people who are not owners
 */
export async function fetchModeration(board_id) {
  return /** @type {Moderation} */ (await fetchJson(`/api/v1/boards/${board_id}/moderation`));
}

/**
 * @param {string} board_id
 * @returns {Promise<import("../wire.js").Comment[]>} all comments of this person, hidden ones with their content
 */
export async function fetchOwnComments(board_id) {
  const { comments } = /** @type {{comments: import("../wire.js").Comment[]}} */ (
    await fetchJson(`/api/v1/boards/${board_id}/mine`)
  );
  return comments;
}

/**
 * @param {string} board_id
 * @returns {Promise<boolean>} whether this page may no longer open the board; false if the server does not answer
 */
export async function hasLostAccess(board_id) {
  const page = embedToken() === null ? `/b/${board_id}` : location.pathname;
  const response = await fetch(page, { method: "HEAD" }).catch(() => null);
  return response?.status === 404;
}

/**
 * @param {string} board_id
 * @param {number} after  number of the last log entry that the page has
 * @param {string} last  id of that entry's op
 * @returns {string} URL of the WebSocket
 */
export function liveUrl(board_id, after, last) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${location.host}/api/v1/boards/${board_id}/live?after=${after}&last=${last}&protocol=${PROTOCOL}`;
}

/**
 * @param {string} path
 * @returns {Promise<unknown>}
 */
async function fetchJson(path) {
  const response = await request(path);
  if (!response.ok) throw new ApiError(response.status);
  return parseJson(await response.text());
}
