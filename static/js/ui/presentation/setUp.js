/**
 * The presentation of the frames.
 * @module ui/presentation/setUp
 */

import { Presentation } from "./presentation.js";

/** @param {import("../../app/app.js").App} app  with `followLink` */
export function setUp(app) {
  app.presentation = new Presentation(app);
}
