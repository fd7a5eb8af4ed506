/**
 * The start view of the board: what visitors see first.
 * @module ui/shell/startView
 */

/**
 * @param {Pick<import("../../app/app.js").App, "sync"|"announcer"|"t">} app
 * @param {import("../../wire.js").Box|null} start  null shows visitors the whole board
 */
export async function setStart({ sync, announcer, t }, start) {
  const refusal = await sync.submit([{ kind: "board.update", set: { start } }]);
  announcer.show(
    refusal ? t(`error.${refusal.code}`, refusal.params) : t(start ? "menu.start_set" : "menu.start_removed"),
  );
}
