import assert from "node:assert/strict";
import { test } from "node:test";
import {
  capLength,
  connectorBox,
  connectorLine,
  distanceToLine,
} from "../../../../static/js/board/connectors/connectors.js";
import { shapeContains } from "../../../../static/js/draw/paint/shapePaths.js";
import { boxContains, boxInside, boxesMeet } from "../../../../static/js/geometry.js";
import { connector, randomFrom, shape, sticky, table } from "../../draw/world.js";

const nodesOf = (...nodes) => new Map(nodes.map((node) => [node.id, node]));
const on = (node_id, x = 0.5, y = 0.5) => ({ node_id, x, y });
const free = (x, y) => ({ node_id: null, x, y });
const corners = (line, nodes) => connectorLine(line, nodes).points.map(({ x, y }) => [x, y]);

const LEFT = sticky("left", { x: 0, y: 0, w: 100, h: 100 });
const RIGHT = sticky("right", { x: 300, y: 40, w: 100, h: 100 });
const BELOW = sticky("below", { x: 0, y: 300, w: 100, h: 100 });
const NODES = nodesOf(LEFT, RIGHT, BELOW);

test("a free line runs from end to end", () => {
  assert.deepEqual(corners(connector("c"), NODES), [
    [0, 0],
    [200, 100],
  ]);
});

test("an end on a node is a share of its box, and goes along with it", () => {
  const line = connector("c", { start: on("left", 1, 0.5), end: on("below", 0.25, 0) });
  assert.deepEqual(corners(line, NODES), [
    [100, 50],
    [25, 300],
  ]);
  assert.deepEqual(corners(line, nodesOf(LEFT, { ...BELOW, x: 40, w: 200 })), [
    [100, 50],
    [90, 300],
  ]);
});

test("a line from middle to middle is drawn from rim to rim", () => {
  const line = connector("c", { start: on("left"), end: on("below") });
  assert.deepEqual(corners(line, NODES), [
    [50, 100],
    [50, 300],
  ]);
});

test("a line to the middle of a shape ends on its form, whatever that is", () => {
  const random = randomFrom(5);
  for (const form of /** @type {const} */ (["rectangle", "ellipse", "diamond", "triangle", "arrow", "bubble"])) {
    for (let n = 0; n < 200; n += 1) {
      const goal = shape("s", {
        form,
        x: 400 * random(),
        y: 400 * random(),
        w: 60 + 200 * random(),
        h: 60 + 200 * random(),
      });
      const line = connector("c", { start: free(-300 + 900 * random(), -300), end: on("s") });
      const [from, to] = connectorLine(line, nodesOf(goal)).points;
      const step = (share) => ({ x: to.x + (to.x - from.x) * share, y: to.y + (to.y - from.y) * share });
      assert.ok(shapeContains(goal, step(1e-6)) && !shapeContains(goal, step(-1e-6)), form);
    }
  }
});

const lost = { x: 10, y: 20, w: 100, h: 50 };
test("an end whose node is gone stays where it last was", () => {
  assert.deepEqual(corners(connector("c", { ...lost, start: free(110, 20), end: on("gone") }), NODES), [
    [110, 20],
    [10, 70],
  ]);
  assert.deepEqual(corners(connector("c", { ...lost, start: on("gone"), end: free(12, 22) }), NODES), [
    [110, 70],
    [12, 22],
  ]);
  assert.deepEqual(corners(connector("c", { ...lost, start: on("gone"), end: on("lost") }), NODES), [
    [10, 20],
    [110, 70],
  ]);
});

test("connectors that hang on each other do not run in circles", () => {
  const [a, b] = [connector("a", { ...lost, end: on("b") }), connector("b", { ...lost, end: on("a") })];
  assert.equal(connectorLine(a, nodesOf(a, b)).points.length, 2);
});

test("what was worked out is kept until the connector or one of its nodes is another", () => {
  const line = connector("c", { start: on("left"), end: on("right") });
  const first = connectorLine(line, NODES);
  assert.equal(connectorLine(line, new Map(NODES)), first);
  assert.notEqual(connectorLine(line, nodesOf({ ...LEFT }, RIGHT)), first);
  assert.notEqual(connectorLine({ ...line }, NODES), first);
});

