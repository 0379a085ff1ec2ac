/** The file under a journal: reads and writes at a place. Another one in tests, to run out of space. */
import { open } from "node:fs/promises";

export type Disk = {
  /** Shorter where the file ends. */
  read(at: number, length: number): Promise<Buffer>;
  write(at: number, bytes: Buffer): Promise<void>;
  cut(length: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
};

export async function openDisk(file: string, mode: "write" | "read"): Promise<Disk> {
  const handle = await open(file, mode === "read" ? "r" : "a+", 0o600);
  await handle.close();
  const random = await open(file, mode === "read" ? "r" : "r+");
  return {
    async read(at, length) {
      const bytes = Buffer.allocUnsafe(length);
      let got = 0;
      while (got < length) {
        const { bytesRead } = await random.read(bytes, got, length - got, at + got);
        if (bytesRead === 0) break;
        got += bytesRead;
      }
      return bytes.subarray(0, got);
    },
    async write(at, bytes) {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await random.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    },
    cut: (length) => random.truncate(length),
    sync: () => random.datasync(),
    close: () => random.close(),
  };
}
