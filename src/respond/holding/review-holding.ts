/**
 * Reviews a holding: reads every document, finds the people, says how bad it is for each, and registers them. It can be
 * stopped at any moment; what was read is kept, sealed, and the next review goes on from there.
 */
import type { DocumentFindings, DocumentRecord } from "../../domain/documents/document.ts";
import type { Holding } from "../../domain/documents/holding.ts";
import type { HoldingId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { AssessedPerson } from "../../domain/people/person.ts";
import type { ScanProblem, ScanSettings } from "../../scan/scan.ts";
import { type By, changeBy } from "../change-by.ts";
import type { ReviewProblem } from "../desk/desk.ts";
import { note } from "../note.ts";
import { registrationOf } from "../people/registration.ts";
import type { Change, HoldingStore, PeopleStore } from "../ports.ts";
import { wordsFor, wordsForFault } from "../words.ts";
import { keepProgress } from "./keep-progress.ts";
import { noProgress } from "./load-holding.ts";

/** What was read of a holding; may be gone through more than once. */
export type HoldingRun = { findings(): AsyncIterable<DocumentFindings> };

export type ReviewPorts = {
  readonly holdings: HoldingStore;
  readonly people: PeopleStore;
  scan(
    settings: Pick<ScanSettings, "paths" | "work" | "resume" | "onProgress" | "signal"> & {
      /** Whose reading it is: what is kept of it is sealed with a key of its own. */
      readonly holding: Pick<Holding, "id" | "incident">;
    },
  ): Promise<Outcome<HoldingRun, ScanProblem>>;
  examine(
    run: HoldingRun,
    settings: { readonly signal?: AbortSignal },
  ): Promise<Outcome<{ readonly people: readonly AssessedPerson[] }, Problem>>;
  /** Where the sealed outputs of a holding's scan are kept. */
  workFolder(id: HoldingId): string;
  /** What nobody expected: for the log, which holds no personal values. */
  fault(error: unknown): void;
  /** Raised when Candour stops: a review then ends where it is. */
  readonly stopping?: AbortSignal;
  now(): Date;
};

export async function reviewHolding(
  ports: ReviewPorts,
  by: By,
  id: HoldingId,
): Promise<Outcome<Holding, ReviewProblem>> {
  const before = await ports.holdings.byId(id);
  if (before === null) return failed({ kind: "no-such-holding" });
  const started = await begin(ports, changeBy(by, ports.now()), before);
  if (started === null) return failed({ kind: "no-such-holding" });
  try {
    const outcome = await readAndRegister(ports, by, started, before.state !== "reviewed");
    if (outcome.ok) return outcome;
    // Another Candour on the same data folder reads it: that review has not failed, and this one never began.
    if (outcome.problem.kind === "work-in-use") return failed({ kind: "already-running" });
    return await ended(ports, by, id, wordsFor(outcome.problem));
  } catch (error) {
    if (!ports.stopping?.aborted) ports.fault(error);
    return await ended(ports, by, id, wordsForFault(error));
  }
}

/** A review that Candour's own stop ended has not failed: it goes on at the next start. */
async function ended(
  ports: ReviewPorts,
  by: By,
  id: HoldingId,
  why: string,
): Promise<Outcome<Holding, ReviewProblem>> {
  if (ports.stopping?.aborted) return failed({ kind: "failed", why: wordsFor({ kind: "interrupted" }) });
  await recordFailure(ports, by, id, why).catch(ports.fault);
  return failed({ kind: "failed", why });
}

async function begin(ports: ReviewPorts, change: Change, { id }: Holding): Promise<Holding | null> {
  const outcome = await ports.holdings.alter<never>(change, id, (holding) => {
    const next = { ...holding, state: "reading" as const, problem: null, progress: noProgress };
    return done({
      next,
      entries: [note(change, "holding.review-started", aboutOf(holding), { from: holding.state })],
    });
  });
  return outcome.ok ? outcome.value : null;
}

async function readAndRegister(
  ports: ReviewPorts,
  by: By,
  holding: Holding,
  resume: boolean,
): Promise<Outcome<Holding, Problem>> {
  const keeper = keepProgress((state, progress) => ports.holdings.saveProgress(holding.id, state, progress));
  const signal = ports.stopping === undefined ? {} : { signal: ports.stopping };
  const paths = [holding.folder];
  const work = ports.workFolder(holding.id);
  const scanned = await ports.scan({ holding, paths, work, resume, onProgress: keeper.read, ...signal });
  const progress = await keeper.settle("linking");
  if (!scanned.ok) return scanned;
  const examined = await ports.examine(scanned.value, signal);
  if (!examined.ok) return examined;
  await keeper.settle("registering");
  return done(await register(ports, by, { ...holding, progress }, scanned.value, examined.value.people));
}

async function register(
  ports: ReviewPorts,
  by: By,
  holding: Holding,
  run: HoldingRun,
  found: readonly AssessedPerson[],
): Promise<Holding> {
  const change = changeBy(by, ports.now());
  const people = found.map((person) => registrationOf(person, holding));
  return await ports.people.register(
    change,
    holding,
    { documents: documentsOf(run), people },
    (reviewed, takenBack) => [
      note(change, "holding.reviewed", aboutOf(reviewed), {
        ...reviewedDetail(reviewed, found),
        approvalsTakenBack: takenBack,
      }),
    ],
  );
}

async function* documentsOf(run: HoldingRun): AsyncIterable<DocumentRecord> {
  for await (const { document } of run.findings()) yield document;
}

async function recordFailure(ports: ReviewPorts, by: By, id: HoldingId, why: string): Promise<void> {
  const change = changeBy(by, ports.now());
  await ports.holdings.alter<never>(change, id, (holding) => {
    const next = { ...holding, state: "failed" as const, problem: why };
    return done({
      next,
      entries: [note(change, "holding.review-failed", aboutOf(holding), { from: holding.state })],
    });
  });
}

function aboutOf({ id, incident }: Holding): {
  readonly subject: string;
  readonly incident: Holding["incident"];
} {
  return { subject: `holding:${id}`, incident };
}

function reviewedDetail(holding: Holding, found: readonly AssessedPerson[]): NewEntry["detail"] {
  const { outcomes, people, earliest, latest } = holding;
  const bands = (["very-high", "high", "medium", "low"] as const).map(
    (band) => `${band}: ${found.filter(({ severity }) => severity.band === band).length}`,
  );
  return {
    documents: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
    outcomes: Object.entries(outcomes).map(([outcome, count]) => `${outcome}: ${count}`),
    people,
    bands,
    earliest,
    latest,
  };
}
