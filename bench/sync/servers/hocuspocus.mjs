/** Hocuspocus as its documentation sets it up, with SQLite. */
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../peers/hocuspocus/", import.meta.url));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const { Server } = await load("@hocuspocus/server");
const { SQLite } = await load("@hocuspocus/extension-sqlite");

const extensions = [new SQLite({ database: process.env.DB })];
await new Server({ port: Number(process.env.PORT), address: "127.0.0.1", quiet: true, extensions }).listen();
