/** `candour outbox returned`: reads e-mails that came back from a folder, and ends what they say is at an end. */
import { open, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { OutboxReturnedOptions } from "../../cli/outbox.ts";
import { takeReturned } from "../../respond/subscriptions/take-returned.ts";
import { openRing } from "../../store/keys/open-ring.ts";
import { openSubscriptionStore } from "../../store/subscriptions/open-subscription-store.ts";
import { withRoot } from "../keys/with-record.ts";

/** What counts stands at the beginning of such a mail; the message that it gives back may be long. */
const mostBytes = 512 * 1024;

export function takeReturnedFrom(options: OutboxReturnedOptions): Promise<number> {
  const from = resolve(options.from);
  return withRoot("outbox returned", options, async ({ sql, root, complain }) => {
    const names = await readdir(from).catch(() => null);
    if (names === null) return complain(`The folder ${from} cannot be read.`);
    const ring = await openRing(sql, root);
    const subscriptions = openSubscriptionStore(sql, ring);
    const mails = mailsIn(
      from,
      names.filter((name) => name.endsWith(".eml")),
    );
    const { read, ended, gone, passing, notOurs } = await takeReturned(
      { subscriptions, now: () => new Date() },
      mails,
    );
    process.stdout.write(
      `${read} read: ${ended} subscriptions ended, ${gone} had ended before, ${passing} may still arrive, ${notOurs} are not about our news.\n`,
    );
    return 0;
  });
}

async function* mailsIn(folder: string, names: readonly string[]): AsyncGenerator<string> {
  for (const name of names.toSorted()) {
    const file = await open(join(folder, name), "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
      yield buffer.subarray(0, bytesRead).toString("latin1");
    } finally {
      await file.close();
    }
  }
}
