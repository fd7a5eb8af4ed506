/**
 * The other people who are on the board now: where they point and look. Never stored, the latest wins.
 * @module board/peers
 */

/** @typedef {import("../wire.js").Peer} Peer */

/** Peers by session; one person with two windows is two. */
export class Peers {
  /** @type {Map<string, Peer>} */
  #bySession = new Map();
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {() => void} listener
   * @returns {() => void} stops it
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
   * @param {string[]} left  sessions
   * @param {string} [own]  our session: one text goes to everybody, so we may find ourselves in it
   */
  update(here, left, own) {
    for (const peer of here) if (peer.session !== own) this.#bySession.set(peer.session, peer);
    for (const session of left) this.#bySession.delete(session);
    this.#notify();
  }

  /** Forgets everybody, as after a loss of the connection. */
  clear() {
    this.#bySession.clear();
    this.#notify();
  }

  #notify() {
    for (const listener of this.#listeners) listener();
  }
}
