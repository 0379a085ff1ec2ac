/**
 * `candour mail receive`: hands one mail, from the mail server's pipe, over to the data folder's `bounces/`. It opens no
 * record and needs no key, so the mail server's account may run it; the app takes in what lies there.
 */
import { randomUUID } from "node:crypto";
import { link, mkdir, open, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { placesIn } from "../places.ts";

/** What mail servers know as "not now, try again" (EX_TEMPFAIL); anything else would bounce the bounce. */
const tryAgain = 75;
const mostBytes = 25 * 1024 * 1024;

export async function receiveMail(
  { data, recipient }: { readonly data: string; readonly recipient?: string },
  from: Readable = process.stdin,
): Promise<number> {
  const { bounces } = placesIn(resolve(data));
  const draft = join(bounces, "tmp", randomUUID());
  try {
    for (const name of ["tmp", "new"]) await mkdir(join(bounces, name), { recursive: true, mode: 0o770 });
    const size = await write(draft, from, recipient);
    if (size === 0) return complain("There was no mail on standard input.", 1);
    await link(draft, join(bounces, "new", `${Date.now()}.${randomUUID()}.candour`));
    return 0;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    return complain(`The mail could not be kept (${code}). The mail server may try again.`, tryAgain);
  } finally {
    await rm(draft, { force: true }).catch(() => {});
  }
}

/** Whole and on the disk before it is seen. What is too long is cut: what counts stands at the beginning. */
async function write(file: string, from: Readable, recipient: string | undefined): Promise<number> {
  const handle = await open(file, "wx", 0o660);
  try {
    const said = recipient?.replace(/[\r\n]/gu, "").slice(0, 320);
    let size = 0;
    for await (const chunk of from as AsyncIterable<Buffer>) {
      if (size === 0 && said !== undefined) await handle.writeFile(`X-Candour-Recipient: ${said}\n`);
      if (size < mostBytes) await handle.writeFile(chunk);
      size += chunk.length;
    }
    await handle.sync();
    return size;
  } finally {
    await handle.close();
  }
}

function complain(why: string, code: number): number {
  process.stderr.write(`candour mail receive: ${why}\n`);
  return code;
}
