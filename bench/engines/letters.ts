/** Letters a second: the typeface parsed once a process, parsed anew for each letter, and pdf-lib (untagged) beside them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { openSync } from "fontkit";
import PDFDocument from "pdfkit";
import { writeLetter } from "../../src/deliver/letter/write-letter.ts";
import type { OutgoingMessage } from "../../src/respond/courier.ts";
import { compare, peer, ratePerCore } from "./measure.ts";

type Page = { drawText(text: string, how: object): void };
type PdfLib = {
  PDFDocument: {
    create(): Promise<{
      embedFont(font: string): Promise<unknown>;
      addPage(size: readonly number[]): Page;
      save(): Promise<Uint8Array>;
    }>;
  };
};
const lib = await peer<PdfLib>("pdf-lib");
const letters = 40;
const folder = "@expo-google-fonts/atkinson-hyperlegible-next";
const faces = [
  "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
  "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
].map((face) => createRequire(import.meta.url).resolve(`${folder}/${face}`));
const paragraph =
  "We are writing because information about you was among the files that were taken. This letter says which, what it may mean for you and what you can do about it.";
const words: OutgoingMessage["words"] = {
  subject: "Northmere Council: your information was taken",
  blocks: [
    { kind: "paragraph", text: "Dear Ada Łukasz-Ŵyn" },
    { kind: "paragraph", text: paragraph },
    { kind: "heading", text: "What was taken" },
    {
      kind: "list",
      items: ["your name and address", "your date of birth", "your bank account number and sort code"],
    },
    { kind: "heading", text: "What you can do" },
    { kind: "list", items: Array.from({ length: 6 }, () => paragraph) },
    { kind: "paragraph", text: paragraph },
  ],
  short: "Northmere: information about you was taken.",
};
const message: OutgoingMessage = {
  personReference: "P-000123",
  reference: "N-000001-1",
  channel: "letter",
  to: "12 Fernhill Road, Northmere, W8 7NX",
  name: "Ada Łukasz-Ŵyn",
  words,
  from: { name: "Northmere Council", email: "dpo@northmere.example", address: ["Town Hall", "W8 1AA"] },
  date: new Date("2026-01-05T09:00:00Z"),
};

const parsed = openSync(faces[0]!) as unknown as string;

for (let i = 0; i < 10; i++) await writeLetter(message);
await compare("letters of a page or two", "a second of a core", 5, [
  {
    name: "pdfkit, tagged PDF/A, typeface parsed once",
    run: () => ratePerCore(letters, () => many(() => writeLetter(message))),
  },
  {
    name: "pdfkit, tagged, the same words: parsed once",
    run: () => ratePerCore(letters, () => many(() => tagged(parsed))),
  },
  {
    name: "pdfkit, tagged, the same words: parsed each time",
    run: () => ratePerCore(letters, () => many(() => tagged(faces[0]!))),
  },
  ...(lib === undefined
    ? []
    : [
        {
          name: "pdf-lib: untagged, built-in Helvetica",
          run: () => ratePerCore(letters, () => many(plainLetter)),
        },
      ]),
]);
console.log(
  `the typeface: ${faces.map((face) => `${Math.round(readFileSync(face).length / 1024)} KB`).join(" and ")}`,
);

async function many(work: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < letters; i++) await work();
}

function lettersOf({ words }: OutgoingMessage): string {
  return words.blocks.flatMap((block) => (block.kind === "list" ? block.items : [block.text])).join(" ");
}

/** Given a path, pdfkit parses the typeface for this document; given a parsed one, it takes it as it is. */
async function tagged(font: string): Promise<void> {
  const page = new PDFDocument({
    size: "A4",
    subset: "PDF/A-2a",
    pdfVersion: "1.7",
    tagged: true,
    lang: "en-GB",
    font,
  });
  const finished = new Promise((resolve) => page.on("data", () => {}).on("end", resolve));
  const root = page.struct("Document");
  page.addStructure(root);
  for (const line of lettersOf(message).split(". "))
    root.add(page.struct("P", {}, () => page.fontSize(12).text(line)));
  root.end();
  page.end();
  await finished;
}

/** The least that could be called a letter: lines of text, no wrapping, no structure; Ł and Ŵ are not in Helvetica. */
async function plainLetter(): Promise<void> {
  const document = await lib!.PDFDocument.create();
  const font = await document.embedFont("Helvetica");
  const page = document.addPage([595, 842]);
  const lines =
    lettersOf(message)
      .replaceAll(/[^\x20-\x7e]/g, "?")
      .match(/.{1,90}(?: |$)/g) ?? [];
  for (const [n, line] of lines.entries()) page.drawText(line, { x: 62, y: 570 - n * 14, size: 12, font });
  await document.save();
}
