/**
 * The name and the content of this person on the board.
 * @module ui/shell/ownData
 */

import { askName } from "../kit/nameDialog.js";

/** @typedef {import("../../app/app.js").App} App */

/**
 * Asks for a name until the server accepts one or the person cancels. After a refusal the dialog shows the reason.
 * @param {Pick<App, "sync"|"board"|"announcer"|"t">} app
 * @returns {Promise<void>}
 */
export async function rename({ sync, board, announcer, t }) {
  let name = await askName(board.people.get(sync.you?.id ?? "")?.name ?? "");
  while (name !== null) {
    const refusal = await sync.submit([{ kind: "person.rename", name }]);
    if (!refusal) return announcer.show(t("menu.renamed", { name }));
    name = await askName(name, t(`error.${refusal.code}`, refusal.params));
  }
}

/**
 * @param {Pick<App, "sync"|"board">} app
 * @returns {boolean} whether this person has a name or content on the board
 */
export function hasOwnData({ sync, board }) {
  return board.people.has(sync.you?.id ?? "");
}

/** @param {Pick<App, "board">} app */
export function downloadOwnData({ board }) {
  location.assign(`/api/v1/boards/${board.info?.id}/mine`);
}

/**
 * Asks whether to delete all that this person wrote, and deletes it.
 * @param {Pick<App, "sync"|"popup"|"announcer"|"t">} app
 * @param {HTMLElement} button  gets the menu with the question
 */
export function askToErase({ sync, popup, announcer, t }, button) {
  const erase = async () => {
    const refusal = await sync.submit([{ kind: "person.erase" }]);
    announcer.show(refusal ? t(`error.${refusal.code}`, refusal.params) : t("menu.erased"));
  };
  const items = [
    { label: t("comment.keep"), choose: () => {} },
    { label: t("menu.erase_really"), choose: () => void erase() },
  ];
  popup.toggle(button, [{ head: t("menu.erase_sure"), items }]);
}
