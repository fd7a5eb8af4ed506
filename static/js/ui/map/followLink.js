/**
 * Where the links on the map lead.
 * @module ui/map/followLink
 */

/**
 * @param {{places: import("../../board/camera/navigation.js").Places, announcer: import("../kit/announce.js").Announcer, t: import("../../i18n.js").Translate}} parts
 * @returns {(href: string) => void} goes to `#NODEID` on this board, and opens any other address in a tab of its own
 */
export function makeFollowLink({ places, announcer, t }) {
  return (href) => {
    if (!href.startsWith("#")) return void window.open(href, "_blank", "noopener,noreferrer");
    if (!places.flyToNode(href.slice(1))) announcer.show(t("place.lost"));
  };
}
