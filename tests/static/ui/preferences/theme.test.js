import assert from "node:assert/strict";
import { test } from "node:test";
import { followTheme } from "../../../../static/js/ui/preferences/theme.js";
import { viewOf } from "../../world.js";

/** A page whose system is dark or light. */
function page(isDark = false) {
  /** @type {(() => void)[]} */
  const heard = [];
  const dark = {
    matches: isDark,
    addEventListener: (/** @type {string} */ _name, /** @type {any} */ run) => void heard.push(run),
  };
  const root = { dataset: /** @type {Record<string, string>} */ ({}) };
  const view = viewOf();
  followTheme(view, /** @type {any} */ (dark), /** @type {any} */ (root));
  const change = (/** @type {boolean} */ matches) => {
    dark.matches = matches;
    heard.forEach((run) => run());
  };
  return { view, root, change };
}

test("without a choice the theme is the system's, also when that changes", () => {
  const { view, root, change } = page(true);
  assert.deepEqual([view.theme, root.dataset["theme"]], ["dark", undefined]);
  change(false);
  assert.deepEqual([view.theme, root.dataset["theme"]], ["light", undefined]);
});

test("a choice stays, whatever the system says", () => {
  const { view, root, change } = page(true);
  view.set({ themeChoice: "light" });
  change(true);
  assert.deepEqual([view.theme, root.dataset["theme"]], ["light", "light"]);
  view.set({ themeChoice: "dark" });
  change(false);
  assert.deepEqual([view.theme, root.dataset["theme"]], ["dark", "dark"]);
  view.set({ themeChoice: "system" });
  assert.deepEqual([view.theme, root.dataset["theme"]], ["light", undefined]);
});
