/** What came by the public form: whose it is, when it was seen, and then like any other sighting. */

import type { Submission } from "../../domain/hatch/submission.ts";
import { done, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { SightingKind } from "../../domain/sightings/kind.ts";
import type { Act } from "../../domain/sightings/sighting.ts";
import { momentTold } from "../../domain/uk-time/uk-time.ts";
import type { BodyStore } from "../ports.ts";
import { type ReceivePorts, receiveSighting } from "./receive-sighting.ts";

/** The form's fields, as a schema has read them. */
export type SubmittedSighting = {
  readonly kind: SightingKind;
  readonly acts: readonly Act[];
  readonly details: string;
  readonly where: string;
  readonly contact: string;
  /** Key of the authority; "" where the form knew of one alone, or of none yet. */
  readonly authority: string;
  /** "24 11 2025 9 5"; what was not told is left out. */
  readonly seen: string;
};

export async function takeSubmission(
  ports: ReceivePorts & { readonly bodies: Pick<BodyStore, "authorities"> },
  fields: SubmittedSighting,
  { id, reference, sentAt, files }: Submission,
): Promise<Outcome<"taken" | "known", Problem>> {
  const authorities = await ports.bodies.authorities();
  // Before a site was published its form cannot ask where somebody works: the first body looks, and hands on.
  const authority = authorities.find(({ key }) => key === fields.authority) ?? authorities[0];
  // Nobody is set up yet: it waits at the hatch until somebody is.
  if (authority === undefined)
    throw new Error("There is no authority yet that could look at what was reported.");
  const { seenAt, seen } = seenIn(fields.seen, sentAt);
  const { kind, acts, where, details, contact } = fields;
  const received = await receiveSighting(
    ports,
    { by: "system", at: ports.now() },
    {
      ...{ kind, acts, seenAt, reference, authority: authority.id, channel: "form", receivedAt: sentAt },
      words: { where, details, contact, ...(seen === "" ? {} : { seen }) },
      files: files.map(({ name, bytes }) => ({ name, bytes })),
      submission: id,
      enteredBy: null,
    },
  );
  return done(received === null ? "known" : "taken");
}

/** A day without a time is no moment: it is kept as it was told. */
function seenIn(told: string, sentAt: Date): { readonly seenAt: Date | null; readonly seen: string } {
  const [day, month, year, hour, minute] = told.split(" ").map((part) => (part === "" ? null : Number(part)));
  if (!day || !month || !year) return { seenAt: null, seen: "" };
  const words = `${day}/${month}/${year}`;
  if (hour === null || hour === undefined) return { seenAt: null, seen: words };
  const time = { year, month, day, hour, minute: minute ?? 0 };
  const first = momentTold(time, "uk");
  const moment = first.ok ? first : momentTold(time, "gmt");
  return moment.ok && moment.value <= sentAt
    ? { seenAt: moment.value, seen: "" }
    : { seenAt: null, seen: words };
}
