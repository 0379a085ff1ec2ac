/**
 * A partner says that it has been told, or somebody writes down that they told it by phone. The clock of UK GDPR Art. 33
 * does not start by being told: whoever acknowledges says whether their authority is aware, and since when.
 */

import { mostReasons } from "../../domain/exposure/judgement.ts";
import type { Telling } from "../../domain/exposure/telling.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { TellingProblem } from "../desk/incident/exposure-desk.ts";
import { recordAwareness } from "../incident/record-awareness.ts";
import { note } from "../note.ts";
import type { IncidentStore } from "../ports.ts";
import type { ExposureStore } from "./exposure-store.ts";

type Ports = { readonly exposures: ExposureStore; readonly incidents: IncidentStore; now(): Date };

export async function acknowledgeTelling(
  ports: Ports,
  by: Staff,
  id: IncidentId,
  { awareAt }: { readonly awareAt: Date | null },
): Promise<Outcome<Telling, TellingProblem | { readonly kind: "aware-in-future" }>> {
  const change = changeBy(by, ports.now());
  if (awareAt !== null && awareAt > change.at) return failed({ kind: "aware-in-future" });
  const outcome = await ports.exposures.tell<TellingProblem>(change, id, by.authority, (telling) => {
    const { acknowledged, acknowledgedName } = telling;
    if (acknowledged !== null)
      return failed({ kind: "acknowledged-already", by: acknowledgedName, at: acknowledged.at });
    const about = { subject: `authority:${by.authority}`, incident: id };
    const detail = { authority: by.authority, awareAt: awareAt?.toISOString() ?? null };
    return done({
      next: { ...telling, acknowledged: { by: by.id, at: change.at } },
      entries: [note(change, "partner.acknowledged", about, detail)],
    });
  });
  if (!outcome.ok || awareAt === null) return outcome;
  const aware = await recordAwareness(ports, by, id, by.authority, awareAt);
  // A clock that was set before goes on as it is: it is moved on its own page, with reasons. It is involved, and the
  // moment was looked at above.
  if (!aware.ok && aware.problem.kind !== "reasons-missing")
    throw new Error(`Awareness was not recorded: ${aware.problem.kind}`);
  return outcome;
}

export async function tellByHand(
  ports: Ports,
  by: Staff,
  id: IncidentId,
  form: { readonly authority: AuthorityId; readonly words: string },
): Promise<Outcome<Telling, TellingProblem | { readonly kind: "told-whom-missing" | "words-too-long" }>> {
  const words = form.words.trim();
  if (words === "") return failed({ kind: "told-whom-missing" });
  if (words.length > mostReasons) return failed({ kind: "words-too-long" });
  const change = changeBy(by, ports.now());
  return await ports.exposures.tell<TellingProblem>(change, id, form.authority, (telling) => {
    const about = { subject: `authority:${form.authority}`, incident: id };
    const entry = note(change, "partner.told-by-hand", about, { authority: form.authority, words });
    return done({ next: { ...telling, byHand: { words, by: by.id, at: change.at } }, entries: [entry] });
  });
}
