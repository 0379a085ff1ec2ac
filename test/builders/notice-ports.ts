/** What a notice desk needs besides its stores: no reading is written down, no letter printed, nothing is sent anywhere. */

import { openCarriers, outboxCarrier } from "../../src/main/channels/open-carriers.ts";
import { readContent } from "../../src/main/content/read-content.ts";
import { readGate } from "../../src/main/content/read-gate.ts";
import type { Courier } from "../../src/respond/courier.ts";
import type { CarryPorts } from "../../src/respond/delivery/deliver-queue.ts";
import type { NoticeDeskPorts } from "../../src/respond/notices/open-notice-desk.ts";
import { anyReadings } from "./readings.ts";

type Stores = Pick<NoticeDeskPorts, "notices" | "bodies" | "incidents">;
type Given = { readonly courier?: Courier; readonly leaseMs?: number };

export function noticePortsOf<T extends Stores & Partial<NoticeDeskPorts> & Given>(
  given: T,
): NoticeDeskPorts & CarryPorts & T {
  const { courier = async () => ({ kind: "sent", already: false }), leaseMs = 5000 } = given;
  return {
    content: () => readContent("/nowhere"),
    gate: () => readGate("/nowhere"),
    courier,
    leaseMs,
    ...openCarriers([outboxCarrier(courier, leaseMs)]),
    readings: anyReadings(),
    printLetter: async () => null,
    now: () => new Date(),
    ...given,
  };
}
