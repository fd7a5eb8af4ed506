/**
 * The frame with which a presentation starts.
 * @module ui/presentation/firstFrame
 */

import { visibleBox } from "../../board/camera/camera.js";
import { boxInside } from "../../geometry.js";

/** A frame with at least this share of the screen's width or height is the one that somebody reads. */
const READ_SHARE = 0.35;

/**
 * @param {Pick<import("../../app/app.js").App, "board"|"navigation"|"view">} app
 * @returns {import("../../wire.js").FrameNode|undefined} the first one if the whole board or many frames are in view;
 *   else the one in view
 */
export function firstFrame({ board, navigation, view }) {
  const visible = visibleBox(view.camera, view.viewport);
  const isOverview = board.frames().every((frame) => boxInside(frame, visible));
  const frame = isOverview ? null : navigation.frameInView();
  const share = frame ? Math.max(frame.w / visible.w, frame.h / visible.h) : 0;
  return frame && share >= READ_SHARE ? frame : board.frames()[0];
}
