/** Pause, resume, end: at any moment, by one person, with a reason where it goes on or is given up. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type Steering, step, type Wave, waveTransitions } from "../../domain/waves/wave.ts";
import type { SteerProblem } from "../desk/people/wave-desk.ts";
import { entryOf } from "./advance-waves.ts";
import type { WavePorts } from "./plan-wave.ts";

export async function steerWave(
  { waves, now }: WavePorts,
  by: Staff,
  incident: IncidentId,
  number: number,
  { taken, reasons }: { readonly taken: Steering; readonly reasons: string },
): Promise<Outcome<Wave, SteerProblem>> {
  const wave = await waves.byNumber(incident, by.authority, number);
  if (wave === null) return failed({ kind: "no-such-wave" });
  // To stop, nobody has to explain first.
  const unfit = taken === "pause" && reasons.trim() === "" ? null : problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const change = { by: by.id, at: now() };
  const altered = await waves.alter<SteerProblem>(change, wave.id, (current) => {
    const next = step(current, taken, change.at, taken === "pause" ? "staff" : null);
    if (!next.ok) return next;
    // Whoever lets it go on after it paused itself has looked: its canary is behind it.
    const passed =
      taken === "resume" && current.pausedWhy !== "staff" ? change.at : next.value.canaryPassedAt;
    const entry = entryOf(change, current, waveTransitions[taken].entry, { reasons: reasons.trim() });
    return done({ next: { ...next.value, canaryPassedAt: passed }, entries: [entry] });
  });
  if (!altered.ok && altered.problem.kind === "not-there") return failed({ kind: "no-such-wave" });
  return altered as Outcome<Wave, SteerProblem>;
}
