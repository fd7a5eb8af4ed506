import assert from "node:assert/strict";
import { test } from "node:test";
import { socketProtocols, embedToken } from "../../../static/js/net/api.js";

test("[A11] the page in a frame shows the link that its address names", () => {
  assert.equal(embedToken("/e/link-view.A-b_9"), "link-view.A-b_9");
  assert.deepEqual(socketProtocols("link-view.A-b_9"), ["kehys", "link.link-view.A-b_9"]);
});

test("the board's own page shows none", () => {
  for (const path of ["/b/board", "/", "/e/", "/s/a.b", "/e/a.b/c"]) assert.equal(embedToken(path), null);
  assert.deepEqual(socketProtocols(null), []);
});
