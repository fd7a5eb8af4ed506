import assert from "node:assert/strict";
import { test } from "node:test";
import { connectorLine, distanceToLine } from "../../../static/js/board/connectors/connectors.js";
import { shapeContains } from "../../../static/js/draw/paint/shapePaths.js";
import { frameAt, linkAt, nodeAt, pinAnchorAt } from "../../../static/js/draw/hitTest.js";
import { SpatialIndex } from "../../../static/js/draw/index/spatialIndex.js";
import { tableLayout } from "../../../static/js/draw/nodes/tableLayout.js";
import { boxContains } from "../../../static/js/geometry.js";
import {
  boardWith,
  card,
  connector,
  frame,
  image,
  measure,
  randomFrom,
  randomNodes,
  shape,
  sticky,
  table,
  tag,
  text,
} from "./world.js";

const indexOf = (...nodes) => new SpatialIndex(boardWith(...nodes));
const EVERYWHERE = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };
const FORMS = /** @type {const} */ (["rectangle", "ellipse", "diamond", "triangle", "arrow", "bubble"]);
const DIRECTIONS = /** @type {const} */ (["up", "right", "down", "left"]);
const ROUTES = /** @type {const} */ (["straight", "elbow", "curved"]);

/** Nodes of every kind, with connectors between nodes, free points and deleted nodes. */
function everything(random, count) {
  const any = (values) => values[Math.floor(random() * values.length)];
  const spot = () => ({ x: random() * 1000, y: random() * 1000 });
  const end = (n) =>
    random() < 0.6
      ? {
          node_id: `n${Math.floor(random() * n * 1.1)}`,
          ...any([
            { x: 0.5, y: 0.5 },
            { x: 1, y: 0.5 },
            { x: 0.2, y: 0 },
          ]),
        }
      : { node_id: null, ...spot() };
  const form = () => ({
    form: any(FORMS),
    direction: any(DIRECTIONS),
    corner: random() * 40,
    opacity: 0.05 + random() * 0.9,
    fill: any(["none", "teal"]),
  });
  const makers = [image, card, table, tag, (id, box) => shape(id, { ...box, ...form() })];
  return randomNodes(random, count).map((node, n) => {
    const { x, y, w, h, place } = node;
    if (random() < 0.3) return node;
    if (random() < 0.4)
      return connector(node.id, {
        x,
        y,
        w,
        h,
        place,
        route: any(ROUTES),
        start: end(n),
        end: end(n),
        stroke_width: random() * 20,
      });
    return any(makers)(node.id, { x, y, w: w + 1, h: h + 1, place });
  });
}

/** Whether a point is on a node, by the definition of its kind. */
function isOn(node, point, nodes, zoom) {
  if (node.kind === "connector")
    return distanceToLine(connectorLine(node, nodes), point) <= 6 / zoom + node.stroke_width / 2;
  if (node.kind === "shape") return shapeContains(node, point);
  if (node.kind !== "tag") return boxContains(node, point);
  const r = Math.min(node.w, node.h) / 2;
  const inner = {
    x: Math.max(node.x + r, Math.min(node.x + node.w - r, point.x)),
    y: Math.max(node.y + r, Math.min(node.y + node.h - r, point.y)),
  };
  return Math.hypot(point.x - inner.x, point.y - inner.y) <= r;
}

for (const seed of [21, 22, 23]) {
  test(`the topmost node is the last drawn node at the point, on board ${seed}`, () => {
    const random = randomFrom(seed);
    const index = new SpatialIndex(boardWith(...everything(random, 300)));
    const downwards = index.search(EVERYWHERE).reverse();
    for (let round = 0; round < 3000; round += 1) {
      const point = { x: random() * 1400 - 50, y: random() * 1400 - 50 };
      const zoom = 0.1 + random() * 3;
      const under = downwards.filter((node) => isOn(node, point, index.nodes, zoom));
      assert.equal(nodeAt(index, point, zoom)?.id, under[0]?.id);
      assert.equal(frameAt(index, point)?.id, under.find((node) => node.kind === "frame")?.id);
      assert.equal(pinAnchorAt(index, point).node_id, under.find((node) => node.kind !== "connector")?.id ?? null);
    }
  });
}

test("a note is hit before its frame, and the frame is found below it", () => {
  const index = indexOf(frame("f", { place: { order: "z" } }), sticky("s"));
  assert.equal(nodeAt(index, { x: 5, y: 5 })?.id, "s");
  assert.equal(frameAt(index, { x: 5, y: 5 })?.id, "f");
});

