/** Storage limitation (UK GDPR Art. 5(1)(e)): what is past its end is deleted, and what the reporter was shown with it. */
import { triageEntries } from "../../domain/sightings/triage.ts";
import { note } from "../note.ts";
import type { SightingStore } from "./sighting-store.ts";

export async function endSightings(ports: {
  readonly sightings: Pick<SightingStore, "endPast">;
  readonly forgetAnswers: (references: readonly string[]) => Promise<void>;
  now(): Date;
}): Promise<number> {
  const change = { by: "system", at: ports.now() } as const;
  const references = await ports.sightings.endPast(change, change.at, (authority, sightings) => [
    note(change, triageEntries.end, { subject: `authority:${authority}` }, { authority, sightings }),
  ]);
  await ports.forgetAnswers(references);
  return references.length;
}
