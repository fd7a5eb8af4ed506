/**
 * How commands choose a tool.
 * @module ui/shell/commands/tools
 */

/**
 * A button takes the tool. A key also puts it away. Where the tool is not allowed, both say why.
 * @param {import("../../../app/app.js").App} app
 * @param {import("../../../board/view.js").View["tool"]} tool
 * @param {import("../../../app/commands.js").Source} source
 */
export function chooseTool(app, tool, source) {
  const isAllowed = { hand: true, comment: app.mayComment(), note: app.mayWriteNotes() };
  if (!isAllowed[tool]) app.closedNotice.say();
  else if (source === "shortcut") app.tools.toggle(tool);
  else app.tools.take(tool);
}
