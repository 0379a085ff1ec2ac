/** Detection's speed in TypeScript on prose and on dense tables, against one plain search with a combined expression. */
import { detectText, startDetection } from "../../src/scan/detect/detect.ts";
import { compare, ratePerCore } from "./measure.ts";

/** The shapes alone, without checksums, cues, ranges, names or agreement: the least that could be called a search. */
const combined =
  /[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]|\b\d{3}[ -]?\d{3}[ -]?\d{4}\b|\b(?:\d[ -]?){13,19}\b|[\w.+-]+@[\w-]+\.[\w.]+|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{2}-\d{2}-\d{2}\b|\b0\d{9,10}\b/g;
const letter =
  "Dear Mrs Pryce, thank you for your letter of 4 March about the parking permit for 12 Fernhill Road, W8 7NX. " +
  "We have your date of birth as 02/05/1971 and your National Insurance number as JG 10 37 59 A. Please call 020 7000 0000 " +
  "or write to permits@northmere.example. The committee meets on the second Tuesday and its papers are public. ";
const prose = letter.repeat(60);
const cells = [
  "Ngozi Pryce",
  "02/05/1971",
  "JG103759A",
  "n.pryce@example.org",
  "12-34-56",
  "12345678",
  "W8 7NX",
];
const columns = ["Name", "DOB", "NI No", "Email", "Sort Code", "Account", "Postcode"];
const tableRows = 3000;
const dense = `${cells.join(",")}\n`.repeat(tableRows);

await compare("prose, a document of 20 KB", "MB/s of a core", 7, [
  {
    name: "detection, all types and names",
    run: () => ratePerCore(prose.length / 1e6, () => detectText(prose)),
  },
  {
    name: "one combined expression, shapes alone",
    run: () => ratePerCore(prose.length / 1e6, () => [...prose.matchAll(combined)]),
  },
]);
await compare("a dense table", "MB/s of a core", 5, [
  { name: "detection, all types and names", run: () => ratePerCore(dense.length / 1e6, table) },
  {
    name: "one combined expression, shapes alone",
    run: () => ratePerCore(dense.length / 1e6, () => [...dense.matchAll(combined)]),
  },
]);

function table(): void {
  const detection = startDetection({ path: "list.csv" });
  for (let row = 0; row <= tableRows; row++) {
    const texts = row === 0 ? columns : cells;
    detection.take({
      kind: "row",
      of: "table",
      table: "list",
      row: row + 1,
      cells: texts.map((text, at) => ({ column: columns[at]!, text })),
      hidden: false,
    });
  }
  detection.finish();
}
