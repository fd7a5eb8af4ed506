import assert from "node:assert/strict";
import { test } from "node:test";
import {
  allRead,
  hasUnread,
  mergeMarks,
  parseMarks,
  THREADS_MAX,
  markRead,
  limitToLog,
  serializeMarks,
} from "../../../../static/js/board/comments/unread.js";
import { comment } from "../../world.js";

/** Comments of one discussion: who wrote it, by number. @param {Record<number, string>} writers */
function thread(writers, thread_id = "t") {
  return Object.entries(writers).map(([seq, by]) => comment(`c${seq}`, { seq: Number(seq), by, thread_id }));
}

/** @param {number} base  @param {Record<string, number>} [threads] */
const marks = (base, threads = {}) => ({ base, threads: new Map(Object.entries(threads)) });

test("on the first visit everything that is there is read, and what comes later is not", () => {
  assert.equal(hasUnread(allRead(5), thread({ 3: "ann", 5: "bob" }), "me"), false);
  assert.equal(hasUnread(allRead(5), thread({ 3: "ann", 6: "bob" }), "me"), true);
});

test("one's own words are read, also those that are not in the log yet", () => {
  assert.equal(hasUnread(allRead(5), thread({ 6: "me", [Number.MAX_SAFE_INTEGER]: "me" }), "me"), false);
});

test("an opened discussion is read up to its newest comment of somebody else", () => {
  const after = markRead(allRead(5), thread({ 3: "ann", 7: "bob", 9: "me" }), "me");
  assert.deepEqual(after, marks(5, { t: 7 }));
  assert.equal(hasUnread(after, thread({ 7: "bob", 8: "bob" }), "me"), true);
});

test("where nothing is unread the marks are the same ones", () => {
  const before = marks(5, { t: 7 });
  assert.equal(markRead(before, thread({ 6: "bob", 7: "ann" }), "me"), before);
});

test("two windows know together what each of them knows", () => {
  assert.deepEqual(mergeMarks(marks(5, { a: 7, b: 6 }), marks(4, { a: 6, c: 9 })), marks(5, { a: 7, b: 6, c: 9 }));
});

test("what lies below the base is forgotten", () => {
  assert.deepEqual(mergeMarks(marks(5, { a: 6 }), marks(8, { b: 7, c: 9 })), marks(8, { c: 9 }));
});

test("after a backup was restored new comments are new though their numbers were seen before", () => {
  const after = limitToLog(marks(50, { t: 60, u: 20 }), 30);
  assert.deepEqual(after, marks(30, { u: 20 }));
  assert.equal(hasUnread(after, thread({ 31: "bob" }), "me"), true);
});

test("there are never too many: what is older than the others counts as read", () => {
  let all = allRead(0);
  for (let seq = 1; seq <= THREADS_MAX + 2; seq += 1) all = markRead(all, thread({ [seq]: "bob" }, `t${seq}`), "me");
  assert.equal(all.threads.size, THREADS_MAX);
  assert.equal(all.base, 2);
  assert.equal(all.threads.has("t3"), true);
});

test("marks come back from storage as they were", () => {
  const kept = marks(5, { t: 7, __proto__x: 8 });
  assert.deepEqual(parseMarks(serializeMarks(kept)), kept);
});

for (const damaged of [null, "", "{", "null", "3", "[]", '{"base":"5","threads":[]}', '{"base":5,"threads":{}}']) {
  test(`${damaged ?? "an empty storage"} says nothing`, () => assert.equal(parseMarks(damaged), null));
}

test("of marks that are partly damaged the others count", () => {
  assert.deepEqual(parseMarks('{"base":5,"threads":[["t",7],["u"],3,["w","x"]]}'), marks(5, { t: 7 }));
});
