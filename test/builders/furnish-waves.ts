/** Gives a furnished record, at each of two authorities, a wave that is planned. */
import { usualPlan } from "../../src/domain/waves/plan.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishWaves({ desk, lead, partner, incident }: Furnished): Promise<void> {
  for (const by of [lead, partner])
    must(await desk.planWave(by, incident.id, { name: "Everybody", plan: usualPlan }));
}
