/** What a human decides about a notice that the gate held: release it by a channel, or withdraw it; with reasons. */

import { lanesOf } from "../../domain/gate/lane.ts";
import { firstRelease, holdEntries, secondRelease } from "../../domain/gate/release.ts";
import type { NoticeId } from "../../domain/ids.ts";
import type { Notice, NoticeState } from "../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy, mayActFor } from "../change-by.ts";
import type { Reach, ReleaseProblem } from "../desk/people/notice-desk.ts";
import { note } from "../note.ts";
import type { NoticePorts } from "./draft-notices.ts";
import type { NoticeUnderChange } from "./notice-store.ts";

type ReleasePorts = Pick<NoticePorts, "notices" | "gate" | "now">;
type Released = Outcome<Notice, ReleaseProblem>;

export type ReleaseForm = {
  readonly reasons: string;
  /** Where it goes first, and where else it may go if that fails: nowhere besides. */
  readonly reach: number;
  readonly besides?: readonly number[];
};

/** In the two-person lane the first asks, and the notice stays held. */
export async function releaseNotice(
  ports: ReleasePorts,
  by: Staff,
  id: NoticeId,
  { reasons, reach, besides = [] }: ReleaseForm,
): Promise<Released> {
  const ways = [...new Set([reach, ...besides])];
  const { rules } = await ports.gate();
  const reaches = await ports.notices.reaches(id);
  return decide(ports, by, id, reasons, ["held", "failed"], (current) => {
    const chosen = chosenFrom(reaches, ways);
    if (!chosen.ok) return chosen;
    const lanes = current.state === "held" ? lanesOf(current.holdReasons, rules) : [];
    const step = firstRelease(lanes, current.work);
    if (!step.ok) return step;
    const next = { ...current, release: { step: step.value, ways, reasons: reasons.trim(), by: by.id } };
    return done({
      next: step.value === "ask" ? next : { ...next, ...goingTo(chosen.value) },
      verb: holdEntries[step.value],
    });
  });
}

/** Another person than the one who asked says yes to just what was chosen, or no. */
export async function answerRelease(
  ports: ReleasePorts,
  by: Staff,
  id: NoticeId,
  { agree, reasons }: { readonly agree: boolean; readonly reasons: string },
): Promise<Released> {
  const { rules } = await ports.gate();
  const reaches = await ports.notices.reaches(id);
  return decide(ports, by, id, reasons, ["held"], (current) => {
    const release = { ways: [], reasons: "", by: by.id };
    if (!agree && current.work.askedBy !== null)
      return done({
        next: { ...current, release: { ...release, step: "refuse" } },
        verb: holdEntries.refuse,
      });
    const step = secondRelease(lanesOf(current.holdReasons, rules), current.work, by.id);
    if (!step.ok) return step;
    const chosen = chosenFrom(reaches, current.work.ways);
    if (!chosen.ok) return chosen;
    const next = { ...current, ...goingTo(chosen.value), release: { ...release, step: step.value } };
    return done({ next, verb: holdEntries.release });
  });
}

/** By e-mail, then letter, then text, however they were ticked; never to where somebody is who must not know. */
function chosenFrom(
  reaches: readonly Reach[],
  ways: readonly number[],
): Outcome<readonly Reach[], ReleaseProblem> {
  const chosen = ways.map((way) => reaches.find(({ ordinal }) => ordinal === way));
  if (chosen.length === 0 || chosen.includes(undefined)) return failed({ kind: "no-such-contact" });
  const whole = chosen.filter((one) => one !== undefined);
  return whole.some(({ forbidden }) => forbidden) ? failed({ kind: "contact-forbidden" }) : done(whole);
}

function goingTo(chosen: readonly Reach[]) {
  const [first] = chosen;
  return {
    state: "drafted" as const,
    channel: first!.channel,
    destination: first!.value,
    chosen: chosen.map(({ channel, value }) => ({ channel, to: value })),
  };
}

export async function withdrawNotice(
  ports: NoticePorts,
  by: Staff,
  id: NoticeId,
  { reasons }: { readonly reasons: string },
): Promise<Released> {
  return decide(ports, by, id, reasons, ["held", "drafted", "approved", "failed"], (current) =>
    done({ next: { ...current, state: "withdrawn" }, verb: "notice.withdrawn" }),
  );
}

type Next = { readonly next: NoticeUnderChange; readonly verb: string };

async function decide(
  ports: Pick<NoticePorts, "notices" | "now">,
  by: Staff,
  id: NoticeId,
  reasons: string,
  from: readonly NoticeState[],
  stepOf: (current: NoticeUnderChange) => Outcome<Next, ReleaseProblem>,
): Promise<Released> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = changeBy(by, ports.now());
  const outcome = await ports.notices.alter(change, id, (current) => {
    if (!mayActFor(by, current.authority)) return failed<ReleaseProblem>({ kind: "not-yours" });
    // One that another controller's notice tells is never released beside it.
    if (!from.includes(current.state) || current.holdReasons.includes("partner"))
      return failed<ReleaseProblem>({ kind: "not-held" });
    const decided = stepOf(current);
    if (!decided.ok) return decided;
    const about = { subject: `notice:${id}`, incident: current.incident };
    const detail = {
      authority: current.authority,
      held: [...current.holdReasons],
      channel: decided.value.next.channel,
      reasons: reasons.trim(),
    };
    const { next, verb } = decided.value;
    return done({ next, entries: [note(change, verb, about, detail)] });
  });
  if (outcome.ok) return outcome;
  return failed({ kind: outcome.problem.kind === "not-there" ? "no-such-notice" : outcome.problem.kind });
}
