/**
 * The minimap, which is loaded when the page is idle.
 * @module ui/map/minimap/setUp
 */

import { Minimap } from "./minimap.js";

/** @param {import("../../../app/app.js").App} app */
export function setUp(app) {
  new Minimap(app);
}
