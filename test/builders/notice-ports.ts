/** What a notice desk needs besides its stores: no reading is written down, no letter printed, nothing is sent anywhere. */
import type { GateRules } from "../../src/domain/gate/gate-rule.ts";
import { openCarriers, outboxCarrier } from "../../src/main/channels/open-carriers.ts";
import { readContent } from "../../src/main/content/read-content.ts";
import { readGate } from "../../src/main/content/read-gate.ts";
import type { Courier } from "../../src/respond/courier.ts";
import type { CarryPorts } from "../../src/respond/delivery/deliver-queue.ts";
import type { DecisionLine } from "../../src/respond/desk/incident/regulator-desk.ts";
import type { NoticeDeskPorts } from "../../src/respond/notices/open-notice-desk.ts";
import { anyReadings } from "./readings.ts";

type Stores = Pick<NoticeDeskPorts, "notices" | "bodies" | "incidents">;
/** Where no waves are kept, none is let go. */
const noWaves = { advance: async () => ({ released: 0, steps: 0 }) } as unknown as NoticeDeskPorts["waves"];
type Given = { readonly courier?: Courier; readonly leaseMs?: number };

/** For tests of what comes after: a judgement over everybody, as if two people had written it. */
export const everybodyIsTold = {
  ...{ number: 1, kind: "telling", state: "made", supersedes: null },
  people: { bands: ["very-high", "high", "medium", "low"], categories: [], telling: "tell", exemption: null },
} as unknown as DecisionLine;

/** Made-up people are numbered, which no name is. */
export async function withoutNames(): Promise<GateRules> {
  const { rules, removed } = await readGate("/nowhere");
  return { rules: rules.filter(({ key }) => key !== "name-looks-wrong"), removed };
}

export function noticePortsOf<T extends Stores & Partial<NoticeDeskPorts> & Given>(
  given: T,
): NoticeDeskPorts & CarryPorts & T {
  const { courier = async () => ({ kind: "sent", already: false }), leaseMs = 5000 } = given;
  return {
    content: () => readContent("/nowhere"),
    wordings: { current: async () => [] },
    gate: withoutNames,
    decided: { of: async () => [everybodyIsTold] },
    courier,
    leaseMs,
    ...openCarriers([outboxCarrier(courier, leaseMs)]),
    waves: noWaves,
    readings: anyReadings(),
    printLetter: async () => null,
    now: () => new Date(),
    ...given,
  };
}
