/**
 * Loads the board of a page in two parts: enough for the first view, and the rest.
 * @module app/boardLoader
 */

import { parseAddress } from "../board/camera/address.js";
import { fetchSnapshot } from "../net/snapshot.js";

/** After an interrupted load, the server is asked again this often. */
const RETRY_MS = 2_000;

/**
 * @typedef {object} Parts
 * @property {string} board_id
 * @property {string} lang
 * @property {import("../board/state.js").BoardState} board
 * @property {import("../net/snapshot.js").SnapshotLoader} snapshot
 * @property {import("../i18n.js").Translate} t
 */

/** Fills the board from the stream of a snapshot, and shows how much of it is there. */
export class BoardLoader {
  #parts;

  /** @param {Parts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * @returns {Promise<void>} once the nodes of the first view are there
   * @throws {unknown} the error of the network
   */
  loadFirstView() {
    const { snapshot, board } = this.#parts;
    return snapshot.loadVisible(board, firstNode(snapshot.head), (count) => this.#showProgress(count));
  }

  /** @returns {Promise<void>} once the whole board is there. It asks again until it is. */
  async loadRest() {
    const { snapshot, board } = this.#parts;
    await snapshot.loadRest(board, (count) => this.#showProgress(count)).catch(() => this.#reload());
  }

  async #reload() {
    const { board, board_id } = this.#parts;
    for (;;) {
      const snapshot = await fetchSnapshot(board_id).catch(() => null);
      if (snapshot) return board.load(snapshot);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** @param {number} count  of nodes */
  #showProgress(count) {
    const { board, lang, t } = this.#parts;
    const digits = new Intl.NumberFormat(lang);
    const text = t("map.progress", { count: digits.format(count), all: digits.format(board.expectedNodeCount) });
    for (const place of ["#curtain p", "#status-text"]) document.querySelector(place)?.replaceChildren(text);
  }
}

/**
 * @param {import("../wire.js").SnapshotHead} head
 * @returns {string|null} the node that the address leads to: the first view needs it
 */
function firstNode({ threads }) {
  const address = parseAddress(location.search);
  if (address?.kind === "node") return address.id;
  return address?.kind === "comment" ? (threads.find((thread) => thread.id === address.id)?.node_id ?? null) : null;
}
