/**
 * Shows the number of unread threads on the buttons of the comments panel, and in the icon of the tab.
 * @module ui/comments/badge
 */

import { make } from "../kit/dom.js";
import { shortCount } from "../kit/shortCount.js";

const ICON = "/static/icon.svg";
const ICON_UNREAD = "/static/icon-unread.svg";

/** @param {Pick<import("../../app/app.js").App, "readState"|"t">} app */
export function setUpBadges({ readState, t }) {
  const icon = /** @type {HTMLLinkElement} */ (document.querySelector('link[rel="icon"]'));
  const buttons = [...document.querySelectorAll("[data-comments]")];
  const badges = buttons.map(() => make("b", { class: "badge", "aria-hidden": "true", hidden: "" }));
  for (const [at, badge] of badges.entries()) buttons[at]?.append(badge);
  const show = () => {
    const n = readState.count;
    for (const badge of badges) {
      badge.hidden = n === 0;
      badge.textContent = shortCount(n);
    }
    for (const button of buttons) button.ariaLabel = n > 0 ? t("comments.open_unread", { n }) : t("comments.open");
    icon.href = n > 0 ? ICON_UNREAD : ICON;
  };
  readState.onChange(show);
  show();
}
