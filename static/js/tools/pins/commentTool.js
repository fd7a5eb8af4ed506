/**
 * The comment tool: a click begins a comment.
 * @module tools/pins/commentTool
 */

import { pinAnchorAt } from "../../draw/hitTest.js";
import { Placement } from "../base/placement.js";

/** Begins a comment on the node under the point, whose moves its pin follows, or else on the board. */
export class CommentTool extends Placement {
  /**
   * @param {import("../../board/view.js").View} view
   * @param {import("../../draw/index/spatialIndex.js").SpatialIndex} index
   */
  constructor(view, index) {
    super(view, "comment", (at) => ({ draft: pinAnchorAt(index, at) }));
  }
}
