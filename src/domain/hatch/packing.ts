/** A submission as bytes: a line of JSON that says what follows, then the files one after the other. */
import type { SentFile, Submission } from "./submission.ts";

type Head = Omit<Submission, "files" | "sentAt"> & {
  readonly sentAt: string;
  readonly files: readonly (Omit<SentFile, "bytes"> & { readonly size: number })[];
};

export function packed({ files, sentAt, ...rest }: Submission): Buffer {
  const head: Head = {
    ...rest,
    sentAt: sentAt.toISOString(),
    files: files.map(({ bytes, ...file }) => ({ ...file, size: bytes.length })),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files.map(({ bytes }) => bytes)]);
}

/** Null where the bytes are not what `packed` makes. */
export function unpacked(bytes: Buffer): Submission | null {
  const end = bytes.indexOf(10);
  const head = end === -1 ? null : headIn(bytes.subarray(0, end).toString());
  if (head === null) return null;
  let at = end + 1;
  const files = head.files.map(({ size, ...file }) => {
    const own = bytes.subarray(at, at + size);
    at += size;
    return { ...file, bytes: own };
  });
  if (at !== bytes.length) return null;
  return { ...head, sentAt: new Date(head.sentAt), files };
}

function headIn(line: string): Head | null {
  try {
    const head = JSON.parse(line) as Partial<Head> | null;
    if (head === null || typeof head !== "object") return null;
    const { id, kind, reference, sentAt, fields, files } = head;
    const words = [id, kind, reference, sentAt];
    if (words.some((word) => typeof word !== "string") || Number.isNaN(Date.parse(sentAt!))) return null;
    if (typeof fields !== "object" || fields === null || !Array.isArray(files)) return null;
    return files.every(({ size }) => Number.isSafeInteger(size) && size >= 0) ? (head as Head) : null;
  } catch {
    return null;
  }
}

/** The name under which a submission waits: its turn, its id, its size, so that a list says in which order what waits. */
export function waitingName(turn: number, id: string, size: number): string {
  return `${String(turn).padStart(14, "0")}-${id}-${size}.sealed`;
}

export type WaitingFile = { readonly name: string; readonly id: string; readonly size: number };

/** In the order of sending. What else lies in the folder is none of it. */
export function waitingFiles(names: readonly string[]): readonly WaitingFile[] {
  return names
    .flatMap((name) => {
      const [, id, size] = /^\d{14}-([0-9a-f]{32})-(\d{1,12})\.sealed$/.exec(name) ?? [];
      return id === undefined ? [] : [{ name, id, size: Number(size) }];
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
