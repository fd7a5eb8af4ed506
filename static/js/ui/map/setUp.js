/**
 * Ways to places on the board: frames, links, the history of views and the context menu.
 * @module ui/map/setUp
 */

import { setUpContextMenu } from "./contextMenu.js";
import { makeFollowLink } from "./followLink.js";
import { FramesPanel } from "./framesPanel.js";
import { ViewHistory } from "./history.js";
import { setUpPlacementPreview } from "./placementPreview.js";

/** @param {import("../../app/app.js").App} app */
export function setUp(app) {
  const { view, navigation, cameraAnimation, announcer, t } = app;
  app.history = new ViewHistory({
    view,
    navigation,
    cameraAnimation,
    lost: () => announcer.show(t("place.lost")),
    browser: window,
    later: (run, ms) => void setTimeout(run, ms),
  });
  app.followLink = makeFollowLink(app);
  const framesPanel = new FramesPanel(app, (address) => app.share.copyLink(address));
  app.onImageLoad(() => framesPanel.redrawSoon());
  app.framesPanel = framesPanel;
  setUpContextMenu(app);
  setUpPlacementPreview(app);
}
