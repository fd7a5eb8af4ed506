import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Socket } from "../../../static/js/net/socket.js";

const [CONNECTING, OPEN, CLOSED] = [0, 1, 3];
// Node 20 has no WebSocket of its own.
Object.defineProperty(globalThis, "WebSocket", { value: { OPEN } });

/** A websocket whose other end is the test. */
class Line {
  readyState = CONNECTING;
  /** @type {unknown[]} */
  sent = [];
  /** @type {(() => void)|null} */
  onopen = null;
  /** @type {((event: {data: string}) => void)|null} */
  onmessage = null;
  /** @type {((event: {code: number}) => void)|null} */
  onclose = null;

  /** @param {string} address */
  constructor(address) {
    this.address = address;
  }

  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.readyState = CLOSED;
  }

  /** The server accepts, and says something. */
  accept() {
    this.readyState = OPEN;
    this.onopen?.();
    this.say({ type: "resync" });
  }

  /** @param {object} message */
  say(message) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** @param {number} code */
  drop(code) {
    this.readyState = CLOSED;
    this.onclose?.({ code });
  }
}

/** A socket, every line that it has opened, and everything that it has told. */
function world() {
  /** @type {Line[]} */
  const lines = [];
  /** @type {unknown[]} */
  const told = [];
  const socket = new Socket({
    address: () => `wss://board/${lines.length}`,
    receive: (message) => told.push(message.type),
    lost: (wasOpen) => told.push({ lost: wasOpen }),
    ended: (code) => told.push({ ended: code }),
    open: (address) => /** @type {any} */ (lines[lines.push(new Line(address)) - 1]),
  });
  socket.connect();
  const last = () => /** @type {Line} */ (lines.at(-1));
  return { socket, lines, told, last };
}

/** A world whose connection stands. */
function openWorld() {
  const world_ = world();
  world_.last().accept();
  world_.told.length = 0;
  return world_;
}

const pass = (/** @type {number} */ ms) => mock.timers.tick(ms);
const PING = { type: /** @type {const} */ ("ping") };

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  mock.restoreAll();
  mock.method(Math, "random", () => 1);
});

test("messages of the server are handed on", () => {
  const { last, told } = openWorld();
  last().say({ type: "ack", n: 1, seqs: [] });
  assert.deepEqual(told, ["ack"]);
});

test("a message is sent on an open connection", () => {
  const { socket, last } = openWorld();
  assert.equal(socket.send(PING), true);
  assert.deepEqual(last().sent, [PING]);
});

test("without an open connection nothing is sent, and the sender knows", () => {
  const { socket, last } = world();
  assert.deepEqual([socket.send(PING), last().sent], [false, []]);
});

test("[O2] after silence the server is asked for a word", () => {
  const { last } = openWorld();
  pass(8_999);
  assert.deepEqual(last().sent, []);
  pass(1);
  assert.deepEqual(last().sent, [PING]);
});

test("[O2] a pong keeps the connection and is nobody else's business", () => {
  const { last, lines, told } = openWorld();
  pass(9_000);
  last().say({ type: "pong" });
  pass(8_999);
  assert.deepEqual([lines.length, told], [1, []]);
});

test("[O2] any message puts the next ping off", () => {
  const { last } = openWorld();
  pass(8_000);
  last().say({ type: "ack", n: 1, seqs: [] });
  pass(8_000);
  assert.deepEqual(last().sent, []);
});

test("[O2] a server that does not answer the ping is taken for gone, and tried again", () => {
  const { lines, told } = openWorld();
  pass(9_000);
  pass(5_000);
  assert.deepEqual([told, lines[0]?.readyState], [[{ lost: true }], CLOSED]);
  pass(400);
  assert.equal(lines.length, 2);
});

for (const code of [1006, 1009, 1012, 1013]) {
  test(`[O4] after close code ${code} the browser comes back by itself`, () => {
    const { last, lines, told } = openWorld();
    last().drop(code);
    assert.deepEqual(told, [{ lost: true }]);
    pass(400);
    assert.equal(lines.length, 2);
  });
}

