/**
 * The head of a backup file, in clear: what is needed to open the rest on another machine, and nothing about anybody. It
 * has a fixed length, is written last, and so marks the file as whole; what follows is a file as `age` makes them.
 */
import { type FileHandle, open } from "node:fs/promises";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Slot, SlotKind } from "../../seal/slots.ts";

export const format = 1;
export const headLength = 8192;

export type BackupHead = {
  /** Names this backup: a record that was restored says by it from which. */
  readonly id: string;
  readonly made: string;
  /** By this the root key is known; says nothing about the key. */
  readonly mark: string;
  /** The record, by the name under which its ledger is signed. */
  readonly record: string;
  readonly ledger: { readonly size: number; readonly root: string };
  /** By what the root opens: on another machine there is no record yet that could say so. */
  readonly slots?: readonly WrittenSlot[];
};

export type WrittenSlot = {
  readonly kind: SlotKind;
  readonly salt: string;
  readonly wrapped: string;
  readonly terms: Slot["terms"];
};

export function writtenSlot({ kind, salt, wrapped, terms }: Slot): WrittenSlot {
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
  return { kind, salt: base64(salt), wrapped: base64(wrapped), terms };
}

export function slotFrom({ kind, salt, wrapped, terms }: WrittenSlot): Slot {
  return { kind, salt: Buffer.from(salt, "base64"), wrapped: Buffer.from(wrapped, "base64"), terms };
}

export type HeadProblem =
  | { readonly kind: "no-backup" | "not-there" | "unfinished" }
  | { readonly kind: "newer-format"; readonly found: number };

export async function writeHead(file: FileHandle, head: BackupHead): Promise<void> {
  const lines = [
    `candour backup, format ${format}`,
    `From byte ${headLength} on this is an age file with a tar.gz in it: tail -c +${headLength + 1} FILE | age -d -i KEY | tar xz`,
    JSON.stringify(head),
  ];
  const text = Buffer.from(`${lines.join("\n")}\n`);
  if (text.length > headLength) throw new Error("the head of the backup is too long");
  await file.write(Buffer.concat([text, Buffer.alloc(headLength - text.length, "\n")]), 0, headLength, 0);
}

export async function readHead(path: string): Promise<Outcome<BackupHead, HeadProblem>> {
  const file = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (file === null) return failed({ kind: "not-there" });
  try {
    const bytes = Buffer.alloc(headLength);
    const { bytesRead } = await file.read(bytes, 0, headLength, 0);
    return headFrom(bytes.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

function headFrom(bytes: Buffer): Outcome<BackupHead, HeadProblem> {
  if (bytes.length > 0 && bytes.every((byte) => byte === 0)) return failed({ kind: "unfinished" });
  const [first = "", , json = ""] = bytes.toString("utf8").split("\n");
  const found = Number(/^candour backup, format (\d{1,6})$/.exec(first)?.[1]);
  if (Number.isNaN(found)) return failed({ kind: "no-backup" });
  if (found > format) return failed({ kind: "newer-format", found });
  try {
    const head = JSON.parse(json) as BackupHead;
    return isHead(head) ? done(head) : failed({ kind: "no-backup" });
  } catch {
    return failed({ kind: "no-backup" });
  }
}

function isHead(head: Partial<BackupHead>): head is BackupHead {
  const texts = [head.id, head.made, head.mark, head.record, head.ledger?.root];
  return texts.every((text) => typeof text === "string") && Number.isSafeInteger(head.ledger?.size);
}
