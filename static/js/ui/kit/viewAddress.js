/**
 * The address of the view on screen.
 * @module ui/kit/viewAddress
 */

import { visibleBox } from "../../board/camera/camera.js";
import { centre } from "../../geometry.js";

/**
 * @param {Pick<import("../../board/view.js").View, "camera"|"viewport">} view
 * @returns {Extract<import("../../board/camera/address.js").Address, {kind: "at"}>} the board point in the middle of
 *   the screen, and the zoom
 */
export function addressOfView({ camera, viewport }) {
  return { kind: "at", ...centre(visibleBox(camera, viewport)), zoom: camera.zoom };
}
