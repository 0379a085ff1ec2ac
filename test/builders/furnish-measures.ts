/** Gives a furnished record measures of its own authority, one of which waits for another, and all-clears of both. */
import type { Order } from "../../src/respond/desk/incident/measures-desk.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishMeasures(made: Furnished): Promise<void> {
  const { desk, lead, partner, incident, north } = made;
  const service = (await desk.services("system")).find(({ authority }) => authority === north)!;
  const target = { kind: "service", id: service.id } as const;
  const [, off] = must(
    await desk.orderMeasures(lead, incident.id, [
      orderIn(made, {}),
      orderIn(made, { title: "Suspend it", effect: "suspends", target, comesAfter: [0] }),
    ]),
  );
  const step = { step: "do", happenedAt: null, words: "" } as const;
  must(await desk.takeMeasureStep(lead, incident.id, off!.id, step));
  const form = { scope: ["mail"], covers: "All mail", evidence: "Looked at", measures: [], days: 7 } as const;
  const trust = {
    channels: ["mail"],
    state: "not-until-safe",
    since: null,
    reasons: "It began there",
  } as const;
  must(
    await desk.setTrust(partner, incident.id, { ...trust, to: [north], words: "Open nothing", version: 0 }),
  );
  must(await desk.recordAlarm(partner, incident.id, { alarmAt: made.now(), words: "A call", version: 0 }));
  for (const by of [lead, partner]) must(await desk.signAttestation(by, incident.id, form));
}

export function orderIn({ world, north }: Furnished, more: Partial<Order>): Order {
  const before = (minutes: number): Date => new Date(world.now.getTime() - minutes * 60_000);
  return {
    ...{ title: "Isolate the network", how: "", kind: "containment", effect: "isolates" },
    ...{ target: { kind: "words", words: "All networks" }, authority: north },
    ...{ dueAt: before(-60), happenedAt: before(60), after: [], comesAfter: [] },
    ...more,
  };
}