test("[O6] after 4429 the browser comes back, but not soon", () => {
  const { last, lines, told } = openWorld();
  last().drop(4429);
  assert.deepEqual(told, [{ lost: true }]);
  pass(9_999);
  assert.equal(lines.length, 1);
  pass(1);
  assert.equal(lines.length, 2);
});

for (const code of [4400, 4403, 4409]) {
  test(`[O4] after close code ${code} the browser stays away`, () => {
    const { last, lines, told } = openWorld();
    last().drop(code);
    pass(600_000);
    assert.deepEqual([told, lines.length], [[{ ended: code }], 1]);
  });
}

test("[J3] a connection that never opened is told apart from one that broke", () => {
  const { last, told } = world();
  last().drop(1006);
  assert.deepEqual(told, [{ lost: false }]);
});

test("[O4] pauses double up to ten seconds", () => {
  const { last, lines } = world();
  for (const pause_ms of [400, 800, 1600, 3200, 6400, 10_000, 10_000]) {
    const before = lines.length;
    last().drop(1006);
    pass(pause_ms - 1);
    assert.equal(lines.length, before, `not before ${pause_ms} ms`);
    pass(1);
    assert.equal(lines.length, before + 1, `after ${pause_ms} ms`);
  }
});

test("[O4] while a restart that was announced may last, pauses grow to one second only", () => {
  const { last, lines } = openWorld();
  last().drop(1012);
  for (const pause_ms of [400, 800, 1000, 1000]) {
    const before = lines.length;
    pass(pause_ms - 1);
    assert.equal(lines.length, before, `not before ${pause_ms} ms`);
    pass(1);
    assert.equal(lines.length, before + 1, `after ${pause_ms} ms`);
    last().drop(1006);
  }
  pass(20_000);
  last().drop(1006);
  const before = lines.length;
  pass(9_999);
  assert.equal(lines.length, before, "a server that stays away is asked seldom");
  pass(1);
  assert.equal(lines.length, before + 1);
});

test("[O4] chance shortens a pause to no less than its half", () => {
  mock.method(Math, "random", () => 0);
  const { last, lines } = world();
  last().drop(1006);
  pass(199);
  assert.equal(lines.length, 1);
  pass(1);
  assert.equal(lines.length, 2);
});

test("after a thousand failures the pause is still ten seconds", () => {
  const { last, lines } = world();
  for (let i = 0; i < 1100; i += 1) {
    last().drop(1006);
    pass(10_000);
  }
  assert.equal(lines.length, 1101);
});

test("only a connection that was stable for a while makes the next pause short again", () => {
  const { last, lines } = world();
  last().drop(1006);
  pass(400);
  last().accept();
  last().drop(1013);
  pass(799);
  assert.equal(lines.length, 2);
  pass(1);
  last().accept();
  pass(5_001);
  last().drop(1006);
  pass(400);
  assert.equal(lines.length, 4);
});

test("[O4] a network that swallows the handshake is given up and tried again", () => {
  const { lines } = world();
  pass(9_000);
  pass(5_000);
  pass(400);
  assert.equal(lines.length, 2);
});

test("each attempt asks for the address anew", () => {
  const { last } = openWorld();
  last().drop(1006);
  pass(400);
  assert.equal(last().address, "wss://board/1");
});

test("connect does not wait for the pause, and the pause does not connect once more", () => {
  const { socket, last, lines } = openWorld();
  last().drop(1006);
  socket.connect();
  pass(5_000);
  assert.equal(lines.length, 2);
});

test("[O4] connect on a standing connection tells that the old one is lost, so that pushes are sent again", () => {
  const { socket, lines, told } = openWorld();
  socket.connect();
  assert.deepEqual([told, lines.length, lines[0]?.readyState], [[{ lost: true }], 2, CLOSED]);
});

test("nothing more is heard of a line that was let go", () => {
  const { socket, lines, told } = openWorld();
  const old = /** @type {Line} */ (lines[0]);
  socket.connect();
  told.length = 0;
  old.say({ type: "ack", n: 1, seqs: [] });
  old.drop(1006);
  assert.deepEqual(told, []);
});

test("close is for good", () => {
  const { socket, last, lines, told } = openWorld();
  socket.close();
  pass(600_000);
  assert.deepEqual([last().readyState, lines.length, told], [CLOSED, 1, []]);
});
