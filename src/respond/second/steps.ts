/** A step of a request with its entry. */
import { createHash } from "node:crypto";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import {
  type Request,
  type RequestStep,
  requestTransitions,
  type Step,
  type StepProblem,
  take,
} from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

export type Stepped = { readonly next: Request; readonly entries: readonly NewEntry[] };

/** The entry names who takes the step: `change.by`. */
export function step(
  change: Change,
  current: Request,
  name: RequestStep,
  by: Staff | null,
  more: Omit<Step, "at"> = {},
): Outcome<Stepped, StepProblem> {
  const taken = take(current, name, by, { at: change.at, ...more });
  if (!taken.ok) return taken;
  const words = (more.words ?? "").trim();
  return done({ next: taken.value, entries: [entryOfStep(change, current, name, words)] });
}

function entryOfStep(change: Change, request: Request, name: RequestStep, words: string): NewEntry {
  return note(change, requestTransitions[name].entry, aboutOf(request), {
    what: request.deed.verb,
    authority: request.authority,
    askedBy: request.askedBy,
    fingerprint: request.extent.fingerprint,
    ...(words === "" ? {} : { words }),
  });
}

export function aboutOf({ id, deed }: Request) {
  const subject = `request:${id}`;
  return "incident" in deed ? { subject, incident: deed.incident } : { subject };
}

/** SHA-256 over what a deed is done to, line by line. */
export function fingerprintOf(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
