/**
 * One websocket that is kept open: opens it, notices when it is dead, and comes back after a while.
 * @module net/socket
 */

import { CLOSE, CLOSE_BUSY, CLOSE_RESTART, parseJson } from "../wire.js";

/** @typedef {import("../wire.js").ClientMessage} ClientMessage */
/** @typedef {import("../wire.js").ServerMessage} ServerMessage */

/**
 * @typedef {object} Handlers
 * @property {() => string} address  asked for at each attempt
 * @property {(message: ServerMessage) => void} receive
 * @property {(wasOpen: boolean) => void} lost  the connection is gone, or was refused, and will be tried again
 * @property {(code: number) => void} ended  the server does not want us back
 * @property {string[]} [protocols]  to offer
 * @property {(address: string) => WebSocket} [open]
 */

const RETRY_FIRST_MS = 400;
/** A connection that ends sooner was no success: the pauses go on growing. */
const STABLE_AFTER_MS = 5_000;
/** A restart takes seconds; who waits longer than this has given up looking. */
const RETRY_MAX_MS = 10_000;
/**
 * A server that announced its restart is back within seconds: whoever doubled the pauses would come when all is over
 * (drill R19).
 */
const RESTART_MS = 20_000;
const RESTART_RETRY_MAX_MS = 1_000;
/** A phone that changes networks keeps a dead socket open for minutes unless somebody asks. Together less than the 15 s
 * after which people are to know that they write without a connection (drill R8). */
const PING_EVERY_MS = 9_000;
const PONG_WITHIN_MS = 5_000;

/** Reconnects with growing, random pauses, so that a restart is not met by everybody at once. */
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

  /** Opens the connection now, whatever pause is running. */
  connect() {
    clearTimeout(this.#timer);
    const isInUse = this.#socket !== null;
    this.#detach();
    // What was under way on the old one has to be sent again.
    if (isInUse) this.#handlers.lost(this.#wasOpen);
    const open = this.#handlers.open ?? ((address) => new WebSocket(address, this.#handlers.protocols ?? []));
    const socket = open(this.#handlers.address());
    this.#socket = socket;
    this.#wasOpen = false;
    this.#opened_ms = Date.now();
    socket.onopen = () => this.#restartWatchdog();
    socket.onmessage = (/** @type {MessageEvent<string>} */ event) => this.#receive(event.data);
    socket.onclose = (event) => this.#handleClose(event.code);
    // A network that swallows everything never opens and never closes.
    this.#restartWatchdog();
  }

  /**
   * @param {ClientMessage} message
   * @returns {boolean} false if there is no connection to send it on
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

  /** Any word from the server proves the connection; after silence it is asked for one. */
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
   * Chance keeps people who were cut off together from coming back together.
   * @param {number} code
   */
  #retryDelay_ms(code) {
    const first_ms = code === CLOSE_BUSY ? RETRY_MAX_MS : RETRY_FIRST_MS;
    const longest_ms = Date.now() < this.#restarts_until_ms ? RESTART_RETRY_MAX_MS : RETRY_MAX_MS;
    return Math.min(longest_ms, first_ms * 2 ** this.#attempts) * (0.5 + Math.random() / 2);
  }

  /** Lets go of the socket without hearing from it again. */
  #detach() {
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    this.#socket.close();
    this.#socket = null;
  }
}
