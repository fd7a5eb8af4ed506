/**
 * Which connectors are attached to which node. They move when the node moves.
 * @module draw/index/connectorIndex
 */

/** @typedef {import("../../wire.js").ConnectorNode} ConnectorNode */

/** @type {ReadonlySet<string>} */
const NONE = new Set();

/** Connectors by the nodes at their ends, including nodes that do not exist (yet). */
export class ConnectorIndex {
  /** @type {Map<string, Set<string>>} */
  #byNode = new Map();

  /**
   * @param {string} node_id
   * @returns {ReadonlySet<string>} ids of connectors
   */
  attachedTo(node_id) {
    return this.#byNode.get(node_id) ?? NONE;
  }

  /** @param {ConnectorNode} connector */
  add({ id, start, end }) {
    for (const { node_id } of [start, end]) {
      if (node_id === null) continue;
      const connectors = this.#byNode.get(node_id);
      if (connectors) connectors.add(id);
      else this.#byNode.set(node_id, new Set([id]));
    }
  }

  /** @param {ConnectorNode} connector */
  remove({ id, start, end }) {
    for (const { node_id } of [start, end]) {
      const connectors = node_id === null ? undefined : this.#byNode.get(node_id);
      connectors?.delete(id);
      if (node_id !== null && connectors?.size === 0) this.#byNode.delete(node_id);
    }
  }
}
