/** The files of a scan: walked, put in path order, hashed one after the other, each kept in the journal. */
import { type Digest, digest } from "../collect/digest.ts";
import { type Unread, walk } from "../collect/walk.ts";
import type { Journal } from "../journal/journal.ts";
import type { Entry } from "./order.ts";

/** A file as the journal has it. */
export type KeptFile = Pick<Entry, "path" | "bytes" | "stamp" | "sha256" | "unread">;

export async function listFiles(
  paths: readonly string[],
  work: string,
  signal: AbortSignal | undefined,
  onFile: (bytes: number) => void,
): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const { path, where, bytes, stamp, unread } of walk(paths, work, signal)) {
    entries.push({ path, where, bytes, stamp, sha256: null, unread });
    onFile(bytes);
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Entries with their hashes, in order; a stamp that the journal knows saves the hashing. */
export async function* hashFiles(
  entries: readonly Entry[],
  known: ReadonlyMap<string, KeptFile>,
  keeper: FileKeeper,
  signal: AbortSignal | undefined,
): AsyncGenerator<Entry> {
  const ahead = 4;
  const hashing: Promise<Digest>[] = [];
  const hash = async (entry: Entry): Promise<Digest> => {
    if (entry.unread !== null) return { unread: entry.unread };
    const kept = known.get(entry.path);
    if (kept?.sha256 && kept.stamp === entry.stamp) return { sha256: kept.sha256 };
    return digest(entry, signal);
  };
  for (let at = 0; at < entries.length; at++) {
    while (hashing.length < ahead && at + hashing.length < entries.length) {
      const next = hash(entries[at + hashing.length]!);
      next.catch(() => {});
      hashing.push(next);
    }
    const entry = entries[at]!;
    const found = await hashing.shift()!;
    if ("sha256" in found) entry.sha256 = found.sha256;
    else entry.unread = found.unread;
    await keeper.keep(entry);
    yield entry;
  }
  await keeper.flush();
}

export type FileKeeper = {
  keep(entry: Entry): Promise<void>;
  /** The file turned out to have changed or gone after it was hashed. */
  lose(entry: Entry, unread: Unread): Promise<void>;
  flush(): Promise<void>;
};

const batch = 128;

export function keepFiles(journal: Journal): FileKeeper {
  let waiting: KeptFile[] = [];
  const keeper: FileKeeper = {
    async keep({ path, bytes, stamp, sha256, unread }) {
      waiting.push({ path, bytes, stamp, sha256, unread });
      if (waiting.length >= batch) await keeper.flush();
    },
    async lose(entry, unread) {
      entry.sha256 = null;
      entry.unread = unread;
      await keeper.keep(entry);
    },
    async flush() {
      if (waiting.length === 0) return;
      const body = JSON.stringify(waiting);
      waiting = [];
      await journal.append("files", body);
    },
  };
  return keeper;
}
