/**
 * Follows links on the board.
 * @module ui/map/followLink
 */

/**
 * @param {Pick<import("../../app/app.js").App, "navigation"|"announcer"|"t">} app
 * @returns {(href: string) => void} goes to the node of `#NODEID`, and opens any other address in a new tab
 */
export function makeFollowLink({ navigation, announcer, t }) {
  return (href) => {
    if (!href.startsWith("#")) return void window.open(href, "_blank", "noopener,noreferrer");
    if (!navigation.flyToNode(href.slice(1))) announcer.show(t("place.lost"));
  };
}