test("an empty point hits nothing", () => {
  assert.equal(nodeAt(indexOf(sticky("s")), { x: -1, y: 5 }), null);
  assert.equal(frameAt(indexOf(sticky("s")), { x: 5, y: 5 }), null);
});

test("the corner of an ellipse's box does not hit it", () => {
  const index = indexOf(shape("s", { form: "ellipse" }));
  assert.equal(nodeAt(index, { x: 3, y: 3 }), null);
  assert.equal(nodeAt(index, { x: 100, y: 50 })?.id, "s");
});

test("a point six pixels from a line hits it at every zoom", () => {
  const index = indexOf(connector("c", { end: { node_id: null, x: 200, y: 0 }, stroke_width: 2 }));
  assert.equal(nodeAt(index, { x: 100, y: 6.9 }, 1)?.id, "c");
  assert.equal(nodeAt(index, { x: 100, y: 7.1 }, 1), null);
  assert.equal(nodeAt(index, { x: 100, y: 60 }, 0.1)?.id, "c");
  assert.equal(nodeAt(index, { x: 100, y: 3 }, 4), null);
});

test("a pin on a connector is attached to the node below it", () => {
  const line = connector("c", { place: { order: "z" } });
  const on = { x: 100, y: 50 };
  assert.deepEqual(pinAnchorAt(indexOf(sticky("s", { x: 20 }), line), on), { node_id: "s", x: 80, y: 50 });
  assert.deepEqual(pinAnchorAt(indexOf(line), on), { node_id: null, x: 100, y: 50 });
});

const LINKED = { x: 100, y: 50, w: 400, size: 10, text: "ks. www.dvv.fi heti" };

test("a link is hit on the whole height of its line, and not beside it", () => {
  const index = indexOf(text("t", LINKED));
  const at = (x, y) => linkAt(index, { x: 100 + x, y: 50 + y }, measure);
  assert.deepEqual([at(21, 1), at(69, 13)], ["https://www.dvv.fi/", "https://www.dvv.fi/"]);
  assert.deepEqual([at(10, 5), at(75, 5), at(30, 20)], [null, null, null]);
});

test("a covered link cannot be clicked", () => {
  const index = indexOf(text("t", LINKED), sticky("s", { x: 100, y: 50, place: { order: "b" } }));
  assert.equal(linkAt(index, { x: 130, y: 55 }, measure), null);
  assert.equal(linkAt(indexOf(frame("f")), { x: 5, y: 5 }, measure), null);
});

test("a link can be clicked through connectors and unfilled shapes, and not through filled ones", () => {
  const over = { x: 90, y: 40, w: 500, h: 200, place: { order: "b" } };
  const line = connector("c", {
    start: { node_id: null, x: 100, y: 55 },
    end: { node_id: null, x: 500, y: 55 },
    place: { order: "c" },
  });
  const at = (...nodes) => linkAt(indexOf(text("t", LINKED), ...nodes), { x: 130, y: 55 }, measure);
  assert.equal(at(line, shape("s", { ...over, fill: "none" })), "https://www.dvv.fi/");
  assert.equal(at(shape("s", { ...over, fill: "white" })), null);
});

test("a card is a link everywhere, also to a node of the board", () => {
  assert.equal(linkAt(indexOf(card("c")), { x: 190, y: 90 }, measure), "https://www.dvv.fi/");
  assert.equal(
    linkAt(indexOf(card("c", { url: "#frame-0000000000-33" })), { x: 5, y: 5 }, measure),
    "#frame-0000000000-33",
  );
});

test("links work in shapes and in table cells", () => {
  const round = shape("s", { form: "ellipse", w: 300, h: 200, text: "[tänne](#frame-0000000000-33)" });
  assert.equal(linkAt(indexOf(round), { x: 150, y: 100 }, measure), "#frame-0000000000-33");
  const cells = table("t", {
    w: 400,
    h: 200,
    rows: [
      ["Otsikko", "Linkki"],
      ["teksti", "www.dvv.fi"],
    ],
  });
  const { body } = tableLayout(cells, measure);
  const run = /** @type {import("../../../static/js/draw/text/textLayout.js").TextRun} */ (
    body.runs.find(({ href }) => href !== null)
  );
  assert.equal(linkAt(indexOf(cells), { x: run.x + 2, y: run.baseline - 2 }, measure), "https://www.dvv.fi/");
  assert.equal(linkAt(indexOf(cells), { x: run.x - 200, y: run.baseline - 2 }, measure), null);
});

test("tags, images and connectors are not links", () => {
  for (const node of [tag("t"), image("i"), connector("c", { text: "www.dvv.fi" })]) {
    assert.equal(linkAt(indexOf(node), { x: 100, y: 50 }, measure), null);
  }
});
