/**
 * What one person has read of a board's discussions. Pure: marks come in, marks go out.
 * @module board/comments/unread
 */

import { parseJson } from "../../wire.js";

/** @typedef {import("../../wire.js").Comment} Comment */

/**
 * @typedef {object} ReadMarks
 * @property {number} base  everything up to this number of the log is read
 * @property {ReadonlyMap<string, number>} threads  further up to where, by discussion
 */

/** Some 10 kilobytes: storage holds the marks of many boards. Who leaves more half read has given up on the oldest. */
export const THREADS_MAX = 300;

/**
 * Nobody who comes for the first time wants to be told that all of it is new.
 * @param {number} seq  where the board's log stands
 * @returns {ReadMarks} everything is read
 */
export function allRead(seq) {
  return { base: seq, threads: new Map() };
}

/**
 * @param {ReadMarks} marks
 * @param {readonly Comment[]} comments  of one discussion
 * @param {string} me  one's own words are never news
 * @returns {boolean}
 */
export function hasUnread({ base, threads }, comments, me) {
  return comments.some(({ seq, by, thread_id }) => by !== me && seq > Math.max(base, threads.get(thread_id) ?? 0));
}

/**
 * @param {ReadMarks} marks
 * @param {readonly Comment[]} comments  of one discussion, which is open now
 * @param {string} me
 * @returns {ReadMarks} the same ones if nothing of it was unread
 */
export function markRead(marks, comments, me) {
  if (!hasUnread(marks, comments, me)) return marks;
  // One's own that are not in the log yet have no number that would mean anything.
  const others = comments.filter(({ by }) => by !== me);
  const newest = Math.max(...others.map(({ seq }) => seq));
  const threads = new Map(marks.threads).set(others[0]?.thread_id ?? "", newest);
  return limitThreads({ base: marks.base, threads });
}

/**
 * What two windows of one person know together.
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
 * A log that was restored from a backup is shorter than what was read of it, and its next numbers are news.
 * @param {ReadMarks} marks
 * @param {number} seq  where the log stands
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
 * @param {string|null} text  from storage, where an older or a newer page may have put it
 * @returns {ReadMarks|null} null if it says nothing
 */
export function parseMarks(text) {
  try {
    const { base, threads } = /** @type {{base?: unknown, threads?: unknown}} */ (parseJson(text ?? "{}") ?? {});
    if (typeof base !== "number" || !Array.isArray(threads)) return null;
    return limitThreads({ base, threads: new Map(threads.filter(isMark)) });
  } catch {
    // Damaged storage must not keep the page from opening.
    return null;
  }
}

/**
 * @param {ReadMarks} marks
 * @returns {ReadMarks} with few enough discussions; what is older than those counts as read
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
