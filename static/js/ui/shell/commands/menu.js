/**
 * Commands of the board menu that have no key.
 * @module ui/shell/commands/menu
 */

import { byId } from "../../kit/dom.js";
import { addressOfView } from "../../kit/viewAddress.js";
import { askToErase, downloadOwnData, hasOwnData, rename } from "../ownData.js";
import { setStart } from "../startView.js";

/** @typedef {import("../../../app/app.js").App} App */
/** @typedef {import("../../../app/commands.js").Command} Command */

/** The view on screen, and the start view of the board. @type {readonly Command[]} */
export const THIS_VIEW = [
  {
    id: "view.copyLink",
    label: "menu.copy_view",
    menu: "this_view",
    run: ({ share, view }) => share.copyLink(addressOfView(view)),
  },
  {
    id: "start.set",
    label: "menu.set_start",
    menu: "this_view",
    when: isOwner,
    run: (app) => setStart(app, app.navigation.unobstructedBox()),
  },
  {
    id: "start.remove",
    label: "menu.remove_start",
    menu: "this_view",
    when: (app) => isOwner(app) && Boolean(app.board.info?.start),
    run: (app) => setStart(app, null),
  },
];

/** What owners decide about comments. @type {readonly Command[]} */
export const MODERATION = [
  {
    id: "comments.allow",
    label: "menu.open_comments",
    menu: "moderation",
    when: (app) => isOwner(app) && !app.board.info?.comments_open,
    run: ({ moderation }) => moderation.setCommentsOpen(true),
  },
  {
    id: "comments.stop",
    label: "menu.close_comments",
    menu: "moderation",
    when: (app) => isOwner(app) && Boolean(app.board.info?.comments_open),
    run: ({ moderation }) => moderation.setCommentsOpen(false),
  },
  {
    id: "hours.show",
    label: "menu.hours",
    menu: "moderation",
    when: isOwner,
    run: ({ moderation }) => moderation.showHours(),
  },
  {
    id: "moderation.open",
    label: "menu.order",
    menu: "moderation",
    when: isOwner,
    run: ({ moderation }) => moderation.openDialog(),
  },
  {
    id: "comments.download",
    label: "menu.export_comments",
    menu: "moderation",
    when: isOwner,
    run: ({ moderation }) => moderation.downloadComments(),
  },
];

/** The name and the content of this person. @type {readonly Command[]} */
export const ME = [
  { id: "me.rename", label: "menu.name", menu: "me", when: ({ mayComment }) => mayComment(), run: rename },
  {
    id: "me.notes",
    label: "menu.my_notes",
    menu: "me",
    when: ({ notes }) => notes.hasOwn(),
    run: ({ notes }) => notes.showOwn(byId("menu-button", HTMLElement)),
  },
  { id: "me.download", label: "menu.mine", menu: "me", when: hasOwnData, run: downloadOwnData },
  {
    id: "me.erase",
    label: "menu.erase",
    menu: "me",
    when: hasOwnData,
    run: (app) => askToErase(app, byId("menu-button", HTMLElement)),
  },
];

/** @param {App} app  @returns {boolean} */
function isOwner({ role }) {
  return role() === "own";
}
