/** One scan in a process of its own, to be killed: WORK FOLDER READERS RESUME OUT. Findings go to OUT, a problem to its end. */
import { createSecretKey } from "node:crypto";
import { writeFileSync } from "node:fs";
import { scan } from "../src/scan/scan.ts";

const [work, folder, readers, resume, out] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
];

const key = createSecretKey(Buffer.alloc(32, 7));
const settings = { paths: [folder], work, key, workers: 2, ocr: "off", resume: resume === "resume" } as const;
const outcome = await scan(settings, { readers: new URL(readers) });
if (!outcome.ok) {
  process.stderr.write(`${JSON.stringify(outcome.problem)}\n`);
  process.exit(1);
}
const lines: string[] = [];
for await (const { document, mentions } of outcome.value.findings()) {
  lines.push(JSON.stringify({ document: { ...document, ms: 0 }, mentions }));
}
writeFileSync(out, lines.join("\n"));
