/** Sightings that came by the public form, and what their reporters find by their reference. */
import { readdir } from "node:fs/promises";
import { z } from "zod";
import { hatchFolder } from "../../domain/hatch/submission.ts";
import { sightingKinds } from "../../domain/sightings/kind.ts";
import { acts, longestDetails, longestLine } from "../../domain/sightings/sighting.ts";
import type { ComplaintStore } from "../../respond/complaints/complaint-store.ts";
import type { AnswerPort, Taker } from "../../respond/hatch/hatch-ports.ts";
import { endSightings } from "../../respond/sightings/end-sightings.ts";
import type { ReceivePorts } from "../../respond/sightings/receive-sighting.ts";
import { takeSubmission } from "../../respond/sightings/take-submission.ts";
import { tellReporters } from "../../respond/sightings/tell-reporters.ts";
import { takerOf } from "./takers.ts";

type Ports = Parameters<typeof takeSubmission>[0];

const one = z.string().max(longestLine).default("");
const fields = z.object({
  kind: z.enum(sightingKinds),
  acts: z
    .union([z.enum(acts), z.array(z.enum(acts))])
    .default([])
    .transform((given) => (typeof given === "string" ? [given] : given)),
  details: z.string().max(longestDetails).default(""),
  where: one,
  contact: one,
  authority: one,
  seen: one,
});

export function sightingTaker(ports: Ports): Taker {
  return takerOf("sighting", fields, (read, submission) => takeSubmission(ports, read, submission));
}

export function tellOfSightings({ sightings }: Pick<ReceivePorts, "sightings">, answers: AnswerPort) {
  return tellReporters({
    sightings,
    putAnswer: (reference, body, until) => answers.put(reference, { kind: "sighting", body, until }),
  });
}

/** After a restore, or a move to another machine, the answers do not lie at the hatch: they are put out anew. */
export async function tellAnewWhereGone(
  {
    sightings,
    complaints,
  }: Pick<ReceivePorts, "sightings"> & { readonly complaints: Pick<ComplaintStore, "untellAll"> },
  hatch: string,
) {
  if ((await readdir(hatchFolder(hatch).answers)).length > 0) return;
  await sightings.untellAll();
  await complaints.untellAll();
}

export function endOldSightings(
  { sightings, now }: Pick<ReceivePorts, "sightings" | "now">,
  answers: AnswerPort,
) {
  return endSightings({
    sightings,
    now,
    forgetAnswers: async (references) => {
      for (const reference of references) await answers.remove(reference);
    },
  });
}
