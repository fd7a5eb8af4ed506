import assert from "node:assert/strict";
import { test } from "node:test";
import { Peers } from "../../../static/js/board/peers.js";

/** @param {string} session  @param {number} [x] */
const peer = (session, x = 0) => ({ session, person: "ann", name: "Ann", cursor: { x, y: 0 }, view: null });

test("[V1] the latest of each peer is kept", () => {
  const peers = new Peers();
  peers.update([peer("a", 1), peer("b")], []);
  peers.update([peer("a", 2)], []);
  assert.deepEqual([...peers.all()], [peer("a", 2), peer("b")]);
});

test("[V1] our own session, which a text for everybody may hold, is passed over", () => {
  const peers = new Peers();
  peers.update([peer("a"), peer("own")], [], "own");
  assert.deepEqual([...peers.all()], [peer("a")]);
});

test("[V3] who left is gone", () => {
  const peers = new Peers();
  peers.update([peer("a"), peer("b")], []);
  peers.update([], ["a", "never here"]);
  assert.deepEqual(
    [...peers.all()].map(({ session }) => session),
    ["b"],
  );
});

test("after a loss of the connection nobody is here", () => {
  const peers = new Peers();
  peers.update([peer("a")], []);
  peers.clear();
  assert.deepEqual([...peers.all()], []);
});

test("listeners hear of each change until they stop", () => {
  const peers = new Peers();
  let calls = 0;
  const stop = peers.onChange(() => (calls += 1));
  peers.update([peer("a")], []);
  peers.clear();
  stop();
  peers.update([peer("b")], []);
  assert.equal(calls, 2);
});
