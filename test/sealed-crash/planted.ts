/** Planted people: made up so that nothing else has their values, in a holding of the usual kinds of file, some packed twice. */
import { createWriteStream, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { ZipFile } from "yazl";

/** No one of these stands anywhere but in the holding. */
export const planted: readonly string[] = [
  "Quillmarsh",
  "Zephyrine",
  "Thornybeck",
  "Ottoline",
  "JG103759A",
  "JG 10 37 59 A",
  "NM482913C",
  "quillmarsh.zz@wexmoor.example",
  "thornybeck@wexmoor.example",
  "Grebe-Lantern-77!",
  "Vexatious#Otter9",
  "Wexmoor Hollow",
  "07911 123987",
  "+447911123987",
];

export async function plantHolding(folder: string): Promise<void> {
  mkdirSync(join(folder, "benefits", "Zephyrine Quillmarsh"), { recursive: true });
  const rows = Array.from(
    { length: 120 },
    (_, n) =>
      `Pat Filler${n},0${(n % 9) + 1}/02/19${50 + (n % 40)},pat${n}@filler.example,${n} Mill Lane,W8 7NX,`,
  );
  const csv = [
    "Name,Date of birth,Email,Address,Postcode,NI number",
    "Zephyrine Quillmarsh,14/03/1971,quillmarsh.zz@wexmoor.example,41 Wexmoor Hollow,W8 7NX,JG 10 37 59 A",
    "Ottoline Thornybeck,02/11/1964,thornybeck@wexmoor.example,43 Wexmoor Hollow,W8 7NX,NM482913C",
    ...rows,
  ].join("\n");
  const letter =
    "Dear Ms Zephyrine Quillmarsh,\n\nNational Insurance number: JG103759A\nPhone: 07911 123987\nYour sister Ottoline Thornybeck (41 Wexmoor Hollow, W8 7NX) was told.\n";
  const mail = [
    "From: Ottoline Thornybeck <thornybeck@wexmoor.example>",
    "To: Zephyrine Quillmarsh <quillmarsh.zz@wexmoor.example>",
    "Subject: Your login",
    "Date: Mon, 05 Jan 2015 10:00:00 +0000",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "Username: quillmarsh.zz@wexmoor.example\nPassword: Grebe-Lantern-77!\n\nThe old password: Vexatious#Otter9\n",
  ].join("\r\n");
  writeFileSync(join(folder, "benefits", "list.csv"), csv);
  writeFileSync(join(folder, "benefits", "Zephyrine Quillmarsh", "letter.txt"), letter);
  writeFileSync(join(folder, "login.eml"), mail);
  writeFileSync(join(folder, "old.csv.gz"), gzipSync(csv));
  const inner = await zipped([
    ["list.csv", csv],
    ["Quillmarsh.eml", mail],
  ]);
  const outer = new ZipFile();
  outer.addBuffer(inner, "inner.zip");
  outer.addBuffer(Buffer.from(letter.repeat(200)), "letters.txt");
  outer.end();
  await pipeline(outer.outputStream, createWriteStream(join(folder, "archive.zip")));
}

export async function zipped(members: readonly (readonly [string, string])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of members) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Buffer));
  return Buffer.concat(chunks);
}
