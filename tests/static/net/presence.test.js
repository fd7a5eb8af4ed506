import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { cameraAt } from "../../../static/js/board/camera/camera.js";
import { Presence } from "../../../static/js/net/presence.js";
import { viewOf } from "../world.js";

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

function world() {
  const view = viewOf({ camera: cameraAt(100, 200, 2) });
  /** @type {import("../../../static/js/wire.js").PresenceMessage[]} */
  const sent = [];
  const presence = new Presence(view, (message) => sent.push(message) > 0);
  return { view, sent, presence };
}

test("[V1] the cursor and the view are told in board units", () => {
  const { presence, sent } = world();
  presence.setCursor({ x: 10, y: 20 });
  assert.deepEqual(sent, [{ type: "presence", cursor: { x: 105, y: 210 }, view: { x: 100, y: 200, w: 500, h: 400 } }]);
});

test("[V1] a pointer that has left the map has no cursor", () => {
  const { presence, sent } = world();
  presence.setCursor(null);
  assert.equal(sent[0]?.cursor, null);
});

test("[V1] moving the camera is told, with the cursor that now points elsewhere", () => {
  const { presence, view, sent } = world();
  presence.setCursor({ x: 10, y: 20 });
  view.set({ camera: cameraAt(0, 0, 1) });
  mock.timers.tick(100);
  assert.deepEqual([sent.length, sent[1]?.cursor], [2, { x: 10, y: 20 }]);
});

test("a new size of the window is told", () => {
  const { view, sent } = world();
  view.set({ viewport: { w: 200, h: 100 } });
  assert.deepEqual(
    sent.map((message) => message.view?.w),
    [100],
  );
});

test("what others do not see is not told", () => {
  const { view, sent } = world();
  view.set({ tool: "comment", isSidebarOpen: true });
  assert.deepEqual(sent, []);
});

test("[V2] within a tenth of a second only the latest is told", () => {
  const { presence, sent } = world();
  for (const x of [1, 2, 3, 4]) presence.setCursor({ x, y: 0 });
  assert.equal(sent.length, 1);
  mock.timers.tick(100);
  assert.deepEqual(
    sent.map(({ cursor }) => cursor?.x),
    [100.5, 102],
  );
});

test("who stands still sends nothing", () => {
  const { presence, sent } = world();
  presence.setCursor({ x: 1, y: 1 });
  mock.timers.tick(60_000);
  assert.equal(sent.length, 1);
});

test("the pace holds on: ten a second at most", () => {
  const { presence, sent } = world();
  for (let ms = 0; ms < 1000; ms += 10) {
    presence.setCursor({ x: ms, y: 0 });
    mock.timers.tick(10);
  }
  assert.ok(sent.length >= 9 && sent.length <= 11, `${sent.length}`);
});

test("[P8] a cursor beyond the edge of the board is sent as a point on the edge", () => {
  const { presence, view, sent } = world();
  view.set({ camera: cameraAt(-9e6, 9e6, 1) });
  presence.setCursor({ x: 0, y: 0 });
  mock.timers.tick(100);
  assert.deepEqual(sent.at(-1)?.cursor, { x: -2_000_000, y: 2_000_000 });
  assert.deepEqual(sent.at(-1)?.view, { x: -2_000_000, y: 2_000_000, w: 1000, h: 800 });
});
