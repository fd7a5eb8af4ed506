import assert from "node:assert/strict";
import { test } from "node:test";
import { packColor } from "../../../../static/js/draw/paint/pixelBuffer.js";

test("a packed colour has the byte order of image data", () => {
  const bytes = new Uint8Array(new Int32Array([packColor("#123456")]).buffer);
  assert.deepEqual([...bytes], [0x12, 0x34, 0x56, 0xff]);
});
