/**
 * Commands for the page as a whole, and tools without a group in help.
 * @module ui/shell/commands/page
 */

import { mayHaveKeyboard } from "../../kit/device.js";
import { byId } from "../../kit/dom.js";
import { chooseTool } from "./tools.js";

/** @typedef {import("../../../app/commands.js").Command} Command */

/** @type {readonly Command[]} */
export const PAGE = [
  { id: "page.close", label: "help.leave", keys: ["Escape"], group: "page", run: ({ tools }) => tools.closeTopmost() },
  {
    id: "preferences.show",
    label: "menu.preferences",
    menu: "page",
    run: ({ preferences }) => preferences.show(byId("menu-button", HTMLElement)),
  },
  {
    id: "help.show",
    label: "help.title",
    keys: ["?"],
    group: "page",
    contexts: ["page", "presentation"],
    menu: "page",
    isInMenu: mayHaveKeyboard,
    run: ({ help }) => help.show(),
  },
  {
    id: "privacy.open",
    label: "privacy.link",
    menu: "page",
    run: () => void window.open("/privacy", "_blank", "noopener"),
  },
  { id: "tool.hand", label: "tool.hand", otherKeys: ["h"], run: (app, source) => chooseTool(app, "hand", source) },
  {
    id: "tool.place",
    label: "tool.place",
    otherKeys: ["Enter"],
    when: ({ view }) => view.tool !== "hand",
    run: ({ tools }) => tools.useInMiddle(),
  },
];
