import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Connection } from "../../../../static/js/ui/shell/connection.js";

const OPS = [{ kind: "comment.create", op_id: "o", id: "c", thread_id: "t", text: "Kept" }];

/** A page without a browser: what each part was told. @param {{left?: object[][], answer?: object|null}} [options] */
function world({ left = [], answer = null } = {}) {
  const told = /** @type {Record<string, any[]>} */ ({
    kept: [],
    sent: [],
    shown: [],
    givenBack: [],
    reloads: [],
    presence: [],
  });
  const values = new Map();
  const storage = /** @type {any} */ ({
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
  });
  const listeners = [];
  const sync = /** @type {any} */ ({
    isLive: false,
    queue: [],
    onChange: (listener) => listeners.push(listener),
    pendingPushes: () => sync.queue,
    resubmit: async (ops) => (told.sent.push(ops), answer),
    handleDisconnect: () => ((sync.isLive = false), listeners.forEach((listener) => listener())),
  });
  const parts = /** @type {any} */ ({
    board_id: "board",
    sync,
    windowStorage: storage,
    unsent: { takeOver: () => [...left], save: (pushes) => told.kept.push(pushes) },
    presence: { announce: () => told.presence.push("here") },
    peers: { clear: () => {} },
    handleRefusal: (ops, refusal) => told.givenBack.push([ops, refusal.code]),
    announcer: { show: (sentence) => told.shown.push(sentence) },
    t: (key) => key,
    reload: () => told.reloads.push("reload"),
  });
  const live = () => ((sync.isLive = true), listeners.forEach((listener) => listener()));
  return { connection: new Connection(parts), again: () => new Connection(parts), told, sync, live };
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["Date"], now: 1_000_000 });
});

test("[P4] what a page before could not send is sent once the server knows us, and kept until then", () => {
  const { told, live } = world({ left: [OPS] });
  assert.deepEqual(told.kept, [[OPS]]);
  live();
  live();
  assert.deepEqual(told.sent, [OPS]);
});

test("words of a page before that are refused come back", async () => {
  const { told, live } = world({ left: [OPS], answer: { code: "forbidden", params: {} } });
  live();
  await new Promise(setImmediate);
  assert.deepEqual(told.givenBack, [[OPS, "forbidden"]]);
});

test("the others hear where one is on each new connection", () => {
  const { told, live, connection } = world();
  live();
  connection.lost(true);
  live();
  assert.equal(told.presence.length, 2);
});

test("[J4] a page that is too old reloads, once a minute at most, and the new one says so", () => {
  const { connection, again, told } = world();
  connection.ended(4409);
  connection.ended(4409);
  assert.deepEqual([told.reloads.length, told.shown], [1, ["map.failed"]]);
  again();
  assert.deepEqual(told.shown.at(-1), "app.updated");
  again();
  assert.equal(told.shown.length, 2);
});

test("after a minute it may reload again", () => {
  const { connection, told } = world();
  connection.ended(4409);
  mock.timers.tick(60_000);
  connection.ended(4409);
  assert.equal(told.reloads.length, 2);
});

test("[P9] what made the server hang up goes back to where it was written and is not sent again", () => {
  const { connection, sync, told } = world();
  sync.queue = [OPS];
  connection.ended(4400);
  assert.deepEqual([told.givenBack, told.kept.at(-1)], [[[OPS, "invalid"]], []]);
});
