/** One child from the scan's side: gives it a document, keeps its time, takes nothing that it was not asked for. */
import type { KeyObject } from "node:crypto";
import type { Socket } from "node:net";
import { encodeFrame, type Frame, FrameTooLong, frames } from "./frames.ts";
import { type Launch, launch } from "./launch.ts";
import { mostFindings, type Pace, recognised, startTime, timeFor } from "./limits.ts";
import type { FromChild, Job, Reading } from "./messages.ts";

/** Keeps what comes before a document is done, and says how many bytes were unpacked; the child waits meanwhile. */
export type Keep = (kind: "members" | "part", body: Buffer) => Promise<number>;

export type Attempt =
  | { readonly kind: "read"; readonly reading: Reading; readonly body: Buffer }
  | { readonly kind: "changed" | "gone" | "disk-full" }
  | { readonly kind: "aborted"; readonly cause: Abort };
export type Abort = "timed-out" | "memory" | "crashed" | "flooded";

export type ReadingChild = {
  attempt(job: Job, keep: Keep): Promise<Attempt>;
  readonly documents: number;
  /** Resolves when it is gone. */
  end(): Promise<void>;
};

/** `page` and `identified` are all that a child may say unasked. */
const mostUnasked = 10_000;

export function startChild(
  how: Launch,
  spool: { readonly folder: string; readonly key: KeyObject },
  pace: Pace,
): ReadingChild {
  const child = launch(how);
  const socket = child.stdio[3] as Socket;
  socket.on("error", () => {});
  child.on("error", () => {});
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once("exit", (_code, signal) => resolve(signal));
    child.once("error", () => resolve(null));
  });
  const said = frames<FromChild>(socket);
  let documents = 0;
  socket.write(
    encodeFrame({ say: "begin", spool: spool.folder, key: spool.key.export().toString("base64") }),
  );
  return {
    async attempt(job, keep) {
      if (documents === 0) await ready(said, () => child.kill("SIGKILL"));
      documents++;
      const clock = startClock(job, pace, () => child.kill("SIGKILL"));
      try {
        socket.write(encodeFrame({ say: "read", job }));
        const attempt = await listen(job, keep, said, socket, clock);
        if (attempt !== null) return attempt;
        child.kill("SIGKILL");
        return { kind: "aborted", cause: "flooded" };
      } catch (error) {
        if (error instanceof KeepingFailed) throw error.cause;
        const malformed = error instanceof FrameTooLong || error instanceof SyntaxError;
        if (malformed) child.kill("SIGKILL");
        const signal = await ended;
        if (clock.expired()) return { kind: "aborted", cause: "timed-out" };
        if (malformed) return { kind: "aborted", cause: "flooded" };
        // V8 and WebAssembly abort when memory is denied; the system's own killer sends SIGKILL.
        const memory = signal === "SIGABRT" || signal === "SIGTRAP" || signal === "SIGKILL";
        return { kind: "aborted", cause: memory ? "memory" : "crashed" };
      } finally {
        clock.stop();
      }
    },
    get documents() {
      return documents;
    },
    async end() {
      child.kill("SIGKILL");
      socket.destroy();
      await ended;
    },
  };
}

/** A child that does not start is broken infrastructure: no document is to blame. */
async function ready(said: AsyncGenerator<Frame<FromChild>>, abort: () => void): Promise<void> {
  const timer = setTimeout(abort, startTime);
  const first = await said.next().catch(() => ({ done: true }) as const);
  clearTimeout(timer);
  if (first.done || first.value.head.say !== "ready") throw new Error("a reading child does not start");
}

class LineClosed extends Error {}
class KeepingFailed extends Error {}

/** Null where the child says more than it may. */
async function listen(
  job: Job,
  keep: Keep,
  said: AsyncGenerator<Frame<FromChild>>,
  socket: Socket,
  clock: Clock,
): Promise<Attempt | null> {
  let unasked = 0;
  let taken = 0;
  let type = "unknown";
  while (true) {
    const next = await said.next();
    if (next.done) throw new LineClosed();
    const { head, body } = next.value;
    taken += body.length;
    if (taken > mostFindings(job.bytes) || ++unasked > mostUnasked) return null;
    switch (head.say) {
      case "identified":
        type = head.type;
        clock.pageCame(type);
        break;
      case "page":
        clock.pageCame(type);
        break;
      case "members":
      case "part":
        clock.unpacked(await keep(head.say, body).catch(failToKeep));
        socket.write(encodeFrame({ say: "go-on" }));
        break;
      case "done":
        return { kind: "read", reading: head.reading, body };
      case "failed":
        return head.cause === "memory" ? { kind: "aborted", cause: "memory" } : { kind: head.cause };
      default:
        return null;
    }
  }
}

function failToKeep(cause: unknown): never {
  throw new KeepingFailed("", { cause });
}

type Clock = {
  pageCame(type: string): void;
  unpacked(bytes: number): void;
  expired(): boolean;
  stop(): void;
};

/** A document's deadline by its size; pages of a scan that come through move it, up to a last end. */
function startClock(job: Job, pace: Pace, abort: () => void): Clock {
  const started = Date.now();
  const last = started + Math.max(pace.longest, timeFor(job.bytes, pace));
  let expired = false;
  let until = started + timeFor(job.bytes, pace);
  let timer = setTimeout(ring, until - started);
  function ring(): void {
    const left = until - Date.now();
    if (left > 0) {
      timer = setTimeout(ring, left);
      return;
    }
    expired = true;
    abort();
  }
  return {
    pageCame(type) {
      if (recognised.has(type)) until = Math.min(last, Math.max(until, Date.now() + pace.perPage));
    },
    unpacked(bytes) {
      until += timeFor(bytes, pace) - pace.base;
    },
    expired: () => expired,
    stop: () => clearTimeout(timer),
  };
}
