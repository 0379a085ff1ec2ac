/**
 * The local outbox: messages as files in a folder, to be handed on or looked at. A message's reference names its
 * file, and the file appears whole or not at all, so a second attempt after a crash finds it and sends nothing.
 */
import { randomUUID } from "node:crypto";
import { access, link, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Courier, Delivery, OutgoingMessage } from "../../respond/courier.ts";
import { writeLetter } from "../letter/write-letter.ts";
import { writeEmail } from "./write-email.ts";

const endings = { email: "eml", letter: "pdf", text: "txt" } as const;

export function outboxCourier(folder: string): Courier {
  return async (message) => {
    const file = join(folder, message.channel, `${fileName(message.reference)}.${endings[message.channel]}`);
    try {
      if (await exists(file)) return { kind: "sent", already: true };
      const content = await contentOf(message);
      if ("kind" in content) return content;
      return {
        kind: "sent",
        already: !(await writeOnce(join(folder, message.channel), file, content.bytes)),
      };
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

/** False where another attempt wrote it first: `link` fails rather than replace what is there. */
async function writeOnce(folder: string, file: string, content: Buffer): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomUUID()}.part`);
  try {
    const handle = await open(draft, "wx", 0o600);
    await handle.writeFile(content);
    await handle.sync();
    await handle.close();
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function fileName(reference: string): string {
  return reference.replace(/[^A-Za-z0-9-]/g, "_");
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code ?? "")) return "The disk that holds the outbox is full.";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return "The outbox folder cannot be written to.";
  return `The outbox folder failed (${code ?? "unknown"}).`;
}
