/**
 * Pictures of text, for what only OCR can read: a 5 by 7 letter is drawn in blocks of 8 by 8 pixels, so that a
 * baseline JPEG needs nothing but one DC coefficient a block (ITU T.81).
 */
import { crc32, deflateSync } from "node:zlib";

/** Each letter is five columns, the lowest bit on top. */
const font: Readonly<Record<string, string>> = {
  A: "7e1111117e",
  B: "7f49494936",
  C: "3e41414122",
  D: "7f4141221c",
  E: "7f49494941",
  F: "7f09090901",
  G: "3e4149497a",
  H: "7f0808087f",
  I: "00417f4100",
  J: "2040413f01",
  K: "7f08142241",
  L: "7f40404040",
  M: "7f020c027f",
  N: "7f0408107f",
  O: "3e4141413e",
  P: "7f09090906",
  Q: "3e4151215e",
  R: "7f09192946",
  S: "4649494931",
  T: "01017f0101",
  U: "3f4040403f",
  V: "1f2040201f",
  W: "3f4038403f",
  X: "6314081463",
  Y: "0708700807",
  Z: "6151494543",
  0: "3e5149453e",
  1: "00427f4000",
  2: "4261514946",
  3: "2141454b31",
  4: "1814127f10",
  5: "2745454539",
  6: "3c4a494930",
  7: "0171090503",
  8: "3649494936",
  9: "064949291e",
  ".": "0060600000",
  ",": "0050300000",
  "-": "0808080808",
  "/": "2010080402",
  ":": "0036360000",
  "'": "0005030000",
};

type Blocks = { readonly width: number; readonly height: number; readonly dark: readonly boolean[] };

export function drawn(lines: readonly string[]): Blocks {
  const width = Math.max(...lines.map((line) => line.length)) * 6 + 4;
  const height = lines.length * 11 + 4;
  const dark: boolean[] = new Array(width * height).fill(false);
  for (const [l, line] of lines.entries()) {
    for (let i = 0; i < line.length; i++) {
      const glyph = Buffer.from(font[line.charAt(i).toUpperCase()] ?? "0000000000", "hex");
      for (let x = 0; x < 5; x++) {
        for (let y = 0; y < 7; y++) {
          if (((glyph[x] ?? 0) >> y) & 1) dark[(2 + l * 11 + y) * width + 2 + i * 6 + x] = true;
        }
      }
    }
  }
  return { width, height, dark };
}

export function png({ width, height, dark }: Blocks, scale = 4): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * scale);
    for (let x = 0; x < width * scale; x++) row[1 + x] = dark[y * width + Math.floor(x / scale)] ? 0 : 255;
    for (let i = 0; i < scale; i++) rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width * scale, 0);
  header.writeUInt32BE(height * scale, 4);
  header[8] = 8;
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function jpeg({ width, height, dark }: Blocks): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height * 8, 5);
  frame.writeUInt16BE(width * 8, 7);
  return Buffer.concat([
    Buffer.from("ffd8ffe000104a46494600010100000100010000", "hex"),
    Buffer.from([0xff, 0xdb, 0, 67, 0, ...new Array(64).fill(8)]),
    frame,
    // DC table: category 0 is the code 0, 8 is 10, 7 is 110; AC table: end of block is the code 0
    Buffer.from([0xff, 0xc4, 0, 22, 0x00, 1, 1, 1, ...new Array(13).fill(0), 0, 8, 7]),
    Buffer.from([0xff, 0xc4, 0, 20, 0x10, 1, ...new Array(15).fill(0), 0]),
    Buffer.from("ffda0008010100003f00", "hex"),
    scan(dark),
    Buffer.from("ffd9", "hex"),
  ]);
}

/** DC levels: white 127, black -128. The first block, white, differs by 127 (category 7), any other by 0 or 255. */
function scan(dark: readonly boolean[]): Buffer {
  let bits = "";
  let previous = 0;
  for (const block of dark) {
    const level = block ? -128 : 127;
    const difference = level - previous;
    previous = level;
    bits += difference === 0 ? "0" : difference === 127 ? "1101111111" : `10${amplitude(difference)}`;
    bits += "0";
  }
  bits += "1".repeat((8 - (bits.length % 8)) % 8);
  const bytes: number[] = [];
  for (let i = 0; i < bits.length; i += 8) {
    const byte = Number.parseInt(bits.slice(i, i + 8), 2);
    bytes.push(byte);
    if (byte === 0xff) bytes.push(0);
  }
  return Buffer.from(bytes);
}

function amplitude(difference: number): string {
  return (difference > 0 ? difference : difference + 255).toString(2).padStart(8, "0");
}
