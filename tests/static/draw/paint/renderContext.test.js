import assert from "node:assert/strict";
import { test } from "node:test";
import { deviceBox, fillBox, hairline } from "../../../../static/js/draw/paint/renderContext.js";
import { recordingContext, renderContext } from "../world.js";

test("a hairline is at least one whole device pixel", () => {
  assert.deepEqual(
    [0.5, 1, 1.5, 2].map((dpr) => hairline(renderContext({ dpr }))),
    [1, 1, 2, 2],
  );
});

test("a device box has whole pixels and is never empty", () => {
  const box = deviceBox(renderContext({ zoom: 0.3, x: 10, y: 0 }), { x: 10, y: 5, w: 0.1, h: 20 });
  assert.deepEqual(box, { x: 0, y: 2, w: 1, h: 6 });
});

test("adjacent boxes stay adjacent at every camera position", () => {
  for (let x = 0; x < 5; x += 0.3) {
    const context = renderContext({ zoom: 1.37, x });
    const [left, right] = [
      deviceBox(context, { x: 0, y: 0, w: 7, h: 1 }),
      deviceBox(context, { x: 7, y: 0, w: 7, h: 1 }),
    ];
    assert.equal(left.x + left.w, right.x);
  }
});

test("corners below one pixel are not rounded", () => {
  const { context, named } = recordingContext();
  fillBox(context, { x: 1, y: 2, w: 3, h: 4 }, 0.9);
  assert.deepEqual([named("fillRect").length, named("roundRect").length], [1, 0]);
  fillBox(context, { x: 1, y: 2, w: 3, h: 4 }, 1);
  assert.deepEqual([named("fillRect").length, named("roundRect").length], [1, 1]);
});
