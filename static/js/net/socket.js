/**
 * A WebSocket that reconnects: notices dead connections and opens a new one after a pause.
 * @module net/socket
 */

import { CLOSE, CLOSE_BUSY, CLOSE_RESTART, parseJson } from "../wire.js";

/** @typedef {import("../wire.js").ClientMessage} ClientMessage */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */

/**
 * @typedef {object} Handlers
 * @property {() => string} address  called at each attempt
 * @property {(message: ServerMessage) => void} receive
 * @property {(wasOpen: boolean) => void} lost  the connection was lost or refused; another attempt will follow
 * @property {(code: number) => void} ended  the server closed the connection for good
 * @property {string[]} [protocols]  subprotocols to offer
 * @property {(address: string) => WebSocket} [open]
 */

const RETRY_FIRST_MS = 400;
/** After a shorter connection the pauses continue to grow. */
const STABLE_AFTER_MS = 5_000;
/** A restart takes seconds, and people do not wait longer than this. */
const RETRY_MAX_MS = 10_000;
/**
 * After an announced restart the server is back within seconds, so the pauses stay short (drill R19).
 */
const RESTART_MS = 20_000;
const RESTART_RETRY_MAX_MS = 1_000;
/**
 * Without pings, a phone that changes networks keeps a dead socket open for minutes. Both times together are less than
 * the 15 s after which people must know that they are offline (drill R8).
 */
const PING_EVERY_MS = 9_000;
const PONG_WITHIN_MS = 5_000;

/** Reconnects with exponential backoff and jitter, so that not everybody reconnects at once after a restart. */
export class Socket {
  #handlers;
  /** @type {WebSocket|null} */
  #socket = null;
  #attempts = 0;
  #wasOpen = false;
  #opened_ms = 0;
  #restarts_until_ms = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  #timer;

  /** @param {Handlers} handlers */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  /** Opens a connection now, also during a pause. */
  connect() {
    clearTimeout(this.#timer);
    const isInUse = this.#socket !== null;
    this.#detach();
    // Messages without an answer on the old connection must be sent again.
    if (isInUse) this.#handlers.lost(this.#wasOpen);
    const open = this.#handlers.open ?? ((address) => new WebSocket(address, this.#handlers.protocols ?? []));
    const socket = open(this.#handlers.address());
    this.#socket = socket;
    this.#wasOpen = false;
    this.#opened_ms = Date.now();
    socket.onopen = () => this.#restartWatchdog();
    socket.onmessage = (/** @type {MessageEvent<string>} */ event) => this.#receive(event.data);
    socket.onclose = (event) => this.#handleClose(event.code);
    // On a network that drops all packets, the socket never opens and never closes.
    this.#restartWatchdog();
  }

  /**
   * @param {ClientMessage} message
   * @returns {boolean} false if there is no open connection
   */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Closes for good. */
  close() {
    clearTimeout(this.#timer);
    this.#detach();
  }

  /** @param {string} data */
  #receive(data) {
    this.#wasOpen = true;
    this.#restartWatchdog();
    const message = /** @type {ServerMessage} */ (parseJson(data));
    if (message.type !== "pong") this.#handlers.receive(message);
  }

  /** Sends a ping after a time without messages, and closes the connection if no answer comes. */
  #restartWatchdog() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.send({ type: "ping" });
      this.#timer = setTimeout(() => this.#handleClose(0), PONG_WITHIN_MS);
    }, PING_EVERY_MS);
  }

  /** @param {number} code */
  #handleClose(code) {
    clearTimeout(this.#timer);
    this.#detach();
    if (Object.values(CLOSE).includes(/** @type {never} */ (code))) return this.#handlers.ended(code);
    this.#handlers.lost(this.#wasOpen);
    if (this.#wasOpen && Date.now() - this.#opened_ms > STABLE_AFTER_MS) this.#attempts = 0;
    if (code === CLOSE_RESTART) this.#restarts_until_ms = Date.now() + RESTART_MS;
    this.#timer = setTimeout(() => this.connect(), this.#retryDelay_ms(code));
    this.#attempts += 1;
  }

  /**
   * The pause before the next attempt, with jitter.
   * @param {number} code
   */
  #retryDelay_ms(code) {
    const first_ms = code === CLOSE_BUSY ? RETRY_MAX_MS : RETRY_FIRST_MS;
    const longest_ms = Date.now() < this.#restarts_until_ms ? RESTART_RETRY_MAX_MS : RETRY_MAX_MS;
    return Math.min(longest_ms, first_ms * 2 ** this.#attempts) * (0.5 + Math.random() / 2);
  }

  /** Closes the socket and removes its handlers. */
  #detach() {
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = null;
  }
}
