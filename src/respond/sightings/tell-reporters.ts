/** What reporters find by their reference on the public site, brought up to what was decided. */
import type { SightingOutcome } from "../../domain/sightings/sighting.ts";
import { sightingReference } from "../../domain/sightings/sighting.ts";
import type { SightingStore, Untold } from "./sighting-store.ts";

/** What a reporter is shown: nothing of who reported, and nothing of what. */
export type ReporterAnswer = {
  readonly number: string;
  readonly receivedAt: string;
  readonly outcome: SightingOutcome | null;
  readonly answer: string;
  readonly closedAt: string | null;
};

export type TellPorts = {
  readonly sightings: Pick<SightingStore, "untold" | "told">;
  readonly putAnswer: (reference: string, answer: ReporterAnswer, until: Date) => Promise<void>;
};

const most = 200;

/** Tells how many; what could not be put out is tried again the next time. */
export async function tellReporters({ sightings, putAnswer }: TellPorts): Promise<number> {
  const untold = await sightings.untold(most);
  for (const one of untold) await putAnswer(one.reference, answerOf(one), one.keepUntil);
  if (untold.length > 0) await sightings.told(untold.map(({ mark }) => mark));
  return untold.length;
}

function answerOf({ number, receivedAt, outcome, answer, closedAt }: Untold): ReporterAnswer {
  return {
    number: sightingReference(number),
    receivedAt: receivedAt.toISOString(),
    outcome,
    answer,
    closedAt: closedAt?.toISOString() ?? null,
  };
}
