/** What a notice desk needs besides its stores: no reading is written down, no letter printed, nothing is sent anywhere. */
import { readContent } from "../../src/main/content/read-content.ts";
import { readGate } from "../../src/main/content/read-gate.ts";
import type { NoticeDeskPorts } from "../../src/respond/notices/open-notice-desk.ts";
import { anyReadings } from "./readings.ts";

type Stores = Pick<NoticeDeskPorts, "notices" | "bodies" | "incidents">;

export function noticePortsOf<T extends Stores & Partial<NoticeDeskPorts>>(given: T): NoticeDeskPorts & T {
  return {
    content: () => readContent("/nowhere"),
    gate: () => readGate("/nowhere"),
    courier: async () => ({ kind: "sent", already: false }),
    readings: anyReadings(),
    printLetter: async () => null,
    now: () => new Date(),
    leaseMs: 5000,
    ...given,
  };
}
