/**
 * The file of messages that were sent, held in memory: what was added is read when somebody asks. An open table of hashes
 * finds one among a million in well under a microsecond, whether it is there or not.
 */
import { open } from "node:fs/promises";
import { genuineId, genuineLength } from "../../seal/genuine-code.ts";

export type GenuineFile = {
  /** What is sealed under the code; null where there is none. */
  find(code: string): Promise<Uint8Array | null>;
};

const idLength = 16;

export function openGenuineFile(path: string): GenuineFile {
  let records = Buffer.alloc(0);
  let slots = new Uint32Array(1024);
  let reading: Promise<void> | null = null;

  function place(at: number): void {
    for (let slot = slotOf(records, at * genuineLength); ; slot = (slot + 1) % slots.length)
      if (slots[slot] === 0) {
        slots[slot] = at + 1;
        return;
      }
  }
  function slotOf(bytes: Buffer, offset: number): number {
    return bytes.readUInt32BE(offset) % slots.length;
  }

  async function readMore(): Promise<void> {
    const file = await open(path).catch(() => null);
    if (file === null) return;
    try {
      const whole = Math.floor((await file.stat()).size / genuineLength) * genuineLength;
      if (whole === records.length) return;
      // Written anew, after a restore: all that was known is read again.
      const from = whole < records.length ? 0 : records.length;
      const more = Buffer.alloc(whole - from);
      await file.read(more, 0, more.length, from);
      records = Buffer.concat([records.subarray(0, from), more]);
      const count = whole / genuineLength;
      const tight = count * 2 > slots.length;
      if (tight || from === 0) slots = new Uint32Array(Math.max(1024, count * 4));
      for (let at = tight ? 0 : from / genuineLength; at < count; at++) place(at);
    } finally {
      await file.close();
    }
  }

  return {
    async find(code) {
      reading ??= readMore().finally(() => {
        reading = null;
      });
      await reading;
      const id = genuineId(code);
      for (let slot = slotOf(id, 0); slots[slot] !== 0; slot = (slot + 1) % slots.length) {
        const record = records.subarray((slots[slot]! - 1) * genuineLength).subarray(0, genuineLength);
        if (record.subarray(0, idLength).equals(id)) return record.subarray(idLength);
      }
      return null;
    },
  };
}
