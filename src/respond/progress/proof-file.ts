/** The file of proof: everybody by reference, how each stands and by what it is shown. The same record makes the same file. */
import { createHash } from "node:crypto";
import { outcomeOf } from "../../domain/progress/stands.ts";
import type { ProofLine } from "../desk/people/progress-desk.ts";
import { type CsvRow, csv } from "../export/csv.ts";
import { standsWords, wayWords } from "./stands-words.ts";

export const proofColumns = [
  "Reference",
  "Severity",
  "How they stand",
  "Accounted for",
  "Way",
  "Since (UTC)",
  "Carrier",
  "Attempt",
  "Carrier’s reference",
  "Carrier says",
  "Carrier said (UTC)",
  "Failed before by",
  "Held because",
  "Proof or result",
  "Practice",
] as const;

const accounted = { told: "told", open: "no", "not-told": "not told" } as const;

export function proofRow({ reference, kind, facts, ...line }: ProofLine): CsvRow {
  const way = facts.told ?? facts.channel;
  const { fellBackFrom: before } = facts;
  return {
    Reference: reference,
    Severity: facts.band,
    "How they stand": standsWords[kind],
    "Accounted for": accounted[outcomeOf[kind]],
    Way: way === null || facts.notice === null ? "" : wayWords[way],
    "Since (UTC)": line.at?.toISOString() ?? "",
    Carrier: line.attempt === null ? "" : (facts.carrier ?? "outbox"),
    Attempt: line.attempt ?? "",
    "Carrier’s reference": line.provider ?? "",
    "Carrier says": facts.receipt ?? "",
    "Carrier said (UTC)": line.receiptAt?.toISOString() ?? "",
    "Failed before by": before === null || before === facts.channel ? "" : wayWords[before],
    "Held because": kind === "held" ? line.holds.join(" ") : "",
    "Proof or result": line.toldProof ?? line.result,
    Practice: facts.practice ? "yes" : "",
  };
}

export async function* proofRows(lines: AsyncIterable<ProofLine>): AsyncGenerator<CsvRow> {
  for await (const line of lines) yield proofRow(line);
}

export async function hashOfProof(lines: AsyncIterable<ProofLine>): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of csv(proofColumns, proofRows(lines))) hash.update(piece);
  return hash.digest("hex");
}
