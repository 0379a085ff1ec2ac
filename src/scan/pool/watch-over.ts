/** Where the system offers no guard: a thread beside the reader that ends the child when it outgrows its memory or its parent. */
import { Worker } from "node:worker_threads";
import { mostResident } from "./limits.ts";

const watch = `
const { workerData } = require("node:worker_threads");
const parent = process.ppid;
const alive = () => { try { process.kill(parent, 0); return process.ppid === parent; } catch (e) { return e.code === "EPERM"; } };
setInterval(() => {
  if (!alive()) process.kill(process.pid, "SIGKILL");
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, "SIGABRT");
}, 250);
`;

export function watchOver(): void {
  new Worker(watch, { eval: true, workerData: mostResident }).unref();
}
