/** Zip containers whose bytes depend on nothing but their members; the old cipher is here for the locked ones. */
import { crc32, deflateRawSync } from "node:zlib";
import type { Leaf } from "./leaf.ts";

export type Entry = { readonly name: string; readonly bytes: Uint8Array };

/** 4 March 2014, 10:20 in DOS form: no clock, no time zone. */
const dosTime = (10 << 11) | (20 << 5);
const dosDate = ((2014 - 1980) << 9) | (3 << 5) | 4;

export function zip(name: string, members: readonly Leaf[]): Leaf {
  const years = members.flatMap((member) => (member.year === undefined ? [] : [member.year]));
  return {
    name,
    bytes: zipped(members),
    outcome: "readable",
    ...(years.length > 0 ? { year: Math.min(...years) } : {}),
    mentions: [],
    members,
  };
}

export function zipped(entries: readonly Entry[], password?: string): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const path = Buffer.from(entry.name, "utf8");
    const sum = crc32(entry.bytes);
    const packed = deflateRawSync(entry.bytes, { level: entry.bytes.length > 1_000_000 ? 9 : 6 });
    const data = password === undefined ? packed : encrypted(packed, password, sum);
    const flags = 0x0800 | (password === undefined ? 0 : 1);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(dosTime, 6);
    fields.writeUInt16LE(dosDate, 8);
    fields.writeUInt32LE(sum, 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(entry.bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, path]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, tail, path]));
    parts.push(local, data);
    offset += local.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** PKWARE's traditional encryption (APPNOTE 6.1): three running keys; a header of 12 bytes ends in the check byte. */
function encrypted(packed: Uint8Array, password: string, sum: number): Buffer {
  const keys: [number, number, number] = [0x12345678, 0x23456789, 0x34567890];
  for (const byte of Buffer.from(password)) stir(keys, byte);
  const clear = Buffer.concat([Buffer.from("practice..."), Buffer.from([sum >>> 24]), packed]);
  return clear.map((byte) => {
    const key = (keys[2] | 2) & 0xffff;
    const out = byte ^ ((Math.imul(key, key ^ 1) >>> 8) & 0xff);
    stir(keys, byte);
    return out;
  }) as Buffer;
}

const table = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n >>> 0;
});
const step = (crc: number, byte: number): number => (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);

function stir(keys: [number, number, number], byte: number): void {
  keys[0] = step(keys[0], byte);
  keys[1] = (Math.imul((keys[1] + (keys[0] & 0xff)) >>> 0, 134775813) + 1) >>> 0;
  keys[2] = step(keys[2], keys[1] >>> 24);
}
