/** What stands now: as the public reads it, with what the record knows of it besides. */
import type { Emergency } from "../../domain/emergency/emergency.ts";
import { emergencyOf } from "./learn-emergency.ts";
import type { EmergencyPorts } from "./ports.ts";

export async function standingEmergency(ports: EmergencyPorts): Promise<Emergency | null> {
  const [board, row] = await Promise.all([ports.readBoard(), ports.emergencies.standing()]);
  if (board === null) return row;
  if (board.standing === null) return null;
  return row?.id === board.standing.id ? row : await emergencyOf(ports, board.standing);
}
