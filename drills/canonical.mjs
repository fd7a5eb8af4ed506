/**
 * The state hash of a page's board: SHA-256 of canonical JSON, the same as in server/domain/state_hash.py.
 */

import { createHash } from "node:crypto";

/** @typedef {import("../static/js/board/state.js").BoardState} BoardState */

/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 code units. Numbers and strings are as in JSON.stringify.
 * @param {unknown} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}

/**
 * @param {BoardState} board
 * @returns {string} hexadecimal
 */
export function stateHash({ info, nodes, threads, comments, people }) {
  const [byNode, byThread, byComment, byPerson] = [nodes, threads, comments, people].map((rows) =>
    Object.fromEntries(rows),
  );
  const rows = { board: info, nodes: byNode, threads: byThread, comments: byComment, people: byPerson };
  return createHash("sha256").update(canonical(rows)).digest("hex");
}
