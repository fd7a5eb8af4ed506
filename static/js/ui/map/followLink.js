/**
 * Where the links on the map lead.
 * @module ui/map/followLink
 */

/**
 * @param {{navigation: import("../../board/camera/navigation.js").Navigation, announcer: import("../kit/announce.js").Announcer, t: import("../../i18n.js").Translate}} parts
 * @returns {(href: string) => void} goes to `#NODEID` on this board, and opens any other address in a tab of its own
 */
export function makeFollowLink({ navigation, announcer, t }) {
  return (href) => {
    if (!href.startsWith("#")) return void window.open(href, "_blank", "noopener,noreferrer");
    if (!navigation.flyToNode(href.slice(1))) announcer.show(t("place.lost"));
  };
}
