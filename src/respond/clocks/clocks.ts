/** Clocks of an authority: the 72 hours with their corrections, and those of other laws. */
import {
  type Clock,
  type ClockForm,
  type ClockProblem,
  clockTransitions,
  dueAt,
  openClock,
  takeClockStep,
} from "../../domain/clocks/clock.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { Clocks } from "../desk/incident/regulator-desk.ts";
import { note } from "../note.ts";
import { problemOfWords, type WordsProblem } from "../report/check-words.ts";
import { typedIn } from "../report/read-report.ts";
import type { RegulatorPorts } from "../report/regulator-ports.ts";
import { regulatorState } from "../report/regulator-state.ts";
import { wordsPorts } from "../report/write-section.ts";

export async function readClocks(own: RegulatorPorts, reader: Staff, incident: IncidentId): Promise<Clocks> {
  const of = { incident, authority: reader.authority };
  const [lines, history, sections, kept, regimes] = await Promise.all([
    regulatorState(own, reader, incident),
    own.clocksKept.awareness(of),
    own.reports.sections(of),
    own.clocksKept.of(of),
    own.regimes(),
  ]);
  const { delay } = typedIn(sections);
  return {
    lines,
    history,
    delayWritten: delay !== undefined && delay !== "",
    regimes: regimes.map((regime) => {
      const clock = kept.get(regime.key);
      return {
        regime,
        clock: clock ?? openClock,
        dueAt: clock?.startsAt ? dueAt(regime, clock.startsAt) : null,
        by: clock?.by ?? "",
        changedAt: clock?.changedAt ?? null,
      };
    }),
  };
}

export async function changeClock(
  ports: RegulatorPorts,
  own: RegulatorPorts,
  by: Staff,
  incident: IncidentId,
  key: string,
  form: ClockForm,
): Promise<Outcome<Clock, ClockProblem | WordsProblem | { readonly kind: "no-such-regime" }>> {
  if (!(await ports.regimes()).some((regime) => regime.key === key))
    return failed({ kind: "no-such-regime" });
  const change = changeBy(by, ports.now());
  const of = { incident, authority: by.authority };
  const named = await problemOfWords(wordsPorts(own), of, [{ field: "reasons", text: form.reasons }], true);
  if (named !== null) return failed(named);
  return await ports.clocksKept.alter<ClockProblem>(change, of, key, (kept) => {
    const current: Clock = kept ?? openClock;
    if (kept !== null && kept.version !== form.version)
      return failed(changedMeanwhile(kept.by, kept.changedAt));
    const taken = takeClockStep(current, form, change.at);
    if (!taken.ok) return taken;
    const entry = note(
      change,
      clockTransitions[form.step].entry,
      { subject: `authority:${by.authority}`, incident },
      {
        authority: by.authority,
        regime: key,
        at: form.at?.toISOString() ?? null,
        reasons: taken.value.reasons,
      },
    );
    return done({ next: taken.value, entries: [entry] });
  });
}
