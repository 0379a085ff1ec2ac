/** Appends to one file for many who ask at once: each is told when it is on the disk, and the disk is waited for once. */
import { open } from "node:fs/promises";

type Waiting = { readonly bytes: Buffer; readonly done: () => void; readonly fail: (error: unknown) => void };

export function appendingTo(file: string): (bytes: Buffer) => Promise<void> {
  let waiting: Waiting[] = [];
  let writing = false;

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const taken = waiting;
      waiting = [];
      try {
        await append(file, Buffer.concat(taken.map(({ bytes }) => bytes)));
        for (const { done } of taken) done();
      } catch (error) {
        for (const { fail } of taken) fail(error);
      }
    }
    writing = false;
  }

  return (bytes) =>
    new Promise((done, fail) => {
      waiting.push({ bytes, done, fail });
      if (writing) return;
      writing = true;
      void write();
    });
}

async function append(file: string, bytes: Buffer): Promise<void> {
  const handle = await open(file, "a", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
