/** Our own readers of workbooks and Word documents against the packages: time, memory and what each of them finds. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { read, utils, write } from "@e965/xlsx";
import { docxBytes } from "../../exercise/pack/docx.ts";
import { zipped } from "../../exercise/pack/zip.ts";
import { compare, figure, inFolder, median, peer, timed } from "./measure.ts";

const rows = 60_000;
const [, , what, file] = process.argv;
if (what === "own" || what === "package") {
  await (what === "own" ? readOwn(file!) : readByPackage(file!));
  console.log(process.resourceUsage().maxRSS);
} else {
  await inFolder(async (folder) => {
    const book = join(folder, "list.xlsx");
    const sheet = utils.aoa_to_sheet(
      Array.from({ length: rows }, (_, n) => [
        `Person ${n}`,
        `p${n}@example.org`,
        n,
        "W8 7NX",
        `${n} Mill Lane`,
      ]),
    );
    writeFileSync(
      book,
      write(
        { SheetNames: ["List"], Sheets: { List: sheet } },
        { type: "buffer", bookType: "xlsx", compression: true },
      ) as Buffer,
    );
    await compare(`a workbook of ${rows.toLocaleString("en-GB")} rows`, "ms", 3, [
      { name: "own reader, streamed", run: () => timed(() => readOwn(book)) },
      { name: "@e965/xlsx, whole", run: () => timed(() => readByPackage(book)) },
    ]);
    for (const which of ["own", "package"])
      console.log(`peak memory of a process that reads it, ${which}: ${await peak(which, book)} MB`);
    await words();
  });
}

async function readOwn(path: string): Promise<void> {
  const { xlsx } = await import("../../src/scan/extract/xlsx/xlsx.ts");
  await passagesOf(xlsx, readFileSync(path), "xlsx");
}

async function readByPackage(path: string): Promise<void> {
  const workbook = read(readFileSync(path), { cellDates: true });
  for (const name of workbook.SheetNames) utils.sheet_to_json(workbook.Sheets[name]!, { header: 1 });
}

async function passagesOf(
  extractor: import("../../src/scan/extract/extractor.ts").Extractor,
  bytes: Buffer,
  type: string,
): Promise<string> {
  const { Readable } = await import("node:stream");
  let text = "";
  await extractor.extract(
    {
      name: `a.${type}`,
      size: bytes.length,
      type,
      bytes: async () => bytes,
      stream: () => Readable.from([bytes]),
    },
    {
      passage: (passage) => {
        if (passage.kind === "prose") text += passage.text;
      },
      member: async () => true,
      unreadableMember: async () => {},
    },
  );
  return text;
}

async function peak(which: string, book: string): Promise<string> {
  const runs = Array.from({ length: 3 }, () =>
    Number(
      execFileSync(
        process.execPath,
        ["--disable-warning=ExperimentalWarning", import.meta.filename, which, book],
        { encoding: "utf8" },
      )
        .trim()
        .split("\n")
        .at(-1),
    ),
  );
  return figure(median(runs) / 1024);
}

/** Words that were deleted with changes tracked are still in the file, and were taken with it. */
async function words(): Promise<void> {
  const mammoth = await peer<{
    default: { extractRawText(of: { buffer: Buffer }): Promise<{ value: string }> };
  }>("mammoth");
  const plain = docxBytes(
    {
      title: { text: "Letter", mentions: [] },
      paragraphs: [{ text: "Dear resident", mentions: [] }],
    } as never,
    2014,
  );
  const { docx } = await import("../../src/scan/extract/docx/docx.ts");
  const bytes = await withDeletion(plain);
  console.log(
    `tracked deletion found by our reader: ${(await passagesOf(docx, bytes, "docx")).includes("SECRET") ? "yes" : "no"}`,
  );
  if (mammoth)
    console.log(
      `tracked deletion found by mammoth: ${(await mammoth.default.extractRawText({ buffer: bytes })).value.includes("SECRET") ? "yes" : "no"}`,
    );
}

async function withDeletion(bytes: Buffer): Promise<Buffer> {
  const { fromBufferPromise } = await import("yauzl");
  const archive = await fromBufferPromise(bytes);
  const entries: { name: string; bytes: Buffer }[] = [];
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    entries.push({ name: entry.fileName, bytes: Buffer.concat(chunks) });
  }
  const deletion =
    '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>SECRET</w:delText></w:r></w:del></w:p><w:sectPr>';
  return zipped(
    entries.map(({ name, bytes }) => ({
      name,
      bytes:
        name === "word/document.xml" ? Buffer.from(bytes.toString().replace("<w:sectPr>", deletion)) : bytes,
    })),
  );
}
