/**
 * The local outbox: messages as sealed files in a folder, to be handed on. A message's reference names its file, and the
 * file appears whole or not at all, so a second attempt after a crash finds it and sends nothing.
 */
import { access } from "node:fs/promises";
import type { Courier, Delivery, OutgoingMessage } from "../../respond/courier.ts";
import { writeLetter } from "../letter/write-letter.ts";
import { clearFileOf, type Envelopes, fileOf, packed } from "./envelope.ts";
import { writeEmail } from "./write-email.ts";
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

async function contentOf(message: OutgoingMessage): Promise<{ readonly bytes: Buffer } | Delivery> {
  if (message.channel === "email") return { bytes: await writeEmail(message) };
  if (message.channel === "text")
    return { bytes: Buffer.from(`To: ${message.to}\n\n${message.words.short}\n`) };
  const letter = await writeLetter(message);
  if (letter.ok) return { bytes: letter.value.pdf };
  return {
    kind: "refused",
    why:
      letter.problem.kind === "unprintable"
        ? "The name or address has letters that the letter's typeface lacks."
        : "The address has more than seven lines.",
  };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code ?? "")) return "The disk that holds the outbox is full.";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "The outbox folder cannot be written to.";
  return `The outbox folder failed (${code ?? "unknown"}).`;
}
