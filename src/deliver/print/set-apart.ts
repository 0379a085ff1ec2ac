/** Hands batches to a thread that keeps what it has shaped and broken; it ends when it has had nothing to do for a while. */
import { Worker } from "node:worker_threads";
import type { OutgoingMessage } from "../../respond/courier.ts";
import type { SetBatch } from "./set-batch.ts";

const idleMs = 30_000;

type Answer = { readonly id: number; readonly set?: SetBatch; readonly fault?: string };
type Waiting = { readonly resolve: (set: SetBatch) => void; readonly reject: (error: Error) => void };

export type SetApart = (messages: readonly OutgoingMessage[]) => Promise<SetBatch>;

export function setsApart(): SetApart {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  const start = (): Worker => {
    const started = new Worker(new URL("./set-thread.ts", import.meta.url), { env: {} });
    started.on("message", ({ id, set, fault }: Answer) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (set === undefined) asked?.reject(new Error(`The letters could not be set (${fault}).`));
      else asked?.resolve(withBuffer(set));
      if (waiting.size === 0) rest(started);
    });
    started.on("error", () => {});
    started.on("exit", () => {
      if (thread === started) thread = null;
      for (const { reject } of waiting.values()) reject(new Error("The thread that sets letters ended."));
      waiting.clear();
    });
    return started;
  };

  /** Keeps nobody waiting: neither a process that is done, nor a test. */
  const rest = (started: Worker): void => {
    started.unref();
    idle = setTimeout(() => void started.terminate(), idleMs).unref();
  };

  return (messages) =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      thread ??= start();
      thread.ref();
      const id = ++last;
      waiting.set(id, { resolve, reject });
      thread.postMessage({ id, messages });
    });
}

/** Between threads a Buffer becomes plain bytes. */
function withBuffer(set: SetBatch): SetBatch {
  if (set.written === null) return set;
  return { ...set, written: { ...set.written, pdf: Buffer.from(set.written.pdf) } };
}
