/**
 * What would be placed where the mouse is, while the tool for comments or notes is in hand.
 * @module ui/map/placementPreview
 */

import { make, makeIcon } from "../kit/dom.js";

/**
 * @param {HTMLElement} map
 * @param {import("../../board/view.js").View} view
 * @param {import("../../i18n.js").Translate} t
 */
export function showGhost(map, view, t) {
  const picture = make("span", { class: "picture" });
  const ghost = make(
    "div",
    { id: "ghost", "aria-hidden": "true" },
    picture,
    make("span", { class: "hint" }, t("tool.place")),
  );
  ghost.hidden = true;
  map.append(ghost);
  map.addEventListener("pointermove", (event) => {
    const isOnButton = event.target instanceof Element && event.target.closest("button") !== null;
    ghost.hidden = view.tool === "hand" || event.pointerType !== "mouse" || isOnButton;
    if (!ghost.hidden) ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
  });
  map.addEventListener("pointerleave", () => (ghost.hidden = true));
  view.onChange((keys) => {
    if (!keys.has("tool")) return;
    ghost.hidden = true;
    ghost.className = view.tool;
    picture.replaceChildren(makeIcon(view.tool));
  });
}
