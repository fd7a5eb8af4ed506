/**
 * Loads a snapshot line by line. The first line has everything except the nodes, so that a large board is visible while
 * the rest is loading.
 * @module net/snapshot
 */

import { parseJson } from "../wire.js";
import { request, ApiError } from "./api.js";

/** @typedef {import("../wire.js").Snapshot} Snapshot */
/** @typedef {import("../wire.js").SnapshotHead} SnapshotHead */
/** @typedef {import("../wire.js").BoardNode} BoardNode */
/** @typedef {import("../board/state.js").BoardState} BoardState */
/** @typedef {AsyncGenerator<BoardNode[], void, void>} NodeBatches  frames first, then the other nodes in z-order */
/** @typedef {() => Promise<void>} YieldToBrowser  lets the browser draw and handle input */
/** @typedef {(count: number) => void} Progress  receives the number of loaded nodes from time to time */

/**
 * Boards with up to this many nodes are shown when they are complete: it is quick, and nothing moves afterwards.
 */
const ALL_AT_ONCE_MAX = 3000;
/** Half of an animation frame. */
const WORK_MAX_MS = 8;

/** Loads the nodes of one snapshot into a board. */
export class SnapshotLoader {
  /** @type {SnapshotHead} */
  head;
  #nodeBatches;
  #yieldToBrowser;
  #now_ms;

  /**
   * @param {SnapshotHead} head
   * @param {NodeBatches} parts
   * @param {YieldToBrowser} [breathe]
   * @param {() => number} [now_ms]
   */
  constructor(head, parts, breathe = yieldToBrowser, now_ms = () => performance.now()) {
    this.head = head;
    this.#nodeBatches = parts;
    this.#yieldToBrowser = breathe;
    this.#now_ms = now_ms;
  }

  /**
   * Loads until there is something to see: all frames, the first nodes on them, and one given node.
   * @param {BoardState} board  all its rows are replaced
   * @param {string|null} node_id  of a node that the view needs
   * @param {Progress} onProgress
   */
  async loadVisible(board, node_id, onProgress) {
    board.beginLoading(this.head);
    const isThere = () => node_id === null || board.nodes.has(node_id);
    await this.#readUntil(
      board,
      (nodes) => board.nodes.size >= ALL_AT_ONCE_MAX && !nodes.every(isFrame) && isThere(),
      onProgress,
    );
  }

  /**
   * Loads the rest.
   * @param {BoardState} board
   * @param {Progress} onProgress
   */
  async loadRest(board, onProgress) {
    await this.#readUntil(board, () => false, onProgress);
    board.finishLoading();
  }

  /**
   * @param {BoardState} board
   * @param {(nodes: BoardNode[]) => boolean} isEnough
   * @param {Progress} onProgress
   */
  async #readUntil(board, isEnough, onProgress) {
    let began_ms = this.#now_ms();
    for (;;) {
      const { value: nodes, done } = await this.#nodeBatches.next();
      if (done) return;
      board.addNodes(nodes);
      if (isEnough(nodes)) return;
      if (this.#now_ms() - began_ms < WORK_MAX_MS) continue;
      onProgress(board.nodes.size);
      await this.#yieldToBrowser();
      began_ms = this.#now_ms();
    }
  }
}

/**
 * @param {string} board_id
 * @returns {Promise<SnapshotLoader>} resolves when the first line has arrived; fails with `ApiError`
 */
export async function openSnapshot(board_id) {
  const response = await request(`/api/v1/boards/${board_id}/snapshot/lines`);
  if (!response.ok) throw new ApiError(response.status);
  const lines = readLines(/** @type {ReadableStream<Uint8Array>} */ (response.body));
  const { value: first, done } = await lines.next();
  if (done) throw new Error("The server sent a board without a line.");
  return new SnapshotLoader(/** @type {SnapshotHead} */ (parseJson(first)), parseNodeBatches(lines));
}

/**
 * Fetches a whole snapshot at once, to replace a board that is already shown.
 * @param {string} board_id
 * @returns {Promise<Snapshot>} fails with `ApiError`
 */
export async function fetchSnapshot(board_id) {
  const response = await request(`/api/v1/boards/${board_id}/snapshot`);
  if (!response.ok) throw new ApiError(response.status);
  return /** @type {Snapshot} */ (parseJson(await response.text()));
}

/**
 * @param {ReadableStream<Uint8Array>} body  UTF-8
 * @returns {AsyncGenerator<string, void, void>} the lines that are not empty
 */
export async function* readLines(body) {
  const reader = body
    .pipeThrough(/** @type {TransformStream<Uint8Array, string>} */ (new TextDecoderStream()))
    .getReader();
  let begun = "";
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (begun + (value ?? "")).split("\n");
    begun = done ? "" : /** @type {string} */ (lines.pop());
    for (const line of lines) if (line !== "") yield line;
    if (done) return;
  }
}

/**
 * @param {AsyncGenerator<string, void, void>} lines
 * @returns {NodeBatches}
 */
async function* parseNodeBatches(lines) {
  for await (const line of lines) yield/** @type {BoardNode[]} */ (parseJson(line));
}

/** @param {BoardNode} node  @returns {boolean} */
function isFrame(node) {
  return node.kind === "frame";
}

/**
 * Lets the browser run other tasks. A timer would add four milliseconds, and a second in a hidden window.
 * @returns {Promise<void>}
 */
function yieldToBrowser() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
