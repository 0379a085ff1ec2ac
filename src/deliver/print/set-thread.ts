/** Sets and writes batches in a thread of its own: seconds of work in which the staff app answers nobody otherwise. */
import { parentPort } from "node:worker_threads";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { setBatch } from "./set-batch.ts";

parentPort?.on("message", ({ id, messages }: { id: number; messages: readonly OutgoingMessage[] }) => {
  try {
    parentPort?.postMessage({ id, set: setBatch(messages) });
  } catch (error) {
    // Never the words: they are somebody's.
    parentPort?.postMessage({ id, fault: error instanceof Error ? error.name : "unknown" });
  }
});
