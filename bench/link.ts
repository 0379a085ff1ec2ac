/**
 * Resolves public data sets of people and prints pairwise precision, recall and F1 of the clusters against their truth.
 * Usage: node bench/link.ts FOLDER, where FOLDER holds febrl1.csv, febrl2.csv (Febrl) and fake_1000.csv (Splink).
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TableMap } from "../src/link/table/map.ts";
import { linkTable } from "../src/link/table.ts";

const febrl: TableMap = {
  id: "rec_id",
  givenName: "given_name",
  surname: "surname",
  houseNumber: "street_number",
  addressLine: "address_1",
  addressLine2: "address_2",
  locality: "suburb",
  postcode: "postcode",
  dateOfBirth: { column: "date_of_birth", format: "YYYYMMDD" },
  nino: "soc_sec_id",
  other: ["state"],
};
const fake: TableMap = {
  id: "unique_id",
  givenName: "first_name",
  surname: "surname",
  dateOfBirth: { column: "dob", format: "YYYY-MM-DD" },
  locality: "city",
  email: "email",
};

type Set = {
  readonly file: string;
  readonly map: TableMap;
  readonly goal: number;
  readonly truth: (file: string) => ReadonlyMap<string, string>;
};
const febrlTruth = (file: string) =>
  new Map(rowsOf(file).map(([id]) => [id!.trim(), id!.match(/rec-(\d+)/)![1]!]));
const lastColumn = (file: string) => new Map(rowsOf(file).map((row) => [row[0]!, row.at(-1)!]));
const sets: readonly Set[] = [
  { file: "febrl1.csv", map: febrl, goal: 1, truth: febrlTruth },
  { file: "febrl2.csv", map: febrl, goal: 0.998, truth: febrlTruth },
  { file: "fake_1000.csv", map: fake, goal: 0.95, truth: lastColumn },
];

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write("bench/link.ts: name the folder that holds the data sets.\n");
  process.exit(2);
}
for (const { file, map, goal, truth } of sets) {
  const path = join(folder, file);
  if (!existsSync(path)) continue;
  const started = performance.now();
  const outcome = await linkTable(path, map);
  if (!outcome.ok) throw new Error(outcome.problem.kind);
  const seconds = (performance.now() - started) / 1000;
  const { precision, recall, f1 } = score(
    new Map(outcome.value.rows.map(({ id, person }) => [id, person])),
    truth(path),
  );
  console.log(
    `${file.padEnd(14)} F1 ${f1.toFixed(4)} (goal ${goal})  precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  ${outcome.value.pairs} pairs  ${seconds.toFixed(1)} s`,
  );
}

function rowsOf(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(file, "utf8").trim().split(/\r?\n/);
  return lines.slice(1).map((line) => line.split(","));
}

function score(found: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>) {
  const both = pairsIn([...truth].map(([id, cluster]) => `${cluster} ${found.get(id)}`));
  const expected = pairsIn([...truth.values()]);
  const predicted = pairsIn([...found.values()]);
  const precision = predicted === 0 ? 1 : both / predicted;
  const recall = expected === 0 ? 1 : both / expected;
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function pairsIn(labels: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
}