const elbow = (fields) => connector("c", { route: "elbow", ...fields });
const ELBOWS = /** @type {const} */ ([
  [
    "between facing sides turns twice halfway",
    on("left", 1, 0.5),
    on("right", 0, 0.5),
    [
      [100, 50],
      [200, 50],
      [200, 90],
      [300, 90],
    ],
  ],
  [
    "between middles takes the facing sides",
    on("left"),
    on("right"),
    [
      [100, 50],
      [200, 50],
      [200, 90],
      [300, 90],
    ],
  ],
  [
    "from a side to a top turns once",
    on("left", 1, 0.5),
    on("right", 0.5, 0),
    [
      [100, 50],
      [124, 50],
      [124, 16],
      [350, 16],
      [350, 40],
    ],
  ],
  [
    "from a bottom to a side turns once",
    on("left", 0.5, 1),
    free(300, 200),
    [
      [50, 100],
      [50, 200],
      [300, 200],
    ],
  ],
  [
    "straight ahead does not turn",
    on("left"),
    on("below"),
    [
      [50, 100],
      [50, 300],
    ],
  ],
  [
    "between sides that face the same way goes round the farther one",
    on("left", 1, 0.5),
    on("right", 1, 0.5),
    [
      [100, 50],
      [424, 50],
      [424, 90],
      [400, 90],
    ],
  ],
  [
    "between sides that turn away goes round both",
    on("left", 0, 0.5),
    on("right", 1, 0.5),
    [
      [0, 50],
      [-24, 50],
      [-24, 164],
      [424, 164],
      [424, 90],
      [400, 90],
    ],
  ],
]);
for (const [words, start, end, expected] of ELBOWS) {
  test(`an elbow ${words}`, () => assert.deepEqual(corners(elbow({ start, end }), NODES), expected));
}

test("an elbow has horizontal and vertical segments only, no needless corner, and does not cross its nodes", () => {
  const random = randomFrom(3);
  const share = () =>
    [on("a", 1, 0.5), on("a", 0, 0.5), on("a", 0.5, 0), on("a", 0.5, 1), on("a")][Math.floor(random() * 5)];
  for (let n = 0; n < 2000; n += 1) {
    const a = sticky("a", { x: 0, y: 0, w: 50 + 100 * random(), h: 50 + 100 * random() });
    const b = sticky("b", {
      x: -900 + 1800 * random(),
      y: 300 + 300 * random(),
      w: 50 + 100 * random(),
      h: 50 + 100 * random(),
    });
    const { points } = connectorLine(elbow({ start: share(), end: { ...share(), node_id: "b" } }), nodesOf(a, b));
    for (const [index, { x, y }] of points.entries()) {
      if (index > 0) assert.ok((points[index - 1].x === x) !== (points[index - 1].y === y));
    }
    const [from, next] = points;
    assert.ok(!boxContains(a, { x: from.x + Math.sign(next.x - from.x), y: from.y + Math.sign(next.y - from.y) }));
  }
});

test("a curve leaves its nodes at right angles", () => {
  const line = connector("c", { route: "curved", start: on("left"), end: on("right") });
  const [p, a, b, q] = connectorLine(line, NODES).points;
  assert.deepEqual(
    [p, q],
    [
      { x: 100, y: 50 },
      { x: 300, y: 90 },
    ],
  );
  assert.ok(a.y === 50 && a.x > 100 && b.y === 90 && b.x < 300);
});

test("the middle of a broken line is halfway along it, that of a curve on it", () => {
  const { middle } = connectorLine(elbow({ start: free(0, 0), end: free(100, 20) }), NODES);
  assert.deepEqual(middle, { x: 50, y: 10 });
  const curve = connectorLine(connector("c", { route: "curved" }), NODES);
  assert.deepEqual(curve.middle, { x: 100, y: 50 });
});

test("a line of no length has a middle, a box and a distance", () => {
  const line = connector("c", { start: free(5, 5), end: free(5, 5) });
  assert.deepEqual(connectorLine(line, NODES).middle, { x: 5, y: 5 });
  assert.ok(boxContains(connectorBox(line, NODES), { x: 5, y: 5 }));
  assert.equal(distanceToLine(connectorLine(line, NODES), { x: 8, y: 9 }), 5);
});

test("the distance to a line is that to its nearest point", () => {
  const line = connectorLine(elbow({ start: free(0, 0), end: free(100, 20) }), NODES);
  assert.equal(distanceToLine(line, { x: 25, y: 7 }), 7);
  assert.equal(distanceToLine(line, { x: 53, y: 10 }), 3);
  assert.equal(distanceToLine(line, { x: 103, y: 24 }), 5);
});

test("the box has the whole line in it, with caps and label", () => {
  const random = randomFrom(11);
  const spot = () => free(1000 * random(), 1000 * random());
  for (const route of /** @type {const} */ (["straight", "elbow", "curved"])) {
    for (let n = 0; n < 200; n += 1) {
      const line = connector("c", { route, start: spot(), end: spot(), stroke_width: 8 });
      const box = connectorBox(line, NODES);
      const { points, middle, isCurved } = connectorLine(line, NODES);
      for (const { x, y } of isCurved ? [points[0], middle, points[3]] : points) {
        assert.ok(boxInside({ x: x - capLength(line) / 2, y: y - 4, w: capLength(line), h: 8 }, box));
      }
    }
  }
  const plain = connector("c", { start: free(0, 0), end: free(9, 0) });
  const box = connectorBox({ ...plain, text: "Yhteistyö" }, NODES);
  assert.ok(box.w > 9 * 0.5 * 14 && box.h > 14 * 1.4 && boxesMeet(box, connectorBox(plain, NODES)));
});

test("an end may hang on a node of any other kind", () => {
  const goal = table("t", { x: 100, y: 0 });
  assert.deepEqual(corners(connector("c", { start: free(0, 50), end: on("t") }), nodesOf(goal)), [
    [0, 50],
    [100, 50],
  ]);
});
