/**
 * The search itself, which is loaded when the page is idle, or when the search opens.
 * @module ui/search/panel/setUp
 */

import { Search } from "./search.js";

/**
 * @param {import("../../../app/app.js").App} app
 * @returns {import("../../../app/app.js").LazyFeatures["search-panel"]}
 */
export function setUp(app) {
  const search = new Search(app);
  const step = app.search.takeEarlyEnter();
  if (step !== null) void search.step(step);
  return search;
}
