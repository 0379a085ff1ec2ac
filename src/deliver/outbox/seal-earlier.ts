/** Seals the messages that an earlier Candour left in clear in the outbox folder, each whole before its clear file goes. */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { channels } from "../../domain/notices/notice.ts";
import { type Envelopes, endings, fileOf, packed } from "./envelope.ts";
import { writeOnce } from "./write-once.ts";

/** Tells how many were sealed. What is no message of this record stays where it is. */
export async function sealEarlier(folder: string, envelopes: Envelopes): Promise<number> {
  let sealed = 0;
  for (const channel of channels) {
    const names = await readdir(join(folder, channel)).catch(() => []);
    for (const name of names) {
      const clear = join(folder, channel, name);
      // A draft of a message that was cut short by a crash.
      if (/^\.[\w-]+\.part$/.test(name)) await rm(clear, { force: true });
      const reference = new RegExp(`^(N-[A-Za-z0-9-]+)\\.${endings[channel]}$`).exec(name)?.[1];
      if (reference === undefined) continue;
      const content = await envelopes.seal(reference, packed({ channel, bytes: await readFile(clear) }));
      if (content === null) continue;
      await writeOnce(folder, fileOf(folder, reference), content);
      await rm(clear);
      sealed++;
    }
  }
  return sealed;
}
