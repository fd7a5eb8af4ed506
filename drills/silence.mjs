/**
 * R8, the page's half: node drills/silence.mjs, with {board, port} as JSON on standard input.
 * The page's own net/socket.js: prints {"told": "live"} with its first message, and {"told": "lost"} when it would say so.
 */

import { text } from "node:stream/consumers";
import { Socket } from "../static/js/net/socket.js";

/** @typedef {import("./page.mjs").NodeWebSocket} NodeWebSocket */

const { board, port } = /** @type {{board: import("./page.mjs").BoardAt, port: number}} */ (
  JSON.parse(await text(process.stdin))
);
const headers = { Authorization: `Bearer ${board.owner}` };

/** @param {string} told */
const tell = (told) => console.log(JSON.stringify({ told }));

const socket = new Socket({
  address: () => `ws://127.0.0.1:${port}/api/v1/boards/${board.id}/live?after=0&protocol=2`,
  receive: (message) => message.type === "welcome" && tell("live"),
  lost: () => {
    tell("lost");
    process.exit(0);
  },
  ended: () => process.exit(1),
  open: (address) => new /** @type {NodeWebSocket} */ (/** @type {unknown} */ (WebSocket))(address, { headers }),
});
socket.connect();
