/** What a printer gets: the letters, the list of them with hashes, the addresses as a table, and what to do with it all. */
import { createHash } from "node:crypto";
import { ZipFile } from "yazl";
import { mostLines } from "../../domain/notices/post/postal-address.ts";
import { type CsvRow, csv } from "../../respond/export/csv.ts";
import type { BegunBatch } from "../../respond/print/print-store.ts";
import type { WrittenPdf } from "../letter/pdf/write-pdf.ts";
import type { Addressed } from "./set-batch.ts";

export type BatchFiles = {
  readonly zip: Buffer;
  readonly sha256: string;
  /** Without names and addresses: it lies beside the sealed files as well. */
  readonly manifest: Buffer;
};

export async function batchFiles(
  { number }: Pick<BegunBatch, "number">,
  { pdf, pages, letters }: WrittenPdf,
  addressed: readonly Addressed[],
  at: Date,
): Promise<BatchFiles> {
  const addresses = Buffer.from(await addressTable(letters, addressed));
  const readMe = Buffer.from(forThePrinter(number, letters.length, pages));
  const named = { "letters.pdf": pdf, "addresses.csv": addresses, "README.txt": readMe };
  const manifest = Buffer.from(
    `${JSON.stringify(
      {
        format: "candour-print-batch/1",
        batch: number,
        made: at.toISOString(),
        letters: letters.length,
        pages,
        paper: { size: "A4", sides: "both", colour: "black" },
        files: Object.entries(named).map(([name, bytes]) => ({
          name,
          bytes: bytes.length,
          sha256: sha256(bytes),
        })),
        list: letters.map((letter, index) => ({
          letter: index + 1,
          reference: addressed[index]?.reference,
          firstPage: letter.first,
          pages: letter.pages,
          sheets: Math.ceil(letter.pages / 2),
        })),
      },
      null,
      1,
    )}\n`,
  );
  const zip = await zipped({ ...named, "manifest.json": manifest }, at);
  return { zip, sha256: sha256(zip), manifest };
}

/** For matching envelopes, and for franking by postcode. Nothing in it is a formula. */
async function addressTable(
  letters: WrittenPdf["letters"],
  addressed: readonly Addressed[],
): Promise<string> {
  const lines = Array.from({ length: mostLines }, (_, at) => `line_${at + 1}`);
  const rows = addressed.map(({ reference, address, postcode }, at) => ({
    letter: at + 1,
    reference,
    first_page: letters[at]!.first,
    sheets: Math.ceil(letters[at]!.pages / 2),
    ...Object.fromEntries(lines.map((line, index) => [line, address[index] ?? ""])),
    postcode: postcode ?? "",
  }));
  let table = "";
  const columns = ["letter", "reference", "first_page", "sheets", ...lines, "postcode"];
  for await (const piece of csv<CsvRow>(columns, rows)) table += piece;
  return table;
}

function forThePrinter(number: number, letters: number, pages: number): string {
  return `Print batch ${number}: ${letters} ${letters === 1 ? "letter" : "letters"}, ${pages} sides of A4

letters.pdf    All letters in one file. Print on both sides, in black, at 100 % (no "fit to page").
               Each letter begins on the front of a sheet. manifest.json says on which page.
addresses.csv  One row a letter: its number, its first page, how many sheets, and the address.
manifest.json  The same without addresses, with a SHA-256 of each file. Check them before you print.

- One letter, one envelope. Never put two letters into one envelope, not for one household either.
- Envelopes: DL or C5 with a window. The address stands 24.6 mm from the left and 40 mm from the top.
- The foot of each page has the reader's reference and "Page 1 of 3". Sheets with two references do not belong together.
- Print each batch once. If sheets are spoiled, print those pages again and destroy the spoiled ones.
- These are personal data. Delete all files when the letters are posted, and say so to whoever gave them to you.
`;
}

async function zipped(files: Readonly<Record<string, Buffer>>, at: Date): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(files))
    zip.addBuffer(bytes, name, {
      mtime: at,
      mode: 0o100600,
      // What is packed already gets no smaller.
      compress: !name.endsWith(".pdf"),
    });
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces);
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
