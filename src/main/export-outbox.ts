/** `candour outbox export`: opens the sealed messages and writes them in clear where somebody asked for them. */
import { mkdir, readdir } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import type { OutboxExportOptions } from "../cli/outbox.ts";
import {
  clearFileOf,
  type OutboxMessage,
  openMessage,
  referencesIn,
  unpacked,
} from "../deliver/outbox/envelope.ts";
import { countPacked, packedIn } from "../deliver/outbox/packs/read-packs.ts";
import { writeOnce } from "../deliver/outbox/write-once.ts";
import { change } from "../store/change.ts";
import { openRing } from "../store/keys/open-ring.ts";
import { openEnvelopes } from "../store/notices/envelopes.ts";
import { withRoot } from "./keys/with-record.ts";

export function exportOutbox(options: OutboxExportOptions): Promise<number> {
  const to = resolve(options.to);
  const reason = options.reason.trim();
  return withRoot("outbox export", options, async ({ sql, root, places, complain }) => {
    if (reason === "") return complain("Say with --reason why the messages are taken out.");
    if (`${to}${sep}`.startsWith(`${places.data}${sep}`))
      return complain("Nothing in clear is written into the data folder. Choose another folder with --to.");
    await mkdir(to, { recursive: true, mode: 0o700 });
    if ((await readdir(to)).length > 0)
      return complain(`The folder ${to} holds something. Choose an empty one.`);
    const references = await referencesIn(places.outbox);
    const packed = await countPacked(places.outbox);
    // Before anything is in clear: what was taken out without a word would be the worst of it.
    const entry = {
      verb: "outbox.exported",
      actor: "system",
      subject: "outbox",
      detail: { messages: references.length + packed, reason: reason.slice(0, 300) },
    };
    await change(sql, { actor: "system", now: new Date() }, async () => ({ value: null, entries: [entry] }));
    const envelopes = openEnvelopes(sql, await openRing(sql, root));
    let written = 0;
    let gone = 0;
    const write = async (reference: string, message: OutboxMessage | null): Promise<void> => {
      if (message === null) gone++;
      else {
        const file = clearFileOf(to, reference, message.channel);
        await writeOnce(join(to, message.channel), file, message.bytes);
        written++;
      }
    };
    for (const reference of references)
      await write(reference, await openMessage(places.outbox, reference, envelopes));
    for await (const pack of packedIn(places.outbox))
      await all(pack, async ({ reference, sealed }) => {
        const content = await envelopes.open(reference, sealed);
        await write(reference, content === null ? null : unpacked(content));
      });
    process.stdout.write(
      `${written} messages written in clear into ${to}. Delete them when they are posted.\n`,
    );
    return gone === 0 ? 0 : complain(`${gone} messages cannot be opened: their keys are gone.`);
  });
}

/** Several at once: each waits for the disk by itself, and disks take many together. */
async function all<T>(ones: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...ones];
  const worker = async (): Promise<void> => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: 32 }, worker));
}
