/**
 * Presence of the other people on the board: where they point and what they see. It is never stored; the latest state
 * wins.
 * @module board/peers
 */

/** @typedef {import("../wire.js").Peer} Peer */

/** Peers by session. A person with two windows is two peers. */
export class Peers {
  /** @type {Map<string, Peer>} */
  #bySession = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {() => void} listener
   * @returns {() => void} removes the listener
   */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns {Iterable<Peer>} */
  all() {
    return this.#bySession.values();
  }

  /**
   * @param {Peer[]} here
   * @param {string[]} left  sessions that have ended
   * @param {string} [own]  the session of this page, which is left out: the server sends everybody the same message
   */
  update(here, left, own) {
    for (const peer of here) if (peer.session !== own) this.#bySession.set(peer.session, peer);
    for (const session of left) this.#bySession.delete(session);
    this.#notify();
  }

  /** Removes all peers, for example when the connection is lost. */
  clear() {
    this.#bySession.clear();
    this.#notify();
  }

  #notify() {
    for (const listener of this.#listeners) listener();
  }
}
