/** The record learns of a message that went out, or was ended, while it was down: by the command line, or before a fall. */
import { changeBy } from "../change-by.ts";
import type { EmergencyPorts } from "./ports.ts";
import { entry } from "./publish-emergency.ts";

/** True where there was something to learn. */
export async function learnEmergency(ports: EmergencyPorts): Promise<boolean> {
  const [out, standing] = await Promise.all([ports.emergencyOut(), ports.emergencies.standing()]);
  if ((out?.id ?? null) === (standing?.id ?? null)) return false;
  const change = changeBy("system", ports.now());
  if (out === null) {
    const outcome = await ports.emergencies.alter(change, standing!.id, (emergency) => {
      const next = { ...emergency, endedAt: change.at, endedByName: "the command line" };
      return { ok: true, value: { next, entries: [entry(change, "emergency.ended", next)] } };
    });
    return outcome.ok;
  }
  const emergency = {
    ...{ id: out.id, text: out.text, startedAt: new Date(out.startedAt) },
    ...{ authority: null, by: null, byName: "the command line", stoodByName: "", stoodAt: null },
    ...{ endedAt: null, endedByName: "" },
  };
  return await ports.emergencies.begin(change, emergency, [entry(change, "emergency.published", emergency)]);
}
