/** The outbox table with leases: messages queued and delivered a second, against a courier that nobody keeps a record of. */
import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { outboxCourier } from "../../src/deliver/outbox/outbox-courier.ts";
import type { IncidentId } from "../../src/domain/ids.ts";
import type { Courier, OutgoingMessage } from "../../src/respond/courier.ts";
import { openNoticeDesk } from "../../src/respond/notices/open-notice-desk.ts";
import { openBodyStore } from "../../src/store/bodies/open-body-store.ts";
import { openEnvelopes } from "../../src/store/notices/envelopes.ts";
import { openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { noticePortsOf } from "../../test/builders/notice-ports.ts";
import { addPeople, settingIn, testRing } from "../../test/builders/register.ts";
import { sendWave } from "../../test/builders/send-wave.ts";
import { compare, figure, inFolder, rate } from "./measure.ts";

const people = 300;

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, close } = opened.value;
  const setting = await settingIn(sql);
  const { incident, authority } = setting;
  const folderOf = join(folder, "outbox");
  const ring = await testRing(sql);
  const toFiles = outboxCourier(folderOf, openEnvelopes(sql, ring));
  const alone = outboxCourier(folderOf, { seal: async (_, content) => Buffer.from(content) });
  const carried: OutgoingMessage[] = [];
  const courier: Courier = async (message) => {
    carried.push(message);
    return toFiles(message);
  };
  const noticePorts = noticePortsOf({
    notices: openNoticeStore(sql, ring),
    bodies: openBodyStore(sql),
    incidents: { byId: async (id: IncidentId) => ({ id }) as never },
    courier,
    leaseMs: 30_000,
  });
  const desk = openNoticeDesk(() => noticePorts);
  await addPeople(
    sql,
    setting,
    Array.from({ length: people }, (_, n) => ({ name: `Person ${n}`, email: `p${n}@example.org` })),
  );
  const draft = await rate(people, () =>
    desk.draftNotices("system", incident, { authority, bands: ["high"] }),
  );
  await desk.approveNotices("system", incident, { authority, exercise: true });
  const queue = await rate(people, async () => sendWave(sql, await testRing(sql), incident, authority));
  console.log(`notices drafted, sealed and gated: ${figure(draft)} a second`);
  console.log(`messages queued: ${figure(queue)} a second`);
  await desk.deliverPending();
  await compare("e-mails into the outbox folder", "a second", 3, [
    { name: "by lease, courier and settlement", run: again },
    {
      name: "by the courier alone, without a record",
      run: () => rate(people, () => each((m) => ({ ...m, reference: randomUUID() }))),
    },
    {
      name: "a second attempt, known by its reference",
      run: () => rate(people, () => each((message) => message)),
    },
  ]);
  await close();

  /** The same queue once more, as if nothing had been sent. */
  async function again(): Promise<number> {
    rmSync(folderOf, { recursive: true });
    await sql`update notice set state = 'sending'`;
    await sql`update message set state = 'queued', sent_at = null, free_at = queued_at`;
    return rate(people, () => desk.deliverPending());
  }

  async function each(of: (message: OutgoingMessage) => OutgoingMessage): Promise<void> {
    for (const message of carried.slice(0, people)) await alone(of(message));
  }
});
