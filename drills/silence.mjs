/**
 * The page of drill R8. Input: {board, port} as JSON on standard input.
 * Uses the page's net/socket.js. Prints {"event": "live"} at the welcome, and {"event": "lost"} when it reports a loss.
 */

import { text } from "node:stream/consumers";
import { Socket } from "../static/js/net/socket.js";

/** @typedef {import("./page.mjs").NodeWebSocket} NodeWebSocket */

const { board, port } = /** @type {{board: import("./page.mjs").BoardAt, port: number}} */ (
  JSON.parse(await text(process.stdin))
);
const headers = { Authorization: `Bearer ${board.owner}` };

/** @param {string} event */
const print = (event) => console.log(JSON.stringify({ event }));

const socket = new Socket({
  address: () => `ws://127.0.0.1:${port}/api/v1/boards/${board.id}/live?after=0&protocol=2`,
  receive: (message) => message.type === "welcome" && print("live"),
  lost: () => {
    print("lost");
    process.exit(0);
  },
  ended: () => process.exit(1),
  open: (address) => new /** @type {NodeWebSocket} */ (/** @type {unknown} */ (WebSocket))(address, { headers }),
});
socket.connect();
