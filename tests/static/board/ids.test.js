import assert from "node:assert/strict";
import { test } from "node:test";
import { newId } from "../../../static/js/board/ids.js";

const ids = Array.from({ length: 1000 }, newId);

test("[P4] an id is of the form that the server takes", () => {
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{16}$/);
});

test("[P4] no two ids are the same", () => {
  assert.equal(new Set(ids).size, ids.length);
});
