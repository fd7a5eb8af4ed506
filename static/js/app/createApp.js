/**
 * Builds the app context from the parts below the interface.
 * @module app/createApp
 */

import { CommentAreas } from "../board/comments/areas.js";
import { Navigation } from "../board/camera/navigation.js";
import { VisibleComments } from "../board/comments/visibleComments.js";
import { Peers } from "../board/peers.js";
import { BoardState } from "../board/state.js";
import { CameraAnimation, browserClock } from "../board/camera/cameraAnimation.js";
import { View } from "../board/view.js";
import { ImageCache } from "../draw/imageCache.js";
import { Renderer } from "../draw/renderer.js";
import { SpatialIndex } from "../draw/index/spatialIndex.js";
import { embedToken, request } from "../net/api.js";
import { makeAnnouncer } from "../ui/kit/announce.js";
import { byId } from "../ui/kit/dom.js";
import { Popup } from "../ui/kit/popup.js";
import { PageStorage, storageOr, withoutThrowing } from "../ui/kit/storage.js";
import { createNetwork } from "./createNetwork.js";
import { createPermissions } from "./permissions.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./app.js").Page} Page */
/** @typedef {import("./app.js").Model} Model */

/** @returns {Page} */
export function readPage() {
  return {
    board_id: document.body.dataset["board"] ?? "",
    lang: document.documentElement.lang,
    token: embedToken(),
    map: byId("map", HTMLElement),
  };
}

/** @returns {Model} an empty board */
export function createModel() {
  const board = new BoardState();
  const visibleComments = new VisibleComments(board);
  const view = new View();
  const cameraAnimation = new CameraAnimation(view, browserClock());
  return {
    board,
    visibleComments,
    view,
    peers: new Peers(),
    cameraAnimation,
    navigation: new Navigation(board, view, cameraAnimation),
  };
}

/**
 * @param {Page} page
 * @param {Model} model  with the first part of the board
 * @param {import("../i18n.js").Translate} t
 * @returns {App} without the interfaces of features, `commands` and `features`
 */
export function createApp(page, model, t) {
  const announcer = makeAnnouncer();
  const storages = openStorages(page, () => announcer.show(t("storage.full")));
  const network = createNetwork(page, model, {
    lost: (wasOpen) => app.connection.lost(wasOpen),
    ended: (code) => app.connection.ended(code),
  });
  /** @type {import("./app.js").Core} */
  const core = {
    ...page,
    ...model,
    ...createDrawing(page, model),
    ...network,
    ...createPermissions(model, network.sync),
    ...storages,
    ...createRefusals(),
    t,
    announcer,
    popup: new Popup(),
    areas: new CommentAreas(model.board, model.visibleComments),
    isEmbedded: page.token !== null,
  };
  const app = /** @type {App} */ (core);
  return app;
}

/**
 * @param {Page} page
 * @param {Model} model
 * @returns {import("./app.js").Drawing}
 */
function createDrawing({ map, board_id, lang }, { board, view }) {
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const canvas = /** @type {HTMLCanvasElement} */ (map.querySelector("canvas"));
  const index = new SpatialIndex(board);
  const images = new ImageCache({
    addressOf: (asset) => `/api/v1/boards/${board_id}/assets/${asset}`,
    request,
    onLoad: () => {
      renderer.invalidate();
      for (const listener of listeners) listener();
    },
  });
  const renderer = new Renderer({ canvas, board, view, index, images, lang });
  return { index, images, renderer, onImageLoad: (listener) => void listeners.add(listener) };
}

/**
 * In a frame on another site, nothing is stored in the browser.
 * @param {Page} page
 * @param {() => void} full  is called the first time that something could not be stored
 * @returns {{storage: Storage, windowStorage: Storage}}
 */
function openStorages({ token }, full) {
  if (token !== null) return { storage: new PageStorage(), windowStorage: new PageStorage() };
  return {
    storage: withoutThrowing(
      storageOr(() => localStorage),
      full,
    ),
    windowStorage: storageOr(() => sessionStorage),
  };
}

/** @returns {Pick<App, "onRefusal"|"handleRefusal">} */
function createRefusals() {
  /** @type {import("./app.js").RefusalHandler[]} */
  const handlers = [];
  return {
    onRefusal: (handler) => void handlers.push(handler),
    handleRefusal: (ops, refusal) => handlers.map((handler) => handler(ops, refusal)).includes(true),
  };
}
