/** Writes an answer to a file whole or not at all, and says why where it cannot be written. */
import { randomBytes } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What could not be written: everything else that goes wrong on the way is thrown as it was. */
export class NotWritten extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const stretch = 64 * 1024;

export async function writeWhole(
  file: string,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<void> {
  const there = await stat(file).catch(() => null);
  if (there?.isDirectory()) throw new NotWritten("EISDIR");
  // A device or a pipe is written to, never replaced.
  if (there !== null && !there.isFile()) return await write(file, lines);
  const target = there === null ? file : await realpath(file);
  const draft = join(dirname(target), `.${randomBytes(6).toString("hex")}.part`);
  try {
    await write(draft, lines);
    await rename(draft, target).catch(notWritten);
  } finally {
    await rm(draft, { force: true }).catch(() => {});
  }
}

/** One sentence, and the exit code: 1 where the same command can work later, 2 where another file must be named. */
export function notWrittenInWords({ code }: NotWritten, out: string): { sentence: string; exit: 1 | 2 } {
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code))
    return { sentence: `the disk of ${out} is full; make room and try again.`, exit: 1 };
  return {
    sentence: `${out} cannot be written: ${reasons[code] ?? code}; name another file for --out.`,
    exit: 2,
  };
}

const reasons: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  ENOENT: "its folder is not there",
  ENOTDIR: "a file is in its way",
  EACCES: "you may not write there",
  EPERM: "you may not write there",
  EROFS: "its disk is read-only",
};

/** Whether both names lead to one file: what is read must not be overwritten by the answer. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((file) => stat(file).catch(() => null)));
  return a != null && b != null && a.dev === b.dev && a.ino === b.ino;
}

async function write(file: string, lines: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const out = await open(file, "w", 0o600).catch(notWritten);
  try {
    let waiting = "";
    for await (const line of lines) {
      waiting += line;
      if (waiting.length < stretch) continue;
      // Goes on where the last one ended.
      await out.writeFile(waiting).catch(notWritten);
      waiting = "";
    }
    await out.writeFile(waiting).catch(notWritten);
  } finally {
    await out.close().catch(notWritten);
  }
}

function notWritten(error: unknown): never {
  throw new NotWritten((error as NodeJS.ErrnoException).code ?? "unknown");
}
