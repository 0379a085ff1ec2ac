/**
 * The local outbox: messages as sealed files in a folder, to be handed on. A message's reference names its file, and the
 * file appears whole or not at all, so a second attempt after a crash finds it and sends nothing.
 */
import { access } from "node:fs/promises";
import type { Courier } from "../../respond/courier.ts";
import { contentOf, reasonOf } from "./content-of.ts";
import { clearFileOf, type Envelopes, fileOf, packed } from "./envelope.ts";
import { writeOnce } from "./write-once.ts";

export function outboxCourier(folder: string, envelopes: Pick<Envelopes, "seal">): Courier {
  return async (message) => {
    const { reference, channel } = message;
    const file = fileOf(folder, reference);
    try {
      if ((await exists(file)) || (await exists(clearFileOf(folder, reference, channel))))
        return { kind: "sent", already: true };
      const content = await contentOf(message);
      if ("kind" in content) return content;
      const sealed = await envelopes.seal(reference, packed({ channel, bytes: content.bytes }));
      if (sealed === null)
        return { kind: "refused", why: "Its key is gone: nothing is written about its person." };
      return { kind: "sent", already: !(await writeOnce(folder, file, sealed)) };
    } catch (error) {
      return { kind: "unavailable", why: reasonOf(error) };
    }
  };
}

/** Whether a message lies there already, whoever wrote it. */
export function outboxHas(folder: string): (reference: string) => Promise<boolean> {
  return (reference) => exists(fileOf(folder, reference));
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
