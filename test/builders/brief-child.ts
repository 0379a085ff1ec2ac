/** A process that sends or delivers a briefing in a data folder; the crash test kills it. */
import { randomUUID } from "node:crypto";
import { outboxCourier } from "../../src/deliver/outbox/outbox-courier.ts";
import { nobody } from "../../src/domain/briefings/audience.ts";
import { passVersion } from "../../src/domain/briefings/briefing.ts";
import { usualReminders } from "../../src/domain/briefings/reminders.ts";
import { openBriefingDoor } from "../../src/main/briefings/open-briefing-door.ts";
import { openRecordHatch } from "../../src/main/hatch/open-hatch.ts";
import { deliverBriefings } from "../../src/respond/briefings/deliver-briefings.ts";
import { newBriefing } from "../../src/respond/briefings/write-briefing.ts";
import type { Courier } from "../../src/respond/courier.ts";
import { openBriefingStore } from "../../src/store/briefings/open-briefing-store.ts";
import { openEnvelopes } from "../../src/store/notices/envelopes.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { settingIn, testRing } from "./register.ts";
import { addStaff } from "./send-wave.ts";

const [, , doing, folder, people] = process.argv as string[];
const opened = await openRecord({ data: `${folder}/data` });
if (!opened.ok) throw new Error(opened.problem.kind);
const { sql, close } = opened.value;
const ring = await testRing(sql);
const briefings = openBriefingStore(sql, ring);
const carry = outboxCourier(`${folder}/outbox`, openEnvelopes(sql, ring));
let carried = 0;
/** Ends itself with the seventh message carried and not yet written down. */
const carryAndDie: Courier = async (message) => {
  const delivery = await carry(message);
  if (++carried === 7) process.kill(process.pid, "SIGKILL");
  return delivery;
};

if (doing === "prepare") {
  const { incident, authority } = await settingIn(sql);
  const [writer, second] = [
    await addStaff(sql, authority, "communications"),
    await addStaff(sql, authority, "lead"),
  ];
  const change = { by: writer.id, at: new Date() };
  const recipients = Array.from({ length: Number(people) }, (_, at) => ({
    ...{ kind: "staff-list" as const, authority, staff: null, team: "" },
    ...{ name: `Person ${at}`, email: `p${at}@example.org` },
  }));
  const draft = newBriefing(
    {
      incident,
      authority,
      audience: { ...nobody, everybody: true },
      reminders: usualReminders,
      title: "T",
      body: "B",
    },
    writer.id,
    change.at,
  );
  const approved = passVersion(draft.versions[0]!, "approve", second.id, change.at);
  const sent = approved.ok ? passVersion(approved.value.next, "send", second.id, change.at) : approved;
  if (!sent.ok) throw new Error(sent.problem.kind);
  const endsAt = new Date(Date.now() + 86_400_000);
  const entry = { verb: "briefing.sent", subject: `briefing:${randomUUID()}`, actor: writer.id, detail: {} };
  await briefings.addSent(change, { ...draft, versions: [sent.value.next] }, { recipients, endsAt }, () => [
    entry,
  ]);
} else {
  const hatch = await openRecordHatch(`${folder}/hatch`, ring);
  process.send?.("delivering");
  await deliverBriefings({
    ...{ briefings, courier: doing === "deliver-and-die" ? carryAndDie : carry, leaseMs: 500 },
    briefingDoor: openBriefingDoor(hatch, () => "https://updates.example"),
    incidents: { byId: async () => null },
    briefingTemplates: async () => [],
    now: () => new Date(),
  });
}
await close();
process.disconnect?.();
