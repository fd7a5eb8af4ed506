import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { drawShadow } from "../../../../static/js/draw/paint/shadow.js";
import { recordingContext } from "../world.js";

/** @type {{w: number, h: number, isClosed: boolean, pieces: () => unknown[][]}[]} pictures that were made of a size */
let sprites = [];

beforeEach(() => {
  sprites = [];
  globalThis.OffscreenCanvas = /** @type {any} */ (
    class {
      recording = recordingContext();
      constructor(/** @type {number} */ w, /** @type {number} */ h) {
        this.sprite = {
          w,
          h,
          isClosed: false,
          pieces: () => this.recording.named("drawImage"),
          close: () => (this.sprite.isClosed = true),
        };
      }
      getContext() {
        return this.recording.context;
      }
      transferToImageBitmap() {
        sprites.push(this.sprite);
        return this.sprite;
      }
    }
  );
});

const newShadow = () =>
  /** @type {any} */ ({ image: "square", reach: 10, corner: 15, offset_y: 2, sprites: new Map() });

/** @param {ReturnType<typeof newShadow>} shadow  @param {number} w  @param {number} h */
function drawn(shadow, w, h) {
  const { context, named } = recordingContext();
  drawShadow(context, { x: 100, y: 200, w, h }, shadow);
  return named("drawImage");
}

test("a shadow is drawn by nine-slice scaling without the middle", () => {
  const pieces = drawn(newShadow(), 60, 40);
  assert.equal(pieces.length, 8);
  assert.deepEqual(pieces[0], ["drawImage", "square", 0, 0, 15, 15, 90, 192, 15, 15]);
  assert.deepEqual(pieces[1]?.slice(-4), [105, 192, 50, 15]);
});

test("the shadow of a frequent size is drawn once and then copied", () => {
  const shadow = newShadow();
  const counts = Array.from({ length: 5 }, () => drawn(shadow, 60, 40).length);
  assert.deepEqual(counts, [8, 8, 1, 1, 1]);
  assert.deepEqual(
    sprites.map(({ w, h }) => [w, h]),
    [[80, 60]],
  );
  assert.deepEqual(drawn(shadow, 60, 40), [["drawImage", sprites[0], 90, 192]]);
  assert.deepEqual(sprites[0]?.pieces()[0]?.slice(-4), [0, 0, 15, 15]);
});

test("small boxes have no shadow, and large sizes get no sprite", () => {
  const shadow = newShadow();
  assert.equal(drawn(shadow, 9, 40).length, 0);
  for (let times = 0; times < 9; times += 1) assert.equal(drawn(shadow, 900, 700).length, 8);
});

test("sprites of old sizes are dropped", () => {
  const shadow = newShadow();
  for (let w = 20; w < 400; w += 1) for (let times = 0; times < 3; times += 1) drawn(shadow, w, 30);
  assert.ok(shadow.sprites.size <= 64);
  assert.ok(sprites.filter(({ isClosed }) => !isClosed).length <= 64);
});
