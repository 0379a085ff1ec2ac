/** Plans a wave, and changes its plan: before it is launched all of it, afterwards how fast it goes and when it stops. */
import { randomUUID } from "node:crypto";
import type { IncidentId, WaveId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { checkPlan, keepsPeople, type WavePlan } from "../../domain/waves/plan.ts";
import type { Wave } from "../../domain/waves/wave.ts";
import type { PlanWaveProblem, ReplanProblem } from "../desk/people/wave-desk.ts";
import type { IncidentStore } from "../ports.ts";
import { entryOf } from "./advance-waves.ts";
import type { WaveStore } from "./wave-store.ts";

export type WavePorts = {
  readonly waves: WaveStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  now(): Date;
};
const longestName = 100;

export async function planWave(
  { waves, incidents, now }: WavePorts,
  by: Staff,
  incident: IncidentId,
  { name, plan }: { readonly name: string; readonly plan: WavePlan },
): Promise<Outcome<Wave, PlanWaveProblem>> {
  if ((await incidents.byId(incident)) === null) return failed({ kind: "no-such-incident" });
  const checked = checkPlan(plan);
  if (!checked.ok) return checked;
  const named = name.trim();
  if (named === "") return failed({ kind: "wave-name-missing" });
  if (named.length > longestName) return failed({ kind: "words-too-long" });
  const at = now();
  const wave = {
    ...{ id: randomUUID() as string as WaveId, incident, authority: by.authority, name: named, plan },
    ...({ state: "planned", version: 1, practice: false, plannedBy: by.id, plannedAt: at } as const),
    ...{ request: null, launchedAt: null, canaryPassedAt: null, pausedAt: null, pausedWhy: null },
    ...{ releasedUntil: null, endedAt: null },
  };
  const change = { by: by.id, at };
  return done(
    await waves.plan(change, wave, (planned) => [entryOf(change, planned, "wave.planned", figuresOf(plan))]),
  );
}

export async function changePlan(
  { waves, now }: WavePorts,
  by: Staff,
  incident: IncidentId,
  number: number,
  { plan, version, reasons }: { readonly plan: WavePlan; readonly version: number; readonly reasons: string },
): Promise<Outcome<Wave, ReplanProblem>> {
  const wave = await waves.byNumber(incident, by.authority, number);
  if (wave === null) return failed({ kind: "no-such-wave" });
  if (wave.state === "ended" || wave.state === "finished") return failed({ kind: "wave-over" });
  const checked = checkPlan(plan);
  if (!checked.ok) return checked;
  const unfit = wave.state === "planned" && reasons.trim() === "" ? null : problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = { by: by.id, at: now() };
  const altered = await waves.alter<ReplanProblem>(
    change,
    wave.id,
    (current) => {
      if (current.state === "ended" || current.state === "finished") return failed({ kind: "wave-over" });
      if (current.state !== "planned" && !keepsPeople(current.plan, plan))
        return failed({ kind: "wave-people-stand" });
      const next = { ...current, plan, version: current.version + 1 };
      const detail = { ...figuresOf(plan), reasons: reasons.trim() };
      return done({
        next,
        entries: [entryOf(change, current, "wave.replanned", detail)],
      });
    },
    version,
  );
  if (!altered.ok && altered.problem.kind === "not-there") return failed({ kind: "no-such-wave" });
  return altered as Outcome<Wave, ReplanProblem>;
}

function figuresOf({ bands, ways, ...figures }: WavePlan) {
  const known = Object.entries(figures).filter((one): one is [string, number] => one[1] !== null);
  return { bands: [...bands], ways: [...ways], ...Object.fromEntries(known) };
}
