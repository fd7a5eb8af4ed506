/**
 * Buttons of the page that run a command: `data-command` holds its id.
 * @module ui/shell/commandButtons
 */

import { shownKey } from "./shownKeys.js";

/**
 * Adds a listener to each button, and the key of its command to its tooltip, if it has one.
 * @param {Pick<import("../../app/app.js").App, "commands">} app
 */
export function setUpCommandButtons({ commands }) {
  for (const button of document.querySelectorAll("button[data-command]")) {
    if (!(button instanceof HTMLButtonElement)) continue;
    const command = commands.get(button.dataset["command"] ?? "");
    const key = shownKey(command);
    if (key !== "" && button.title !== "") button.title = `${button.title} (${key})`;
    // A key that presses a button makes a click whose count is 0.
    button.addEventListener("click", ({ detail }) => commands.run(command.id, detail === 0 ? "press" : "click"));
  }
}
