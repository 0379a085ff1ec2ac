/** Binds the use cases about waves to their ports. */
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { estimate, type SendingLimits } from "../../domain/waves/estimate.ts";
import type { WavePlan } from "../../domain/waves/plan.ts";
import type { By } from "../change-by.ts";
import type { WaveDesk, WaveEstimate } from "../desk/people/wave-desk.ts";
import { advanceWaves } from "./advance-waves.ts";
import { changePlan, planWave, type WavePorts } from "./plan-wave.ts";
import { steerWave } from "./steer-wave.ts";

export type WaveDeskPorts = WavePorts & {
  /** Read anew each time, so that edited prices count at once. */
  sendingLimits(): Promise<SendingLimits>;
};

/** What is queued, and goes back to waiting, is Candour's own work; each use case holds to whose wave it is. */
export function openWaveDesk(portsOf: (by: By) => WaveDeskPorts): WaveDesk {
  const own = portsOf("system");
  const ahead = async (reader: Staff, incident: IncidentId, plan: WavePlan): Promise<WaveEstimate> => {
    const audience = await own.waves.audience(incident, reader.authority, plan);
    return { audience, estimate: estimate(audience.byChannel, plan, await own.sendingLimits()) };
  };
  return {
    async waves(reader, incident) {
      const { waves } = portsOf(reader);
      const all = await waves.ofIncident(incident, reader.authority);
      return await Promise.all(
        all.map(async (wave) => ({ ...wave, account: await own.waves.account(wave.id, own.now()) })),
      );
    },
    async wave(reader, incident, number) {
      const wave = await portsOf(reader).waves.byNumber(incident, reader.authority, number);
      if (wave === null) return failed({ kind: "no-such-wave" });
      return done({
        ...wave,
        account: await own.waves.account(wave.id, own.now()),
        ahead: wave.state === "planned" ? await ahead(reader, incident, wave.plan) : null,
      });
    },
    estimateWave: ahead,
    planWave: (by, incident, form) => planWave(own, by, incident, form),
    changeWavePlan: (by, incident, number, form) => changePlan(own, by, incident, number, form),
    steerWave: (by, incident, number, form) => steerWave(own, by, incident, number, form),
    advanceWaves: () => advanceWaves(own),
  };
}
