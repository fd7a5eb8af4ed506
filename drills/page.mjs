/**
 * A page without a screen: the page's own board, rules and sync on a real WebSocket, which the drill can close.
 * Only net/socket.js is replaced, because its pauses are too long for a drill.
 */

import { Peers } from "../static/js/board/peers.js";
import { BoardState } from "../static/js/board/state.js";
import { Sync } from "../static/js/net/sync.js";

/** @typedef {import("../static/js/wire.js").ServerMessage} ServerMessage */
/** @typedef {{id: string, owner: string, guest: string}} BoardAt */
/** @typedef {new (url: string, options: {headers: Record<string, string>}) => WebSocket} NodeWebSocket  takes headers, which browsers do not */

/** The longest pause before a push that was answered with `retry` is sent again. */
const LATER_MAX_MS = 20;

/** A person with a browser on one board. */
export class Page {
  board = new BoardState();
  peers = new Peers();
  losses = 0;
  resyncs = 0;
  /** @type {WebSocket|null} */
  #socket = null;
  #port;
  #at;
  #cookie = "";

  /**
   * @param {number} port
   * @param {BoardAt} at
   */
  constructor(port, at) {
    this.#port = port;
    this.#at = at;
    this.sync = new Sync(this.board, {
      send: (message) => this.send(message),
      fetchSnapshot: () => this.#snapshot(),
      later: (run, ms) => setTimeout(run, Math.min(ms, LATER_MAX_MS)),
      now: () => Date.now(),
    });
  }

  /** Opens the link like a browser: gets a cookie and loads the board. @param {string} token */
  async open(token) {
    const answer = await fetch(`http://127.0.0.1:${this.#port}/s/${token}`, { redirect: "manual" });
    this.#cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    this.board.load(await this.#snapshot());
  }

  /** @param {number} [port]  another port of the same server */
  connect(port = this.#port) {
    this.#port = port;
    const origin = `http://127.0.0.1:${port}`;
    const address = `ws://127.0.0.1:${port}/api/v1/boards/${this.#at.id}/live?after=${this.board.seq}&last=${this.board.lastOp}&protocol=2`;
    const socket = new /** @type {NodeWebSocket} */ (/** @type {unknown} */ (WebSocket))(address, {
      headers: { cookie: this.#cookie, origin },
    });
    this.#socket = socket;
    socket.onmessage = ({ data }) => socket === this.#socket && this.#receive(JSON.parse(String(data)));
    socket.onerror = () => this.#onLoss(socket);
    socket.onclose = () => this.#onLoss(socket);
  }

  /** @returns {boolean} whether the page is connected or connecting */
  get isConnected() {
    return this.#socket !== null;
  }

  /** Closes the connection. Messages that are on their way are dropped. */
  lose() {
    const socket = this.#socket;
    if (!socket) return;
    this.#onLoss(socket);
    socket.close();
  }

  /** @param {import("../static/js/wire.js").ClientMessage} message */
  send(message) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Delays presence by random times, because nothing may depend on its order. */
  presenceDelay = () => 0;

  /** @param {ServerMessage} message */
  #receive(message) {
    if (message.type === "resync") this.resyncs += 1;
    if (message.type === "peers") setTimeout(() => this.peers.update(message.here, message.left), this.presenceDelay());
    else this.sync.receive(message);
  }

  /** @param {WebSocket} socket */
  #onLoss(socket) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.losses += 1;
    this.sync.handleDisconnect();
    this.peers.clear();
  }

  async #snapshot() {
    const answer = await fetch(`http://127.0.0.1:${this.#port}/api/v1/boards/${this.#at.id}/snapshot`, {
      headers: { cookie: this.#cookie },
    });
    if (!answer.ok) throw new Error(`the snapshot was answered with ${answer.status}`);
    return /** @type {import("../static/js/wire.js").Snapshot} */ (await answer.json());
  }
}

/** @param {number} ms */
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {() => boolean} isTrue
 * @param {string} what  for the error
 * @param {number} [seconds]
 */
export async function until(isTrue, what, seconds = 30) {
  const end = Date.now() + seconds * 1_000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await pause(5);
  }
}

/** Waits until all pages have sent everything and have the same log number. @param {Page[]} pages */
export async function waitUntilEqual(pages) {
  await until(() => pages.every(({ sync }) => sync.isLive && sync.pendingOpCount === 0), "all pushes answered");
  const seq = () => Math.max(...pages.map(({ board }) => board.seq));
  await until(() => pages.every(({ board }) => board.seq === seq()), "all pages at the same number");
}
