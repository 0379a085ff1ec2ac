/** All that lies at the hatch for whoever brings a reference: kept up, and taken away at its end. */
import type { AnswerPort } from "../../respond/hatch/hatch-ports.ts";
import { endOldComplaints, tellOfComplaints } from "../complaints/complaint-answers.ts";
import { endOldSightings, tellOfSightings } from "./sighting-taker.ts";

export async function tellAll(
  own: Parameters<typeof tellOfSightings>[0] & Parameters<typeof tellOfComplaints>[0],
  answers: AnswerPort,
): Promise<void> {
  await tellOfSightings(own, answers);
  await tellOfComplaints(own, answers);
}

export async function endOld(
  own: Parameters<typeof endOldSightings>[0] & Parameters<typeof endOldComplaints>[0],
  answers: AnswerPort,
  removeMessage: (reference: string) => Promise<void>,
): Promise<void> {
  await endOldSightings(own, answers);
  await endOldComplaints(own, answers, removeMessage);
}
