/** Examines what a scan read: who it is about, and how bad it is for each of them. */
import type { DocumentFindings } from "../../domain/documents/document.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import type { AssessedPerson } from "../../domain/people/person.ts";
import { assessSeverity, type Circumstances } from "../../domain/severity/severity.ts";
import type { LinkProblem } from "../../link/block/engine.ts";
import { type Linked, type LinkSettings, link } from "../../link/link.ts";
import { type Account, type AccountOf, accountOf } from "./account.ts";

/** A finished reading of a holding; its findings can be gone through more than once. */
export type Readings = { findings(): AsyncIterable<DocumentFindings> };

export type ExamineSettings = LinkSettings & {
  readonly circumstances?: Circumstances;
  readonly signal?: AbortSignal;
};

export type Examined = {
  readonly linked: Linked;
  readonly people: readonly AssessedPerson[];
  readonly counts: Account;
};

export type ExamineProblem = LinkProblem | { readonly kind: "stopped" };

export async function examine(
  readings: Readings,
  settings: ExamineSettings = {},
): Promise<Outcome<Examined, ExamineProblem>> {
  const account = accountOf();
  const { signal } = settings;
  const outcome = await link(counted(readings.findings(), account, signal), settings);
  if (signal?.aborted) return { ok: false, problem: { kind: "stopped" } };
  if (!outcome.ok) return outcome;
  const people = outcome.value.people.map((person) => ({
    ...person,
    severity: assessSeverity(person, settings.circumstances),
  }));
  return done({ linked: outcome.value, people, counts: account.finish(people, outcome.value.unattributed) });
}

async function* counted(
  findings: AsyncIterable<DocumentFindings>,
  account: AccountOf,
  signal: AbortSignal | undefined,
): AsyncIterable<DocumentFindings> {
  for await (const one of findings) {
    if (signal?.aborted) return;
    account.take(one);
    yield one;
  }
}
