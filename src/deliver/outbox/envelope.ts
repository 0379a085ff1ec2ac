/**
 * How messages lie in the outbox folder: sealed, one file for each, under its reference and nothing more; what goes to many
 * lies packed (packs/). Inside, the first line says what the message is, the rest is the message itself.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Channel } from "../../domain/notices/notice.ts";
import { packedMessage } from "./packs/read-packs.ts";

/** Seals and opens what lies in the outbox with the key of the person whom it is for; null where that is gone. */
export type Envelopes = {
  seal(reference: string, content: Uint8Array): Promise<Buffer | null>;
  open(reference: string, sealed: Uint8Array): Promise<Buffer | null>;
};

export type OutboxMessage = { readonly channel: Channel; readonly bytes: Buffer };

export const endings = { email: "eml", letter: "pdf", text: "txt" } as const;
export const sealedEnding = ".sealed";

export function fileOf(folder: string, reference: string): string {
  return join(folder, `${reference.replace(/[^A-Za-z0-9-]/g, "_")}${sealedEnding}`);
}

/** Where an earlier Candour kept it, in clear. */
export function clearFileOf(folder: string, reference: string, channel: Channel): string {
  return join(folder, channel, `${reference.replace(/[^A-Za-z0-9-]/g, "_")}.${endings[channel]}`);
}

export function packed({ channel, bytes }: OutboxMessage): Buffer {
  return Buffer.concat([Buffer.from(`${channel}\n`), bytes]);
}

export function unpacked(content: Buffer): OutboxMessage {
  const end = content.indexOf(10);
  const channel = content.subarray(0, end).toString() as Channel;
  if (!Object.hasOwn(endings, channel)) throw new Error("a message of the outbox is not what it should be");
  return { channel, bytes: content.subarray(end + 1) };
}

/** Of what lies in a file of its own. */
export async function referencesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(sealedEnding))
    .map((name) => name.slice(0, -sealedEnding.length));
}

/** Null where nobody can open it any more. */
export async function openMessage(
  folder: string,
  reference: string,
  envelopes: Envelopes,
): Promise<OutboxMessage | null> {
  const sealed = (await packedMessage(folder, reference)) ?? (await readFile(fileOf(folder, reference)));
  const content = await envelopes.open(reference, sealed);
  return content === null ? null : unpacked(content);
}
