import assert from "node:assert/strict";
import { test } from "node:test";
import { embedCode } from "../../../../static/js/ui/share/linkSettings.js";

test("[A11] a title cannot break out of the code for another site", () => {
  const code = embedCode("https://board.example.fi/e/a.b", '"><script>&');
  assert.ok(code.includes('title="&quot;>&lt;script>&amp;"'));
  assert.ok(code.includes('allow="clipboard-write"'), "or the menu in the frame could copy no link");
  assert.ok(code.includes('src="https://board.example.fi/e/a.b"') && code.includes('referrerpolicy="no-referrer"'));
});
