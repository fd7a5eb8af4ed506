import assert from "node:assert/strict";
import { test } from "node:test";
import { Tool } from "../../../../static/js/tools/base/tool.js";
import { pointerAt } from "../pointers.js";

/** A tool that is busy from the press of a pointer to its release, and a list of what its states did. */
function world() {
  const done = /** @type {string[]} */ ([]);
  const note = (/** @type {string} */ what) => () => void done.push(what);
  /** @type {Tool<"busy">} */
  const tool = new Tool();
  tool.states = {
    idle: { pointer: { down: ({ button }) => button === 0 && tool.go("busy") } },
    busy: {
      enter: note("enter"),
      pointer: { move: ({ at }) => void done.push(`move ${at.x}`), up: () => tool.go("idle") },
      key: ({ key }) => key === "k",
      cancel: note("cancel"),
      leave: note("leave"),
    },
  };
  return { tool, done };
}

const key = (/** @type {string} */ name) => /** @type {any} */ ({ key: name });

test("a gesture enters a state, moves in it, and leaves it", () => {
  const { tool, done } = world();
  assert.equal(tool.down(pointerAt(1)), true);
  tool.move(pointerAt(2));
  tool.up(pointerAt(3));
  tool.move(pointerAt(4));
  assert.deepEqual([done, tool.isIdle], [["enter", "move 2", "leave"], true]);
});

test("cancel comes before leave, and says whether there was something to put back", () => {
  const { tool, done } = world();
  assert.equal(tool.cancel(), false);
  tool.down(pointerAt(1));
  assert.equal(tool.cancel(), true);
  assert.deepEqual([done, tool.state], [["enter", "cancel", "leave"], "idle"]);
});

test("a tool follows the first of two pointers", () => {
  const { tool, done } = world();
  tool.down(pointerAt(1));
  assert.equal(tool.down(pointerAt(5, 0, { id: 2 })), false);
  tool.move(pointerAt(6, 0, { id: 2 }));
  tool.up(pointerAt(6, 0, { id: 2 }));
  assert.deepEqual([done, tool.has(1), tool.has(2)], [["enter"], true, false]);
});

test("a press that the tool does not want leaves it idle", () => {
  const { tool } = world();
  assert.equal(tool.down(pointerAt(1, 0, { button: 2 })), false);
});

test("only the active state gets keys", () => {
  const { tool } = world();
  const before = tool.key(key("k"));
  tool.down(pointerAt(1));
  assert.deepEqual([before, tool.key(key("k")), tool.key(key("x"))], [false, true, false]);
});

test("going to the state that is active does nothing", () => {
  const { tool, done } = world();
  tool.go("busy");
  tool.go("busy");
  assert.deepEqual(done, ["enter"]);
});
