/** What somebody tells over the phone, or forwards, typed in by a colleague; the reporter is told the reference. */

import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { largestFile, longestDetails, longestLine } from "../../domain/sightings/sighting.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { newReadableCode } from "../account/readable-code.ts";
import { changeBy } from "../change-by.ts";
import type { EnterForm, EnterProblem, Received } from "../desk/incident/sighting-desk.ts";
import { type ReceivePorts, receiveSighting } from "./receive-sighting.ts";

/** 120 bits: nobody guesses one. */
const groupsOfReference = 6;

export async function enterSighting(
  ports: ReceivePorts,
  by: Staff,
  form: EnterForm,
): Promise<Outcome<Received, EnterProblem>> {
  const now = ports.now();
  const problem = problemOf(form, now);
  if (problem !== null) return failed(problem);
  const received = await receiveSighting(ports, changeBy(by, now), {
    ...form,
    authority: by.authority,
    receivedAt: now,
    reference: newReadableCode(groupsOfReference),
    submission: null,
    enteredBy: by.id,
  });
  return done(received!);
}

function problemOf({ words, files, seenAt }: EnterForm, now: Date): EnterProblem | null {
  const { details, where, contact } = words;
  if (details.trim() === "" && files.length === 0) return { kind: "details-missing" };
  if (details.length > longestDetails || where.length > longestLine || contact.length > longestLine)
    return { kind: "details-too-long" };
  if (seenAt !== null && seenAt > now) return { kind: "seen-in-future" };
  if (files.some(({ bytes }) => bytes.length > largestFile)) return { kind: "file-too-large" };
  return files.some(({ bytes }) => bytes.length === 0) ? { kind: "file-empty" } : null;
}
