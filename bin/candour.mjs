#!/usr/bin/env node
/** The launcher: sets up where that is needed, finds a Node that runs TypeScript, and starts the command line. */
import { join } from "node:path";
import { ensureInstalled, findNode, keepCompiled, root, runInstead } from "./setup.mjs";

ensureInstalled();
keepCompiled();
const main = join(root, "src", "main", "candour.ts");
const node = findNode();
if (node === process.execPath) await import(main);
else runInstead(node, ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)]);
