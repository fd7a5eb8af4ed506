/**
 * The table of features. A feature is a folder with a `setUp.js`, which gets the app context (app/app.js).
 * @module features
 */

import * as comments from "./ui/comments/setUp.js";
import * as map from "./ui/map/setUp.js";
import * as moderation from "./ui/moderation/setUp.js";
import * as notes from "./ui/notes/setUp.js";
import * as preferences from "./ui/preferences/setUp.js";
import * as presentation from "./ui/presentation/setUp.js";
import * as search from "./ui/search/setUp.js";
import * as share from "./ui/share/setUp.js";
import * as shell from "./ui/shell/setUp.js";
import * as tools from "./tools/setUp.js";

/**
 * They are set up in this order: pins get a change before the thread that opens beside them. Only modules that are
 * needed at the start are imported above, so that the first frame waits for nothing else.
 * @type {readonly import("./app/features.js").Feature[]}
 */
export const FEATURES = [
  { id: "preferences", when: "start", load: () => preferences },
  { id: "comments", when: "start", load: () => comments },
  { id: "share", when: "start", load: () => share },
  { id: "notes", when: "start", load: () => notes },
  { id: "moderation", when: "start", load: () => moderation },
  { id: "map", when: "start", load: () => map },
  { id: "tools", when: "start", load: () => tools },
  { id: "presentation", when: "start", load: () => presentation },
  { id: "search", when: "start", load: () => search },
  { id: "shell", when: "start", load: () => shell },
  { id: "minimap", when: "idle", load: () => import("./ui/map/minimap/setUp.js") },
  { id: "comments-panel", when: "idle", load: () => import("./ui/comments/panel/setUp.js") },
  { id: "search-panel", when: "idle", load: () => import("./ui/search/panel/setUp.js") },
  {
    id: "moderation-dialog",
    when: "demand",
    roles: ["own"],
    load: () => import("./ui/moderation/dialog/setUp.js"),
  },
];
