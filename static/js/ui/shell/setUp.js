/**
 * The shell: what surrounds the board on every page.
 * @module ui/shell/setUp
 */

import { PendingStorage } from "../../net/pendingStorage.js";
import { showGone } from "../../app/failure.js";
import { Tooltips } from "../kit/tooltips.js";
import { ClosedNotice } from "./closedNotice.js";
import { setUpCommandButtons } from "./commandButtons.js";
import { Connection } from "./connection.js";
import { Help } from "./help.js";
import { setUpMenu } from "./menu.js";
import { People } from "./people.js";
import { setUpStatus } from "./status.js";
import { followTitle } from "./title.js";
import { setUpToolbar } from "./toolbar.js";

/** @typedef {import("../../app/app.js").App} App */

/** @param {App} app  with the interface of comments */
export function setUp(app) {
  const closedNotice = new ClosedNotice(app);
  app.onPermissionChange(() => closedNotice.refresh());
  app.board.onChange(({ isInfo, isReset }) => (isInfo || isReset) && closedNotice.refresh());
  app.closedNotice = closedNotice;
  setUpCommandButtons(app);
  setUpToolbar(app);
  app.help = new Help({ t: app.t, commands: app.commands.all, role: app.role });
  setUpMenu(app);
  followTitle(app);
  new Tooltips(document);
  setUpStatus(app);
  new People(app);
  setUpConnection(app);
}

/** @param {App} app */
function setUpConnection(app) {
  const { board_id, sync, presence, peers, announcer, t, storage, windowStorage, handleRefusal } = app;
  app.connection = new Connection({
    board_id,
    sync,
    presence,
    peers,
    announcer,
    t,
    unsent: new PendingStorage(board_id, storage),
    handleRefusal,
    windowStorage,
    reload: () => reload(app),
  });
}

/** @param {App} app */
function reload({ isEmbedded, socket }) {
  if (!isEmbedded) return location.reload();
  socket.close();
  showGone();
}
