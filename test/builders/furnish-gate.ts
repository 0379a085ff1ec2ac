/** Gives a furnished record a list of flags of north's own, read and not taken in. */
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishGate({ desk, lead, incident }: Furnished): Promise<void> {
  must(await desk.readFlagFile(lead, incident.id, "reference,flag\nP-999999,moved\n"));
}
