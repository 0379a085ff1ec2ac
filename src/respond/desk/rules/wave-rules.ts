/** Which verbs the methods are that plan and steer waves. */
import type { WaveDesk } from "../people/wave-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const waveRules: { readonly [M in keyof WaveDesk]: DeskRule<WaveDesk[M]> | "open" } = {
  waves: { verb: "wave.read", incident: (id) => id },
  wave: { verb: "wave.read", incident: (id) => id },
  estimateWave: { verb: "wave.read", incident: (id) => id },
  planWave: { verb: "wave.plan", incident: (id) => id },
  changeWavePlan: { verb: "wave.plan", incident: (id) => id },
  steerWave: { verb: "wave.steer", incident: (id) => id },
  advanceWaves: "open",
};
