/**
 * What the page knows about the device.
 * @module ui/kit/device
 */

import { PHONE_PX } from "../../board/camera/viewportInsets.js";

/**
 * @returns {boolean} whether there may be a keyboard; false if the window is narrow and the only pointer is a finger
 */
export function mayHaveKeyboard() {
  return innerWidth > PHONE_PX || matchMedia("(any-pointer: fine)").matches;
}
