import assert from "node:assert/strict";
import { createDecipheriv, createHash } from "node:crypto";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { CFB, read, utils } from "@e965/xlsx";
import PostalMime from "postal-mime";
import { fromBufferPromise, type ZipFile } from "yauzl";
import { Chance } from "../chance.ts";
import { plain, said } from "../papers/writing.ts";
import { docx } from "./docx.ts";
import { eml } from "./eml.ts";
import { mute } from "./leaf.ts";
import { lockedOffice } from "./locked-office.ts";
import { drawn, jpeg, png } from "./picture.ts";
import { delimited } from "./text.ts";
import { xlsx } from "./xlsx.ts";
import { zip, zipped } from "./zip.ts";

const ewa = said("Ewa Wójcik", "name", "Ewa Wójcik", ["t1"]);
const lukasz = said("Łukasz Nowak", "name", "Łukasz Nowak", ["t2"]);

test("a zip is read back by another reader, name and bytes", async () => {
  const made = zip("a.zip", [mute("in/one.txt", Buffer.from("one".repeat(99)), "readable")]);
  assert.deepEqual(await unzipped(made.bytes), { "in/one.txt": "one".repeat(99) });
});

test("a locked zip says that it is locked, and does not hold the words in clear", async () => {
  const made = zipped([{ name: "pay.csv", bytes: Buffer.from("Name,Pay") }], "Tulip");
  const archive = await fromBufferPromise(made, { lazyEntries: true });
  const entry = await new Promise<{ isEncrypted(): boolean }>((resolve) => {
    archive.once("entry", resolve);
    archive.readEntry();
  });
  assert.equal(entry.isEncrypted(), true);
  assert.ok(!made.includes("Name,Pay"));
});

test("a letter holds its words in document and footer parts", async () => {
  const made = docx(
    "a.docx",
    { kind: "prose", title: plain("T & C"), paragraphs: [ewa], footer: plain("Foot") },
    2010,
  );
  const parts = await unzipped(made.bytes);
  assert.match(parts["word/document.xml"] ?? "", /T &amp; C.*Ewa Wójcik/);
  assert.match(parts["word/footer1.xml"] ?? "", /Foot/);
  assert.deepEqual(made.mentions, [
    { type: "name", value: "Ewa Wójcik", people: ["t1"], place: { paragraph: 2 } },
  ]);
});

test("a workbook keeps figures as numbers, dates as dates, hidden rows and comments", () => {
  const rows = [
    [plain("Acct"), plain("Born"), plain("Sort")],
    [plain("35127890"), plain("04/03/1970"), plain("089412")],
  ];
  const sheet = { name: "S", rows, hiddenRows: [1], comments: [{ row: 0, column: 0, note: ewa }] };
  const made = xlsx("a.xlsx", { kind: "book", sheets: [sheet] }, 2010);
  const back = read(made.bytes, { cellStyles: true }).Sheets["S"];
  assert.deepEqual(utils.sheet_to_json(back ?? {}, { header: 1, raw: false })[1], [
    "35127890",
    "04/03/1970",
    "089412",
  ]);
  assert.equal(back?.["A2"].t, "n");
  assert.equal(back?.["A1"].c[0].t, "Ewa Wójcik");
  assert.equal(back?.["!rows"]?.[1]?.hidden, true);
  assert.deepEqual(made.mentions[0]?.place, { sheet: "S", row: 1, column: "A" });
});

test("an old encoding spells a name without what it lacks, and so does the truth", () => {
  const sheet = { name: "s", rows: [[ewa, lukasz]] };
  const made = delimited("s.csv", sheet, 2008, ",", "windows-1252");
  assert.equal(Buffer.from(made.bytes).toString("latin1"), "Ewa Wójcik,Lukasz Nowak\r\n");
  assert.deepEqual(
    made.mentions.map((mention) => mention.value),
    ["Ewa Wójcik", "Lukasz Nowak"],
  );
});

