/** The record learns of a message that went out, or was ended, while it was down: by the command line, or before a fall. */
import { changeBy } from "../change-by.ts";
import { entry } from "./entry.ts";
import type { EmergencyPorts } from "./ports.ts";

/** True where there was something to learn. */
export async function learnEmergency(ports: EmergencyPorts): Promise<boolean> {
  // In this order: one that begins meanwhile is seen in the file, and is not taken for ended.
  const standing = await ports.emergencies.standing();
  const out = await ports.emergencyOut();
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
