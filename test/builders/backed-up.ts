/** A data folder with something of everything in it, for tests of backup and restore. */
import { createSecretKey } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "postgres";
import { outboxCourier } from "../../src/deliver/outbox/outbox-courier.ts";
import type { IncidentId } from "../../src/domain/ids.ts";
import type { Courier } from "../../src/respond/courier.ts";
import { openNoticeDesk } from "../../src/respond/notices/open-notice-desk.ts";
import type { KeyRing } from "../../src/seal/key-ring.ts";
import { openBodyStore } from "../../src/store/bodies/open-body-store.ts";
import { openEnvelopes } from "../../src/store/notices/envelopes.ts";
import { openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { noticePortsOf } from "./notice-ports.ts";
import { addPeople, type Setting, settingIn, testRing } from "./register.ts";
import { sendWave } from "./send-wave.ts";

/** The root of `testRing`. */
export const testRoot = createSecretKey(Buffer.alloc(32, 7));

export function noticeDesk(
  sql: Sql,
  ring: KeyRing,
  data: string,
  courier: Courier = outboxCourier(join(data, "outbox"), openEnvelopes(sql, ring)),
) {
  const ports = noticePortsOf({
    notices: openNoticeStore(sql, ring),
    bodies: openBodyStore(sql),
    incidents: { byId: async (id: IncidentId) => ({ id }) as never },
    courier,
    leaseMs: 500,
  });
  return openNoticeDesk(() => ports);
}

/** `people` who are told by e-mail; of their messages `sent` have gone out, the others wait. */
export async function furnish(sql: Sql, data: string, people: number, sent: number): Promise<Setting> {
  const setting = await settingIn(sql);
  const made = Array.from({ length: people }, (_, at) => ({
    name: `Person ${at}`,
    email: `p${at}@example.org`,
  }));
  await addPeople(sql, setting, made);
  const { incident, authority } = setting;
  let left = sent;
  const ring = await testRing(sql);
  const carry = outboxCourier(join(data, "outbox"), openEnvelopes(sql, ring));
  const desk = noticeDesk(sql, ring, data, async (message) =>
    left-- > 0 ? carry(message) : { kind: "unavailable", why: "The line is down." },
  );
  await desk.draftNotices("system", incident, { authority, bands: ["high"] });
  await desk.approveNotices("system", incident, { authority, exercise: true });
  await sendWave(sql, ring, incident, authority);
  await desk.deliverPending();
  for (const [path, text] of files) {
    mkdirSync(join(data, path, ".."), { recursive: true });
    writeFileSync(join(data, path), text);
  }
  return setting;
}

export const files = [
  ["content/advice.yaml", "own: words\n"],
  ["site/20260101T000000000Z-abcdef/index.html", "<h1>Older</h1>"],
  ["site/20260102T000000000Z-abcdef/index.html", "<h1>Services</h1>"],
  ["site/20260102T000000000Z-abcdef/statements/1/index.html", "<h1>One</h1>"],
  ["site/current", "20260102T000000000Z-abcdef\n"],
  ["work/holding/part.sealed", "sealed"],
] as const;