test("a message is read back with its attachment whole", async () => {
  const attached = mute("list.bin", Buffer.from([0, 1, 2, 253, 254, 255]), "readable");
  const words = {
    kind: "message",
    from: plain("A <a@example.org>"),
    to: [plain("B <b@example.org>")],
    cc: [],
  } as const;
  const made = await eml("m.eml", { ...words, subject: ewa, lines: [lukasz], sent: "2011-03-04T10:20:00Z" }, [
    attached,
  ]);
  const back = await PostalMime.parse(made.bytes);
  assert.equal(back.subject, "Ewa Wójcik");
  assert.equal(back.text?.trim(), "Łukasz Nowak");
  assert.equal(back.date, "2011-03-04T10:20:00.000Z");
  assert.equal(back.attachments[0]?.filename, "list.bin");
  assert.deepEqual(Buffer.from(back.attachments[0]?.content as ArrayBuffer), Buffer.from(attached.bytes));
});

test("a locked workbook opens with its password and no other", () => {
  const clear = Buffer.from("PK-like bytes ".repeat(700));
  const made = lockedOffice(clear, "Harbour", new Chance(3));
  assert.deepEqual(unlocked(made, "Harbour"), clear);
  assert.notDeepEqual(unlocked(made, "Harbor"), clear);
});

test("a picture of words has the size and the ink of its letters", () => {
  const blocks = drawn(["I"]);
  assert.equal(blocks.dark.filter(Boolean).length, 11);
  const picture = png(blocks, 1);
  const data = picture.subarray(picture.indexOf("IDAT") + 4, picture.indexOf("IEND") - 8);
  const black = [...inflateSync(data)].filter((byte, i) => i % (blocks.width + 1) > 0 && byte === 0).length;
  assert.equal(black, 11);
  assert.equal(jpeg(blocks).subarray(0, 3).toString("hex"), "ffd8ff");
});

async function unzipped(bytes: Uint8Array): Promise<Record<string, string>> {
  const archive: ZipFile = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
  const parts: Record<string, string> = {};
  for await (const entry of archive.eachEntry()) {
    const stream = await archive.openReadStreamPromise(entry);
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    parts[entry.fileName] = Buffer.concat(pieces).toString("utf8");
  }
  return parts;
}

/** MS-OFFCRYPTO 2.3.4.11-13 the other way round. */
function unlocked(file: Buffer, password: string): Buffer {
  const found = CFB.read(file, { type: "buffer" });
  const part = (name: string) => Buffer.from(CFB.find(found, name)?.content as Uint8Array);
  const info = part("EncryptionInfo").subarray(8).toString();
  const [keySalt, passwordSalt] = [...info.matchAll(/saltValue="([^"]+)"/g)].map((hit) =>
    Buffer.from(hit[1] ?? "", "base64"),
  );
  let hash = sha512(passwordSalt, Buffer.from(password, "utf16le"));
  const turns = Number(/spinCount="(\d+)"/.exec(info)?.[1]);
  for (let i = 0; i < turns; i++) hash = sha512(four(i), hash);
  const wrapped = Buffer.from(/encryptedKeyValue="([^"]+)"/.exec(info)?.[1] ?? "", "base64");
  const key = opened(
    sha512(hash, Buffer.from("146e0be7abacd0d6", "hex")).subarray(0, 32),
    passwordSalt,
    wrapped,
  );
  const payload = part("EncryptedPackage");
  const pieces: Buffer[] = [];
  for (let i = 0; 8 + i * 4096 < payload.length; i++) {
    const piece = payload.subarray(8 + i * 4096, 8 + (i + 1) * 4096);
    pieces.push(opened(key, sha512(keySalt, four(i)).subarray(0, 16), piece));
  }
  return Buffer.concat(pieces).subarray(0, payload.readUInt32LE(0));
}

function opened(key: Buffer, vector: Buffer | undefined, data: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-cbc", key, vector ?? Buffer.alloc(16)).setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function sha512(...parts: readonly (Buffer | undefined)[]): Buffer {
  return createHash("sha512")
    .update(Buffer.concat(parts.filter((part) => part !== undefined)))
    .digest();
}

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
