/** A child that looks at forwarded messages: hostile bytes are taken apart here, and nowhere else. Writes nothing. */
import { Socket } from "node:net";
import { encodeFrame, frames } from "../pool/frames.ts";
import { watchOver } from "../pool/watch-over.ts";
import type { Look } from "./look-at-file.ts";

const [readerModule, guard] = process.argv.slice(2);
if (guard === "unguarded") await watchOver();

const line = new Socket({ fd: 3, readable: true, writable: true });
line.on("error", () => process.exit(0));
// A stray failure inside a format library must not print a message's text: the exit alone is told.
process.on("uncaughtException", () => process.exit(70));
process.on("unhandledRejection", () => process.exit(70));

const { lookAtFile } = (await import(readerModule!)) as {
  readonly lookAtFile: (name: string, bytes: Buffer) => Promise<Look>;
};
line.write(encodeFrame({ say: "ready" }));
for await (const { head, body } of frames<{ readonly name: string }>(line)) {
  const look = await lookAtFile(head.name, Buffer.from(body));
  line.write(encodeFrame({ say: "looked" }, Buffer.from(JSON.stringify(look))));
}
process.exit(0);
