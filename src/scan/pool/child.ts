/** A reading child: takes one document at a time from the scan that started it, and says what is in it. Writes nothing in clear. */
import { createSecretKey } from "node:crypto";
import { Socket } from "node:net";
import { readDocument } from "./child-read.ts";
import { encodeFrame, frames } from "./frames.ts";
import type { FromChild, ToChild } from "./messages.ts";
import type { Readers } from "./readers.ts";
import { watchOver } from "./watch-over.ts";

const [readersModule, guard] = process.argv.slice(2);
if (guard === "unguarded") await watchOver();

const line = new Socket({ fd: 3, readable: true, writable: true });
line.on("error", () => process.exit(0));
// A stray failure inside a format library must not print a document's text: the exit alone is told.
process.on("uncaughtException", () => process.exit(70));
process.on("unhandledRejection", () => process.exit(70));

const { readers } = (await import(readersModule!)) as { readonly readers: Readers };
const waiting: (() => void)[] = [];
let turn: Promise<void> = Promise.resolve();
let spool = { folder: "", key: createSecretKey(Buffer.alloc(32)) };

tell({ say: "ready" });
for await (const { head } of frames<ToChild>(line)) {
  if (head.say === "begin") {
    spool = { folder: head.spool, key: createSecretKey(Buffer.from(head.key, "base64")) };
  } else if (head.say === "go-on") {
    waiting.shift()?.();
  } else {
    readDocument(head.job, readers, spool, { tell, handOver }).catch(() => process.exit(70));
  }
}
// The line is closed: the scan is over or dead.
process.exit(0);

function tell(head: FromChild, body?: Buffer): void {
  line.write(encodeFrame(head, body));
}

/** One at a time: a reader that does not wait for its members still hands them over in turn. */
function handOver(head: FromChild, body: Buffer): Promise<void> {
  turn = turn.then(() => {
    tell(head, body);
    return new Promise((resolve) => {
      waiting.push(resolve);
    });
  });
  return turn;
}
