/** Makes a bundle at once; or, where originals are to lie in it, asks for a second person, and makes it at their yes. */
import { randomBytes, randomUUID } from "node:crypto";
import {
  type DecideProblem,
  type Evidence,
  type EvidenceForm,
  type EvidenceProblem,
  evidenceTransitions,
  type MadeFile,
  mayDecide,
  problemOfEvidence,
} from "../../domain/evidence/evidence.ts";
import type { EvidenceId, IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { meaningOf } from "../../domain/referrals/tlp.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { MakeProblem, NoEvidence } from "../desk/incident/evidence-desk.ts";
import { note } from "../note.ts";
import type { BodyStore, Change, IncidentStore } from "../ports.ts";
import { type AssemblePorts, assemble } from "./assemble.ts";
import type { BundleKey, BundleShelf, EvidenceStore } from "./evidence-store.ts";

export type EvidencePorts = AssemblePorts & {
  readonly bundles: EvidenceStore;
  readonly shelf: BundleShelf;
  readonly incidents: Pick<IncidentStore, "byId">;
  readonly bodies: Pick<BodyStore, "authorities" | "services">;
  now(): Date;
};

export async function makeEvidence(
  ports: EvidencePorts,
  by: Staff,
  id: IncidentId,
  form: EvidenceForm,
): Promise<Outcome<Evidence, EvidenceProblem | MakeProblem>> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  const problem = problemOfEvidence(form);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, ports.now());
  const draft: Omit<Evidence, "number"> = {
    ...form,
    reasons: form.reasons.trim(),
    id: randomUUID() as EvidenceId,
    incident: id,
    authority: by.authority,
    state: "asked",
    askedBy: by.id,
    askedAt: change.at,
    decidedBy: null,
    madeAt: null,
    made: null,
  };
  if (form.originals) {
    const { entry } = evidenceTransitions.ask;
    return done(
      await ports.bundles.add(change, draft, null, (evidence) => [entryOf(change, entry, evidence)]),
    );
  }
  const kept = await keep(ports, by, incident, draft, change.at, [
    { what: "Made", by: by.name, at: change.at.toISOString() },
  ]);
  if (!kept.ok) return kept;
  const { key, made } = kept.value;
  const { entry } = evidenceTransitions.make;
  const ready = { ...draft, state: "made", madeAt: change.at, made } as const;
  return done(await ports.bundles.add(change, ready, key, (evidence) => [entryOf(change, entry, evidence)]));
}

/** The second person's yes makes it; nobody says yes to their own. */
export async function decideEvidence(
  ports: EvidencePorts,
  by: Staff,
  incidentId: IncidentId,
  id: string,
  { yes }: { readonly yes: boolean },
): Promise<Outcome<Evidence, DecideProblem | MakeProblem | NoEvidence>> {
  const [incident, asked] = [
    await ports.incidents.byId(incidentId),
    await ports.bundles.byId(incidentId, id),
  ];
  if (incident === null || asked === null) return failed({ kind: "no-such-evidence" });
  const problem = mayDecide(asked, by.id);
  if (problem !== null) return failed(problem);
  const change = changeBy(by, ports.now());
  const kept = yes
    ? await keep(ports, by, incident, asked, change.at, [
        { what: "Asked for", by: asked.askedByName, at: asked.askedAt.toISOString() },
        { what: "Granted and made", by: by.name, at: change.at.toISOString() },
      ])
    : null;
  if (kept?.ok === false) return kept;
  const outcome = await ports.bundles.decide<DecideProblem>(
    change,
    { incident: incidentId, id },
    (current) => {
      const late = mayDecide(current, by.id);
      if (late !== null) return failed(late);
      const { askedByName: _, decidedByName: __, custody: ___, ...evidence } = current;
      const decided = { ...evidence, decidedBy: by.id };
      if (kept === null) {
        const next: Evidence = { ...decided, state: "refused" };
        return done({ next, key: null, entries: [entryOf(change, evidenceTransitions.refuse.entry, next)] });
      }
      const { key, made } = kept.value;
      const next: Evidence = { ...decided, state: "made", madeAt: change.at, made };
      return done({ next, key, entries: [entryOf(change, evidenceTransitions["make-asked"].entry, next)] });
    },
  );
  if (outcome.ok) return outcome;
  // Somebody else was quicker: theirs stands.
  if (kept !== null) await ports.shelf.remove(asked.id, kept.value.key);
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-evidence" } : outcome.problem);
}

type Kept = { readonly key: BundleKey; readonly made: MadeFile };

/** First the file, then the row with its key: a stop in between leaves a file that nobody can open. */
async function keep(
  ports: EvidencePorts,
  reader: Staff,
  incident: Incident,
  { id, ...form }: Omit<Evidence, "number">,
  at: Date,
  custody: Parameters<typeof assemble>[1]["custody"],
): Promise<Outcome<Kept, MakeProblem>> {
  const authorities = await ports.bodies.authorities();
  const assembled = await assemble(ports, {
    ...{ id, reader, incident, form, at, custody },
    authorityName: authorities.find((one) => one.id === reader.authority)?.name ?? "",
    positions: await ports.bundles.positions(incident.id),
  });
  if (assembled === null) return failed({ kind: "ledger-not-signed" });
  const key = randomBytes(32);
  try {
    const { sha256, bytes } = await ports.shelf.put(id, key, assembled.pieces);
    const made = { sha256, bytes, files: assembled.files(), ledgerSize: assembled.ledgerSize };
    return done({ key, made });
  } catch (error) {
    if (["ENOSPC", "EDQUOT"].includes((error as NodeJS.ErrnoException).code ?? ""))
      return failed({ kind: "disk-full" });
    throw error;
  }
}

function entryOf(change: Change, verb: string, evidence: Evidence): NewEntry {
  const { id, incident, authority, number, mark, originals, reasons, made, askedBy } = evidence;
  return note(
    change,
    verb,
    { subject: `evidence:${id}`, incident },
    {
      ...{ authority, number, mark: meaningOf[mark].text, originals, reasons, askedBy },
      ...(made === null ? {} : made),
    },
  );
}
