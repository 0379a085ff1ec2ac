/** Partners brief their own staff: one proposes what it has sent, and each of the others passes it on or says why not. */

import { randomUUID } from "node:crypto";
import { countAudience, nobody, withoutDoubles } from "../../domain/briefings/audience.ts";
import { passVersion } from "../../domain/briefings/briefing.ts";
import { usualReminders } from "../../domain/briefings/reminders.ts";
import type { AuthorityId, IncidentId, ProposalId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { BriefingDesk, NoBriefing, ProposalProblem } from "../desk/incident/briefing-desk.ts";
import type { Proposal } from "../desk/incident/briefing-reading.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import { entryOf } from "./entries.ts";
import { linksEnd } from "./pass-briefing.ts";
import { type BriefingPorts, isInvolved } from "./ports.ts";
import { newBriefing } from "./write-briefing.ts";

export async function proposeBriefing(
  ports: BriefingPorts,
  by: Staff,
  of: { readonly incident: IncidentId; readonly number: number },
  partners: readonly AuthorityId[],
): Promise<
  Outcome<
    { readonly proposed: number },
    NoBriefing | { readonly kind: "briefing-not-sent" | "partners-missing" }
  >
> {
  const incident = await ports.incidents.byId(of.incident);
  const others = [...new Set(partners)].filter(
    (one) => one !== by.authority && incident !== null && isInvolved(incident, one),
  );
  if (others.length === 0) return failed({ kind: "partners-missing" });
  const key = { ...of, authority: by.authority };
  const held = await ports.briefings.byKey(key);
  if (held === null) return failed({ kind: "no-such-briefing" });
  if (!held.briefing.versions.some(({ state }) => state === "sent"))
    return failed({ kind: "briefing-not-sent" });
  const change = changeBy(by, ports.now());
  const proposals = others.map((to) => ({ id: randomUUID() as string as ProposalId, to }));
  const proposed = await ports.briefings.propose(change, key, proposals, (added) => [
    entryOf(change, "briefing.proposed", held.briefing, { to: [...added] }),
  ]);
  return done({ proposed });
}

type To = { readonly incident: IncidentId; readonly id: ProposalId };

/** Written by the partner, approved by whoever passes it on: two people, of two authorities. */
export async function passOnProposal(
  { briefings, now }: BriefingPorts,
  by: Staff,
  { incident, id }: To,
): ReturnType<BriefingDesk["passOnProposal"]> {
  const change = changeBy(by, now());
  let count = countAudience([]);
  const of = { incident, to: by.authority, id };
  const outcome = await briefings.answerProposal<ProposalProblem>(change, of, (proposal, meant) => {
    if (proposal.answer !== null) return failed({ kind: "proposal-answered" });
    if (meant.length === 0) return failed({ kind: "staff-list-missing" });
    const audience = { ...nobody, everybody: true };
    const words = { title: proposal.title, body: proposal.body, reminders: usualReminders };
    const draft = newBriefing(
      { incident, authority: by.authority, audience, ...words },
      proposal.proposer,
      change.at,
    );
    const approved = passVersion(draft.versions[0]!, "approve", by.id, change.at);
    const sent = approved.ok ? passVersion(approved.value.next, "send", by.id, change.at) : approved;
    if (!sent.ok) throw new Error(`A proposal could not be passed on: ${sent.problem.kind}`);
    count = countAudience(meant);
    const { recipients, doubles } = count;
    return done({
      kind: "passed-on",
      briefing: { ...draft, versions: [sent.value.next] },
      recipients: withoutDoubles(meant),
      endsAt: linksEnd(change.at),
      entries: (added) => [
        answerEntry(change, "briefing.passed-on", incident, proposal, {}),
        entryOf(change, sent.value.entry, added, { recipients, doubles, from: proposal.from }),
      ],
    });
  });
  if (outcome.ok) return done({ number: outcome.value?.number ?? 0, count });
  return failed(outcome.problem.kind === "not-there" ? { kind: "briefing-not-proposed" } : outcome.problem);
}

export async function declineProposal(
  { briefings, now }: BriefingPorts,
  by: Staff,
  { incident, id }: To,
  reasons: string,
): Promise<Outcome<null, ProposalProblem>> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = changeBy(by, now());
  const of = { incident, to: by.authority, id };
  const outcome = await briefings.answerProposal<ProposalProblem>(change, of, (proposal) => {
    if (proposal.answer !== null) return failed({ kind: "proposal-answered" });
    const entry = answerEntry(change, "briefing.declined", incident, proposal, { reasons: reasons.trim() });
    return done({ kind: "declined", reasons: reasons.trim(), entries: [entry] });
  });
  if (outcome.ok) return done(null);
  return failed(outcome.problem.kind === "not-there" ? { kind: "briefing-not-proposed" } : outcome.problem);
}

function answerEntry(
  change: Change,
  verb: string,
  incident: IncidentId,
  { id, from, to, number, version }: Proposal,
  more: { readonly reasons?: string },
) {
  return note(change, verb, { subject: `proposal:${id}`, incident }, { from, to, number, version, ...more });
}
