import assert from "node:assert/strict";
import { test } from "node:test";
import { shapeContains, shapeTextBox, tracePath } from "../../../../static/js/draw/paint/shapePaths.js";
import { boxInside } from "../../../../static/js/geometry.js";
import { randomFrom, shape } from "../world.js";

const FORMS = /** @type {const} */ (["rectangle", "ellipse", "diamond", "triangle", "arrow", "bubble"]);
const DIRECTIONS = /** @type {const} */ (["up", "right", "down", "left"]);
const VARIANTS = FORMS.flatMap((form) =>
  DIRECTIONS.flatMap((direction) => [0, 12, 70].map((corner) => ({ form, direction, corner }))),
);
const nameOf = ({ form, direction, corner }) => `${form} ${direction} with corner ${corner}`;

/** A context that records the traced path as a polygon, with arcs in short segments. */
class Plotter {
  /** @type {[number, number][]} */
  points = [];
  beginPath() {}
  closePath() {}
  moveTo(x, y) {
    this.points.push([x, y]);
  }
  lineTo(x, y) {
    this.points.push([x, y]);
  }
  rect(x, y, w, h) {
    this.points.push([x, y], [x + w, y], [x + w, y + h], [x, y + h]);
  }
  ellipse(x, y, rx, ry, _turn, from, to) {
    for (let n = 0; n <= 200; n += 1) {
      const angle = from + ((to - from) * n) / 200;
      this.points.push([x + rx * Math.cos(angle), y + ry * Math.sin(angle)]);
    }
  }
  roundRect(x, y, w, h, r) {
    const right = Math.PI / 2;
    const corners = [
      [x + w - r, y + r],
      [x + w - r, y + h - r],
      [x + r, y + h - r],
      [x + r, y + r],
    ];
    corners.forEach(([cx, cy], n) => this.ellipse(cx, cy, r, r, 0, (n - 1) * right, n * right));
  }
  arcTo(x1, y1, x2, y2, r) {
    const [x0, y0] = /** @type {[number, number]} */ (this.points.at(-1));
    const [a, b] = [Math.hypot(x0 - x1, y0 - y1), Math.hypot(x2 - x1, y2 - y1)];
    const [ax, ay, bx, by] = [(x0 - x1) / a, (y0 - y1) / a, (x2 - x1) / b, (y2 - y1) / b];
    const half = Math.acos(ax * bx + ay * by) / 2;
    const [reach, off] = [r / Math.tan(half), r / Math.sin(half)];
    const length = Math.hypot(ax + bx, ay + by);
    const [cx, cy] = [x1 + ((ax + bx) / length) * off, y1 + ((ay + by) / length) * off];
    const from = Math.atan2(y1 + ay * reach - cy, x1 + ax * reach - cx);
    let turn = Math.atan2(y1 + by * reach - cy, x1 + bx * reach - cx) - from;
    if (turn > Math.PI) turn -= 2 * Math.PI;
    if (turn < -Math.PI) turn += 2 * Math.PI;
    this.ellipse(cx, cy, r, r, 0, from, from + turn);
  }
  contains(x, y) {
    let isIn = false;
    this.points.forEach(([ax, ay], n) => {
      const [bx, by] = /** @type {[number, number]} */ (this.points.at(n - 1));
      if (ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay)) isIn = !isIn;
    });
    return isIn;
  }
}

/** @param {import("../../../../static/js/wire.js").ShapeNode} node */
function plotted(node) {
  const plotter = new Plotter();
  tracePath(/** @type {any} */ (plotter), node, node);
  return plotter;
}

for (const variant of VARIANTS) {
  test(`a ${nameOf(variant)} is hit where it is painted`, () => {
    const random = randomFrom(7);
    for (const [w, h] of [
      [200, 100],
      [80, 260],
      [120, 120],
    ]) {
      const node = shape("s", { ...variant, x: 30, y: -20, w, h });
      const plotter = plotted(node);
      for (let n = 0; n < 2000; n += 1) {
        const point = { x: 30 + w * (random() * 1.2 - 0.1), y: -20 + h * (random() * 1.2 - 0.1) };
        assert.equal(shapeContains(node, point), plotter.contains(point.x, point.y), `${point.x}, ${point.y}`);
      }
    }
  });

  test(`the path of a ${nameOf(variant)} fills its box and stays in it`, () => {
    const node = shape("s", { ...variant, w: 300, h: 180 });
    const { points } = plotted(node);
    const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
    const sharp = variant.corner === 0 || variant.form === "rectangle" || variant.form === "ellipse";
    for (const value of [Math.min(...xs), Math.min(...ys)]) assert.ok(value >= -1e-6 && (!sharp || value < 0.1));
    assert.ok(Math.max(...xs) <= 300 + 1e-6 && Math.max(...ys) <= 180 + 1e-6);
  });

  test(`the text box is inside a ${nameOf(variant)}`, () => {
    const node = shape("s", { ...variant, w: 300, h: 180 });
    const { x, y, w, h } = shapeTextBox(node);
    assert.ok(boxInside({ x, y, w, h }, node) && w > 60 && h > 40, JSON.stringify({ x, y, w, h }));
    const corners = [
      [x, y],
      [x + w, y],
      [x, y + h],
      [x + w, y + h],
    ];
    if (variant.corner < 70)
      for (const [cx, cy] of corners)
        assert.ok(
          shapeContains(node, { x: cx + (x + w / 2 - cx) * 1e-6, y: cy + (y + h / 2 - cy) * 1e-6 }),
          `${cx}, ${cy}`,
        );
  });
}

test("the text of a speech bubble is above the tail", () => {
  const room = (direction) => shapeTextBox(shape("s", { form: "bubble", direction, w: 200, h: 100 }));
  assert.ok(room("down").y + room("down").h < 78 && room("up").y > 22);
  assert.ok(room("right").x + room("right").w < 170 && room("left").x > 30);
});

test("the smallest shape has a text box without negative sides", () => {
  for (const variant of VARIANTS) {
    const { w, h } = shapeTextBox(shape("s", { ...variant, w: 1, h: 1, stroke: "ink", stroke_width: 100 }));
    assert.ok(w >= 0 && h >= 0);
  }
});
