/**
 * A preview beside the mouse of what a click would place, while the tool for comments or notes is active.
 * @module ui/map/placementPreview
 */

import { make, makeIcon } from "../kit/dom.js";

/** @param {Pick<import("../../app/app.js").App, "map"|"view"|"t">} app */
export function setUpPlacementPreview({ map, view, t }) {
  const icon = make("span", { class: "picture" });
  const hint = make("span", { class: "hint" }, t("tool.place"));
  const preview = make("div", { id: "ghost", "aria-hidden": "true" }, icon, hint);
  preview.hidden = true;
  map.append(preview);
  map.addEventListener("pointermove", (event) => {
    const isOnButton = event.target instanceof Element && event.target.closest("button") !== null;
    preview.hidden = view.tool === "hand" || event.pointerType !== "mouse" || isOnButton;
    if (!preview.hidden) preview.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  });
  map.addEventListener("pointerleave", () => (preview.hidden = true));
  view.onChange((keys) => {
    if (!keys.has("tool")) return;
    preview.hidden = true;
    preview.className = view.tool;
    icon.replaceChildren(makeIcon(view.tool));
  });
}
