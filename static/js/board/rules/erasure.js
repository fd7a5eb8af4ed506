/**
 * What `person.erase` deletes, by the same rules as server/domain/erasure.py. Pure.
 * @module board/rules/erasure
 */

import { nodeDeletionChanges } from "./nodes.js";

/** @typedef {import("../../wire.js").BoardNode} BoardNode */
/** @typedef {import("../../wire.js").Comment} Comment */
/** @typedef {import("./reduce.js").Changes} Changes */
/** @typedef {import("./reduce.js").Rows} Rows */

/**
 * Deletes the comments, notes, name, mentions and reactions of a person, and the threads in which nobody else has
 * commented.
 * @param {Rows} board
 * @param {string} person
 * @returns {Changes}
 */
export function erasureChanges(board, person) {
  if (!board.people.has(person)) return {};
  /** @type {Map<string, Comment|null>} */
  const comments = new Map();
  const keptThreads = new Set();
  for (const comment of board.comments.values()) {
    if (comment.by === person) comments.set(comment.id, null);
    else keptThreads.add(comment.thread_id);
    if (comment.by !== person && namesPerson(comment, person)) comments.set(comment.id, withoutPerson(comment, person));
  }
  const { nodes, threads } = nodeDeletionChanges(board, notesOf(board, person));
  for (const id of board.threads.keys()) if (!keptThreads.has(id)) threads.set(id, null);
  return { nodes, threads, comments, people: new Map([[person, null]]) };
}

/**
 * @param {Rows} board
 * @param {string} person
 * @returns {Map<string, BoardNode>} the notes of this person
 */
function notesOf(board, person) {
  const notes = [...board.nodes.values()].filter((node) => node.kind === "sticky" && node.by === person);
  return new Map(notes.map((node) => [node.id, node]));
}

/**
 * @param {Comment} comment
 * @param {string} person
 * @returns {boolean} whether the comment mentions the person, or has a reaction of theirs
 */
function namesPerson({ mentions, reactions }, person) {
  return mentions.includes(person) || Object.values(reactions).some((people) => people.includes(person));
}

/**
 * @param {Comment} comment
 * @param {string} person
 * @returns {Comment} the comment without mentions and reactions of this person
 */
function withoutPerson(comment, person) {
  const left = Object.entries(comment.reactions).map(
    ([kind, people]) => /** @type {const} */ ([kind, people.filter((other) => other !== person)]),
  );
  const reactions = Object.fromEntries(left.filter(([, people]) => people.length > 0));
  return { ...comment, mentions: comment.mentions.filter((other) => other !== person), reactions };
}
