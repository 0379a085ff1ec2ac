/**
 * Letters a second of one core: into print batches, files, hashes, seal and disk included, and as PDFs of their own. Beside
 * them pdfkit with the same words, parsing the typeface for each letter, parsing it once, and all in one document.
 */
import { join } from "node:path";
import { writeLetter } from "../src/deliver/letter/write-letter.ts";
import { batchFiles } from "../src/deliver/print/batch-files.ts";
import { openBatchShelf } from "../src/deliver/print/batch-shelf.ts";
import { fullBatch } from "../src/deliver/print/print-carrier.ts";
import { setBatch } from "../src/deliver/print/set-batch.ts";
import { compare, inFolder, ratePerCore } from "./engines/measure.ts";
import { usualLetters } from "./letters/made-up-letters.ts";
import { byPdfkit } from "./letters/pdfkit-letters.ts";

const some = 200;
const many = usualLetters(fullBatch);
const few = many.slice(0, some);
let batch = 0;

await inFolder(async (folder) => {
  const shelf = openBatchShelf(join(folder, "print"));
  const intoBatch = async (): Promise<void> => {
    const { written, addressed } = setBatch(many);
    const files = await batchFiles({ number: ++batch }, written!, addressed, new Date("2026-01-05"));
    const id = `00000000-0000-4000-8000-${String(batch).padStart(12, "0")}`;
    await shelf.put(id, new Uint8Array(32), files, null);
  };
  await compare("letters of one or two sheets", "a second of a core", 5, [
    { name: `into print batches of ${fullBatch}, on disk`, run: () => ratePerCore(fullBatch, intoBatch) },
    {
      name: "pdfkit, all in one document",
      run: () => ratePerCore(some, () => byPdfkit(few, "once")),
    },
    { name: "as PDFs of their own", run: () => ratePerCore(some, () => each((one) => writeLetter(one))) },
    {
      name: "pdfkit, a PDF each, typeface parsed once",
      run: () => ratePerCore(some, () => each((one) => byPdfkit([one], "once"))),
    },
    {
      name: "pdfkit, a PDF each, typeface parsed each time",
      run: () => ratePerCore(some, () => each((one) => byPdfkit([one], "each"))),
    },
  ]);
  const { written } = setBatch(many);
  const own = await writeLetter(few[0]!);
  const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
  console.log(
    `a letter: ${kib(written!.pdf.length / fullBatch)} in a batch, ${kib(own.ok ? own.value.pdf.length : 0)} by itself`,
  );
});

async function each(work: (one: (typeof few)[number]) => Promise<unknown>): Promise<void> {
  for (const one of few) await work(one);
}
