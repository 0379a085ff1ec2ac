/**
 * Looks at files that came with sightings, each in a guarded child with a limit on memory and time. One that kills its child
 * or takes too long is told as what it is; the next goes to another child.
 */
import type { Socket } from "node:net";
import { encodeFrame, type Frame, frames } from "../pool/frames.ts";
import { launch } from "../pool/launch.ts";
import type { Look } from "./look-at-file.ts";
import { nothingSeen } from "./look-limits.ts";

export type MessageReader = {
  look(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<Look>;
  close(): Promise<void>;
};

type Child = { ask(name: string, bytes: Uint8Array): Promise<Look>; end(): Promise<void> };

export type ReaderPace = { readonly longest: number; readonly idle: number };
const usualPace: ReaderPace = { longest: 20_000, idle: 30_000 };
/** Leaks of the format libraries end with the child. */
const lifetime = 200;

export function openMessageReader({ longest, idle }: ReaderPace = usualPace): MessageReader {
  let turn: Promise<unknown> = Promise.resolve();
  let child: { readonly of: Child; looked: number } | null = null;
  let resting: NodeJS.Timeout | undefined;

  async function letGo(): Promise<void> {
    const gone = child;
    child = null;
    await gone?.of.end();
  }

  async function lookNow(name: string, bytes: Uint8Array): Promise<Look> {
    clearTimeout(resting);
    child ??= { of: startChild(longest), looked: 0 };
    try {
      const look = await child.of.ask(name, bytes);
      if (++child.looked >= lifetime) await letGo();
      return look;
    } catch {
      await letGo();
      return unread(name);
    } finally {
      resting = setTimeout(() => void letGo(), idle);
      resting.unref();
    }
  }

  return {
    look: ({ name, bytes }) => {
      const next = turn.then(() => lookNow(name, bytes));
      turn = next.catch(() => {});
      return next;
    },
    async close() {
      clearTimeout(resting);
      await turn;
      await letGo();
    },
  };
}

function unread(name: string): Look {
  const format = /\.msg$/iu.test(name) ? "msg" : "eml";
  const troubles = [
    "It took more time or memory than a message may, and was left alone. It may be made to do just that.",
  ];
  const isMessage = /\.(?:eml|msg)$/iu.test(name);
  return {
    type: isMessage ? format : "unknown",
    look: isMessage ? { ...nothingSeen(format), troubles } : null,
  };
}

function startChild(longest: number): Child {
  const process = launch({
    child: new URL("child.ts", import.meta.url),
    readers: new URL("look-at-file.ts", import.meta.url),
    ocr: "off",
  });
  const socket = process.stdio[3] as Socket;
  socket.on("error", () => {});
  process.on("error", () => socket.destroy());
  const gone = new Promise<void>((resolve) => {
    process.once("exit", () => resolve());
    process.once("error", () => resolve());
  });
  const said = frames<{ readonly say: string }>(socket);
  let ready: Promise<IteratorResult<Frame<{ readonly say: string }>>> | null = said.next();
  return {
    async ask(name, bytes) {
      const late = setTimeout(() => process.kill("SIGKILL"), longest);
      try {
        if (ready !== null && (await ready).done) throw new Error("the reading child does not start");
        ready = null;
        socket.write(encodeFrame({ name }, Buffer.from(bytes)));
        const next = await said.next();
        if (next.done) throw new Error("the reading child is gone");
        return JSON.parse(next.value.body.toString()) as Look;
      } finally {
        clearTimeout(late);
      }
    },
    async end() {
      process.kill("SIGKILL");
      socket.destroy();
      await gone;
    },
  };
}
