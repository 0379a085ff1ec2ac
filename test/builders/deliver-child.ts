/** A process that prepares or delivers notices in a data folder; the crash test kills it. */

import { outboxCourier } from "../../src/deliver/outbox/outbox-courier.ts";
import type { IncidentId } from "../../src/domain/ids.ts";
import type { Courier } from "../../src/respond/courier.ts";
import { openNoticeDesk } from "../../src/respond/notices/open-notice-desk.ts";
import { openBodyStore } from "../../src/store/bodies/open-body-store.ts";
import { openEnvelopes } from "../../src/store/notices/envelopes.ts";
import { openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { noticePortsOf } from "./notice-ports.ts";
import { addPeople, settingIn, testRing } from "./register.ts";
import { sendWave } from "./send-wave.ts";

const [, , doing, data, outbox, people] = process.argv as string[];
const opened = await openRecord({ data: data! });
if (!opened.ok) throw new Error(opened.problem.kind);
const { sql, close } = opened.value;
const ring = await testRing(sql);
const carry = outboxCourier(outbox!, openEnvelopes(sql, ring));
let carried = 0;
/** Ends itself with the seventh message carried and not yet written down. */
const carryAndDie: Courier = async (message) => {
  const delivery = await carry(message);
  if (++carried === 7) process.kill(process.pid, "SIGKILL");
  return delivery;
};
const noticePorts = noticePortsOf({
  notices: openNoticeStore(sql, ring),
  bodies: openBodyStore(sql),
  incidents: { byId: async (id: IncidentId) => ({ id }) as never },
  courier: doing === "deliver-and-die" ? carryAndDie : carry,
  leaseMs: 500,
});
const desk = openNoticeDesk(() => noticePorts);

if (doing === "prepare") {
  const setting = await settingIn(sql);
  const made = Array.from({ length: Number(people) }, (_, at) =>
    at % 4 === 0
      ? { name: `Person ${at}`, address: `${at} Mill Lane, Northmere, W8 7NX` }
      : { name: `Person ${at}`, email: `p${at}@example.org` },
  );
  await addPeople(sql, setting, made);
  const { incident, authority } = setting;
  await desk.draftNotices("system", incident, { authority, bands: ["high"] });
  await desk.approveNotices("system", incident, { authority, exercise: true });
  await sendWave(sql, await testRing(sql), incident, authority);
} else {
  process.send?.("delivering");
  const { sent, failed } = await desk.deliverPending();
  process.send?.(`sent ${sent} failed ${failed}`);
}
await close();
process.disconnect?.();
