/** Gives a furnished record what is told of an incident: the timeline, hand-over notes, referrals, evidence. */
import type { ReferralForm } from "../../src/domain/referrals/referral.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export const madeUpReferral: ReferralForm = {
  ...{ body: "nca", bodyName: "", mark: "amber", joint: false, named: [], reference: "" },
  about: "Files were copied from the shared store.",
  contact: { name: "", phone: "", email: "" },
};

export async function furnishAccount({ desk, lead, incident, now }: Furnished): Promise<void> {
  const line = {
    what: "An alarm rang at the data centre",
    source: "Log of the firewall",
    reach: "own",
    happened: new Date(now().getTime() - 7_200_000),
    zone: "uk",
    exactness: "minute",
    corrects: null,
  } as const;
  must(await desk.addLine(lead, incident.id, line));
  const referral = must(await desk.addReferral(lead, incident.id, madeUpReferral));
  must(
    await desk.askOfReferral(lead, incident.id, referral.id, {
      ...{ asked: "Logs of the firewall", askedBy: "DC Made Up", askedAt: now(), dueAt: null },
    }),
  );
  must(
    await desk.makeEvidence(lead, incident.id, {
      ...{ mark: "amber", reasons: "They asked for it", originals: false },
      recipient: { body: "nca", circle: "community", person: "" },
    }),
  );
  const since = new Date(now().getTime() - 8 * 3_600_000);
  must(await desk.writeHandover(lead, incident.id, { since, words: "Call the data centre at noon." }));
}
