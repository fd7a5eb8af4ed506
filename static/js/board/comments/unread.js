/**
 * Read marks: what one person has read of a board's threads. Pure: functions take marks and return new ones.
 * @module board/comments/unread
 */

import { parseJson } from "../../wire.js";

/** @typedef {import("../../wire.js").Comment} Comment */

/**
 * @typedef {object} ReadMarks
 * @property {number} base  all comments up to this log number are read
 * @property {ReadonlyMap<string, number>} threads  log numbers up to which single threads are read
 */

/** About 10 kB: storage holds the marks of many boards. With more threads, the oldest count as read. */
export const THREADS_MAX = 300;

/**
 * The marks of a first visit: no comment is unread, because then all would be.
 * @param {number} seq  number of the last log entry
 * @returns {ReadMarks} everything is read
 */
export function allRead(seq) {
  return { base: seq, threads: new Map() };
}

/**
 * @param {ReadMarks} marks
 * @param {readonly Comment[]} comments  of one thread
 * @param {string} me  own comments are never unread
 * @returns {boolean}
 */
export function hasUnread({ base, threads }, comments, me) {
  return comments.some(({ seq, by, thread_id }) => by !== me && seq > Math.max(base, threads.get(thread_id) ?? 0));
}

/**
 * @param {ReadMarks} marks
 * @param {readonly Comment[]} comments  of one thread, which is open now
 * @param {string} me
 * @returns {ReadMarks} the same object if nothing was unread
 */
export function markRead(marks, comments, me) {
  if (!hasUnread(marks, comments, me)) return marks;
  // Own comments are left out: the number of a pending comment has no meaning.
  const others = comments.filter(({ by }) => by !== me);
  const newest = Math.max(...others.map(({ seq }) => seq));
  const threads = new Map(marks.threads).set(others[0]?.thread_id ?? "", newest);
  return limitThreads({ base: marks.base, threads });
}

/**
 * Merges the marks of two windows of one person.
 * @param {ReadMarks} a
 * @param {ReadMarks} b
 * @returns {ReadMarks}
 */
export function mergeMarks(a, b) {
  const base = Math.max(a.base, b.base);
  const threads = new Map(a.threads);
  for (const [id, seq] of b.threads) threads.set(id, Math.max(seq, threads.get(id) ?? 0));
  for (const [id, seq] of threads) if (seq <= base) threads.delete(id);
  return limitThreads({ base, threads });
}

/**
 * Lowers marks that are beyond the end of the log. After a backup is restored, the log is shorter and reuses numbers.
 * @param {ReadMarks} marks
 * @param {number} seq  number of the last log entry
 * @returns {ReadMarks}
 */
export function limitToLog({ base, threads }, seq) {
  return { base: Math.min(base, seq), threads: new Map([...threads].filter(([, its]) => its <= seq)) };
}

/**
 * @param {ReadMarks} marks
 * @returns {string} for storage
 */
export function serializeMarks({ base, threads }) {
  return JSON.stringify({ base, threads: [...threads] });
}

/**
 * @param {string|null} text  from storage; another version of the page may have written it
 * @returns {ReadMarks|null} null if the text contains no marks
 */
export function parseMarks(text) {
  try {
    const { base, threads } = /** @type {{base?: unknown, threads?: unknown}} */ (parseJson(text ?? "{}") ?? {});
    if (typeof base !== "number" || !Array.isArray(threads)) return null;
    return limitThreads({ base, threads: new Map(threads.filter(isMark)) });
  } catch {
    // Damaged storage must not prevent the page from opening.
    return null;
  }
}

/**
 * @param {ReadMarks} marks
 * @returns {ReadMarks} with at most `THREADS_MAX` threads; the oldest are dropped and count as read
 */
function limitThreads({ base, threads }) {
  if (threads.size <= THREADS_MAX) return { base, threads };
  const newestFirst = [...threads].sort((a, b) => b[1] - a[1]);
  const dropped = newestFirst[THREADS_MAX]?.[1] ?? 0;
  return { base: Math.max(base, dropped), threads: new Map(newestFirst.slice(0, THREADS_MAX)) };
}

/** @param {unknown} entry  @returns {entry is [string, number]} */
function isMark(entry) {
  return Array.isArray(entry) && typeof entry[0] === "string" && typeof entry[1] === "number";
}
