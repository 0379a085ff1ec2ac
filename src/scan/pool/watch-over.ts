/** Where the system offers no guard: a thread beside the reader that ends the child when it outgrows its memory or its parent. */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { mostResident } from "./limits.ts";

const watch = `
const { parentPort, workerData } = require("node:worker_threads");
const parent = process.ppid;
const alive = () => { try { process.kill(parent, 0); return process.ppid === parent; } catch (e) { return e.code === "EPERM"; } };
setInterval(() => {
  if (!alive()) process.kill(process.pid, "SIGKILL");
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, "SIGABRT");
}, 250);
parentPort.postMessage("watching");
`;

/** Resolves once it watches: a thread does not start while its main thread is busy. */
export async function watchOver(): Promise<void> {
  const watcher = new Worker(watch, { eval: true, workerData: mostResident, execArgv: [] });
  await once(watcher, "message");
  watcher.unref();
}
