/**
 * Deletes what a second person agreed to delete. Rows and keys go in one transaction with the entry that proves it; the
 * files go after it, and again at the next deletion where a crash came between: without their key they say nothing.
 */
import type { Outcome } from "../../domain/outcome.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { DeletionOf } from "../../domain/people/retention.ts";
import type { Erased, WeighProblem } from "../desk/people/retention-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { Taking, TakingProblem } from "../second/request-store.ts";
import type { RetentionStore } from "./retention-store.ts";

export type DeletePorts = {
  readonly retention: RetentionStore;
  /** Removes the folder of a holding's sealed readings. */
  removeReadings(holding: string): Promise<void>;
  /** Removes what the local outbox keeps of a message. */
  removeMessage(reference: string): Promise<void>;
  fault(error: unknown): void;
  now(): Date;
};

export type DeleteProblem = WeighProblem | TakingProblem;

export async function deleteData(
  ports: DeletePorts,
  change: Change,
  what: DeletionOf,
  taking: Taking,
): Promise<Outcome<Erased, DeleteProblem>> {
  const outcome = await ports.retention.erase(change, what, taking, (erased) => [
    deletedEntry(change, what, taking.request, erased),
  ]);
  if (!outcome.ok) return failed(outcome.problem);
  const { readings, messages, ...erased } = outcome.value;
  for (const holding of readings) await ports.removeReadings(holding).catch(ports.fault);
  for (const reference of messages) await ports.removeMessage(reference).catch(ports.fault);
  return done(erased);
}

function deletedEntry(change: Change, what: DeletionOf, request: string, erased: Erased) {
  const { fingerprint, ...counts } = erased;
  const detail = {
    authority: what.authority,
    what: what.kind,
    ...counts,
    fingerprint,
    request,
  };
  return note(change, "data.deleted", { subject: subjectOf(what), incident: what.incident }, detail);
}

function subjectOf(what: DeletionOf): string {
  switch (what.kind) {
    case "person":
      return `person:${what.person}`;
    case "holding":
      return `holding:${what.holding}`;
    default:
      return `authority:${what.authority}`;
  }
}
