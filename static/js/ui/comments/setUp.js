/**
 * Sets up the comments: pins, comment areas, the open thread, the composer and the unread counts.
 * @module ui/comments/setUp
 */

import { Overlay } from "../../draw/overlay/overlay.js";
import { byId, make, makeIcon } from "../kit/dom.js";
import { Drafts } from "../drafts/drafts.js";
import { setUpBadges } from "./badge.js";
import { Composer } from "./composer.js";
import { setUpPanelEntry } from "./panelEntry.js";
import { ReadState } from "./readState.js";
import { ThreadPanel } from "./thread.js";
import { setUpThreadTitle } from "./threadTitle.js";

/** @typedef {import("../../app/app.js").App} App */

/** @param {App} app */
export function setUp(app) {
  const { view, onPermissionChange } = app;
  const drafts = new Drafts(app.board_id, app.storage);
  app.readState = createReadState(app);
  const overlay = createOverlay(app);
  const composer = createComposer(app, drafts);
  const thread = createThread(app, { drafts, composer, overlay });
  app.onRefusal((ops, refusal) => composer.restoreRefused(ops, refusal));
  app.readState.onChange(() => overlay.refresh());
  onPermissionChange(() => overlay.refresh());
  onPermissionChange(() => (view.thread !== null || view.draft !== null) && thread.refresh());
  app.threads = {
    openField: () => thread.openField(),
    focusReply: () => byId("composer-text", HTMLElement).focus(),
    restoreDraft() {
      const draft = drafts.place();
      if (view.thread === null && draft && drafts.text(null)) view.set({ draft });
    },
  };
  overlay.refresh();
  setUpThreadTitle(view, app.t);
  setUpBadges(app);
  setUpPanelEntry(app);
}

/** @param {App} app */
function createReadState(app) {
  return new ReadState({
    ...app,
    browser: { addEventListener: addEventListener.bind(window), isHidden: () => document.hidden },
    later: (run, ms) => void setTimeout(run, ms),
  });
}

/** @param {App} app */
function createOverlay(app) {
  const { sync, readState } = app;
  return new Overlay({
    ...app,
    page: window,
    pins: byId("pins", HTMLElement),
    areaLayer: byId("areas", HTMLElement),
    cursors: byId("cursors", HTMLElement),
    isUnsent: (id) => sync.isUnsent(id),
    mayMove: app.mayMovePin,
    isUnread: (id) => readState.isUnread(id),
    newAreaButton: makeAreaButton,
    openArea: (id) => app.areaTool.open(id),
  });
}

/** @returns {import("../../draw/overlay/areaButtons.js").AreaButtonElements} */
function makeAreaButton() {
  const text = make("span");
  return { button: make("button", { class: "area" }, makeIcon("comment"), text), text };
}

/**
 * @param {App} app
 * @param {Drafts} drafts
 */
function createComposer(app, drafts) {
  return new Composer({
    ...app,
    drafts,
    moveToFreePlace: (draft) => app.areaTool.moveToFreePlace(draft),
    goTo: (draft) => app.areaTool.goTo(draft),
  });
}

/**
 * @param {App} app
 * @param {{drafts: Drafts, composer: Composer, overlay: Overlay}} own
 */
function createThread(app, { drafts, composer, overlay }) {
  const { view, sync } = app;
  return new ThreadPanel({
    ...app,
    composer,
    draftText: () => drafts.text(view.thread),
    isUnsent: (id) => sync.isUnsent(id),
    pinFor: (id) => overlay.pinFor(id),
    areaFor: (id) => overlay.areaFor(id),
    edgesOfArea: (id) => app.areaTool.edgesOf(id),
    firstUnread: () => app.readState.firstUnread,
    whyClosed: () => app.closedNotice.reason(),
    copyLink: (address) => app.share.copyLink(address),
  });
}
