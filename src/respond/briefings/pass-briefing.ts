/** A second person's yes to a briefing, taking one back, and sending it: each under lock, each by what was shown. */
import {
  type AudienceCount,
  countAudience,
  needsSecond,
  withoutDoubles,
} from "../../domain/briefings/audience.ts";
import {
  type Briefing,
  type BriefingVersion,
  passVersion,
  pendingVersion,
  standing,
  type VersionAct,
} from "../../domain/briefings/briefing.ts";
import { gapsIn } from "../../domain/briefings/template.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { SendProblem, StepProblem } from "../desk/incident/briefing-desk.ts";
import type { HeldBriefing } from "./briefing-store.ts";
import { entryOf } from "./entries.ts";
import type { BriefingPorts } from "./ports.ts";
import { orNoBriefing, replaced } from "./write-briefing.ts";

type Of = { readonly incident: IncidentId; readonly number: number };

const days90 = 90 * 86_400_000;

/** Links work that long after the last version: longer than anybody is on leave. */
export function linksEnd(at: Date): Date {
  return new Date(at.getTime() + days90);
}

export function approveBriefing(
  ports: BriefingPorts,
  by: Staff,
  of: Of,
  version: number,
): Promise<Outcome<Briefing, StepProblem>> {
  return step(ports, by, of, "approve", version);
}

export function withdrawBriefing(
  ports: BriefingPorts,
  by: Staff,
  of: Of,
  version: number,
): Promise<Outcome<Briefing, StepProblem>> {
  return step(ports, by, of, "withdraw", version);
}

async function step(
  { briefings, now }: BriefingPorts,
  by: Staff,
  of: Of,
  act: VersionAct,
  version: number,
): Promise<Outcome<Briefing, StepProblem>> {
  const change = changeBy(by, now());
  const outcome = await briefings.alter<StepProblem>(change, { ...of, authority: by.authority }, (held) => {
    const current = heldVersion(held, version);
    if (!current.ok) return current;
    if (act === "approve" && gapsIn(current.value).length > 0) return failed({ kind: "briefing-gaps" });
    const passed = passVersion(current.value, act, by.id, change.at);
    if (!passed.ok) return passed;
    const next = passedOn(held.briefing, passed.value.next);
    return done({ next, entries: [entryOf(change, passed.value.entry, next)] });
  });
  return orNoBriefing(outcome);
}

export async function sendBriefing(
  { briefings, now }: BriefingPorts,
  by: Staff,
  of: Of,
  shown: { readonly version: number; readonly recipients: number },
): Promise<Outcome<AudienceCount, StepProblem | SendProblem>> {
  const change = changeBy(by, now());
  let count: AudienceCount | null = null;
  const key = { ...of, authority: by.authority };
  const outcome = await briefings.send<StepProblem | SendProblem>(change, key, (held, meant) => {
    const current = heldVersion(held, shown.version);
    if (!current.ok) return current;
    if (gapsIn(current.value).length > 0) return failed({ kind: "briefing-gaps" });
    count = countAudience(meant);
    if (count.recipients === 0) return failed({ kind: "audience-empty" });
    if (count.recipients !== shown.recipients) return failed({ kind: "audience-changed" });
    const act = needsSecond(held.briefing.audience) ? "send" : "tell";
    const passed = passVersion(current.value, act, by.id, change.at);
    if (!passed.ok) return passed;
    const next = passedOn(held.briefing, passed.value.next);
    const { recipients, doubles, byContact } = count;
    const entries = [
      entryOf(change, passed.value.entry, next, { recipients, doubles, byContact: [...byContact] }),
    ];
    return done({ next, recipients: withoutDoubles(meant), endsAt: linksEnd(change.at), entries });
  });
  const named = orNoBriefing(outcome);
  return named.ok ? done(count!) : named;
}

/** The words that were shown; those of somebody who came first are told apart from a second click. */
function heldVersion(held: HeldBriefing, version: number): Outcome<BriefingVersion, StepProblem> {
  const current = pendingVersion(held.briefing);
  if (current === undefined && standing(held.briefing) !== undefined)
    return failed({ kind: "briefing-done-already", by: held.changedBy, at: held.changedAt });
  if (current === undefined) return failed({ kind: "briefing-not-drafted" });
  return held.briefing.version === version
    ? done(current)
    : failed(changedMeanwhile(held.changedBy, held.changedAt));
}

function passedOn(briefing: Briefing, version: BriefingVersion): Briefing {
  return { ...briefing, versions: replaced(briefing, version), version: briefing.version + 1 };
}
