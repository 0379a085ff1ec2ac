/** Letters that came back: entered by the references on them, typed or scanned, one after the other. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import {
  mostReturned,
  type ReturnedLetters,
  type ReturnProblem,
  readReferences,
} from "../../domain/print/returned.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import type { PrintPorts } from "./hand-batch.ts";

export async function recordReturned(
  ports: PrintPorts,
  by: Staff,
  incident: IncidentId,
  written: string,
): Promise<Outcome<ReturnedLetters, ReturnProblem>> {
  const references = readReferences(written);
  if (references.length === 0) return failed({ kind: "references-missing" });
  if (references.length > mostReturned) return failed({ kind: "too-many-references" });
  const of = { incident, authority: by.authority };
  const found = await ports.printing.handedLetters(of, references);
  const fresh = references.filter((one) => found.get(one)?.returnedAt === null);
  const attempts = fresh.map((one) => found.get(one)!.attempt);
  const at = ports.now();
  if (attempts.length > 0) {
    await ports.tellReceipts(attempts.map((attempt) => ({ attempt, state: "returned", at, from: "staff" })));
    const change = changeBy(by, at);
    const detail = { authority: by.authority, count: attempts.length, references: attempts };
    await ports.printing.markReturned(change, attempts, [
      note(change, "print.returned", { subject: "print", incident }, detail),
    ]);
  }
  return done({
    recorded: fresh,
    already: references.filter((one) => found.has(one) && !fresh.includes(one)),
    unknown: references.filter((one) => !found.has(one)),
  });
}
