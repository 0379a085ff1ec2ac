/** A judgement over everybody, as two colleagues of one authority write it: the lead judges, the other confirms. */
import type { IncidentId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import { need } from "./need.ts";
import { bands } from "./send-wave.ts";

export async function judgeEverybody(
  desk: Pick<Desk, "judgeGroup" | "confirmDecision">,
  incident: IncidentId,
  judge: Staff,
  second: Staff,
  now: Date,
): Promise<void> {
  const people = { bands, categories: [], telling: "tell", exemption: null } as const;
  const reasons = "Practice: whoever was found is told, whatever was taken.";
  const { number } = need(
    await desk.judgeGroup(judge, incident, { people, reasons, supersedes: null, sure: true }),
  );
  need(await desk.confirmDecision(second, incident, number, { confirm: true, words: "", confirmedAt: now }));
}
