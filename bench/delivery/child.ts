/** A process that prepares, or delivers, messages of a data folder: texts through Notify's stand-in, e-mails through SMTP. */
import { createSecretKey } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { openNotify } from "../../src/deliver/notify/open-notify.ts";
import { openService } from "../../src/deliver/notify/service.ts";
import type { NotifySettings } from "../../src/deliver/notify/settings.ts";
import { smtpCarrier } from "../../src/deliver/smtp/smtp-carrier.ts";
import { usualPlan } from "../../src/domain/waves/plan.ts";
import { openCarriers, outboxCarrier } from "../../src/main/channels/open-carriers.ts";
import { openNoticeDesk } from "../../src/respond/notices/open-notice-desk.ts";
import { openRequestDesk } from "../../src/respond/second/open-request-desk.ts";
import { openWaveDesk } from "../../src/respond/waves/open-wave-desk.ts";
import { openBodyStore } from "../../src/store/bodies/open-body-store.ts";
import { openNotifyAttempts } from "../../src/store/delivery/notify-attempts.ts";
import { openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { openWaveStore } from "../../src/store/waves/open-wave-store.ts";
import { noticePortsOf } from "../../test/builders/notice-ports.ts";
import { addPeople, settingIn, testRing } from "../../test/builders/register.ts";
import { addStaff, requestPortsOf } from "../../test/builders/send-wave.ts";
import { must } from "../../test/desk.ts";
import { keyOf, templateIds } from "../../test/notify/settings.ts";

export type Standing = {
  readonly states: readonly { readonly state: string; readonly carrier: string | null; readonly n: number }[];
  readonly mails: readonly { readonly to: string; readonly state: string }[];
  readonly texts: readonly { readonly reference: string; readonly state: string }[];
};

const [, , doing, data, notifyPort, smtpPort, perMinute, texts, mails] = process.argv as string[];
const opened = await openRecord({ data: data! });
if (!opened.ok) throw new Error(opened.problem.kind);
const { sql, close } = opened.value;
const ring = await testRing(sql);
const waves = openWaveStore(sql);
const incidents = { byId: async (id: string) => ({ id }) as never };
const now = (): Date => new Date();

if (doing === "prepare") await prepare();
else if (doing === "stand") process.send?.(await stand());
else await deliver();
await close();
process.exit(0);

async function prepare(): Promise<void> {
  const setting = await settingIn(sql);
  const made = [
    ...Array.from({ length: Number(texts) }, (_, at) => ({
      ...{ name: `Ada ${surname(at)}`, phone: `+4471${String(at).padStart(8, "0")}` },
    })),
    ...Array.from({ length: Number(mails) }, (_, at) => ({
      name: "Ada Example",
      email: `p${at}@example.org`,
    })),
  ];
  const part = Math.ceil(made.length / 8);
  await Promise.all(
    Array.from({ length: 8 }, (_, at) =>
      addPeople(sql, setting, made.slice(at * part, (at + 1) * part), ring, at * part),
    ),
  );
  const { incident, authority } = setting;
  const notices = openNoticeDesk(() =>
    noticePortsOf({ notices: openNoticeStore(sql, ring), bodies: openBodyStore(sql), incidents, waves }),
  );
  await notices.draftNotices("system", incident, { authority, bands: ["high"] });
  const [lead, dpo] = [await addStaff(sql, authority, "lead"), await addStaff(sql, authority, "dpo")];
  must(await notices.approveNotices(lead, incident, { authority, exercise: false }));
  const plan = { ...usualPlan, canary: 0, textsFrom: 0, textsUntil: 24, failuresPerHundred: 100 };
  const limits = { perDay: null, perMinute: null, pence: 0 };
  const desk = openWaveDesk(() => ({
    ...{ waves, incidents, now },
    sendingLimits: async () => ({ email: limits, letter: limits, text: limits }),
  }));
  const wave = must(await desk.planWave(lead, incident, { name: "Everybody", plan }));
  const requests = openRequestDesk(() => requestPortsOf(sql, ring));
  const deed = { verb: "notice.send", incident, wave: wave.id } as const;
  const { fingerprint } = must(await requests.weigh(lead, deed));
  const asked = must(await requests.askFor(lead, deed, { reasons: "Tried.", fingerprint }));
  must(await requests.decideRequest(dpo, asked.id, { grant: true, words: "", confirmedAt: now() }));
}

async function deliver(): Promise<void> {
  const settings: NotifySettings = {
    ...{ authority: null, baseUrl: `http://127.0.0.1:${notifyPort}`, apiKey: keyOf("live") },
    ...{ letters: "pdf", postage: "second", replyToId: null, textSenderId: null },
    templates: { email: templateIds.email, text: templateIds.text, letter: null },
    perMinute: Number(perMinute),
    perDay: { email: 10_000_000, text: 10_000_000, letter: 10_000_000 },
  };
  const { givenSince } = openNotifyAttempts(sql);
  const notify = openNotify({
    services: [openService(settings, { now, given: givenSince })],
    channels: ["text"],
    writeLetter: async () => ({ why: "none" }),
    ownAddresses: () => [],
    giveForMs: 5_000,
  });
  const mail = smtpCarrier(
    {
      ...{ host: "127.0.0.1", port: Number(smtpPort), tls: "if-offered", login: null, connections: 10 },
      ...{ messagesEach: 1000, connectMs: 3_000, answerMs: 5_000, receipts: "failures" },
      senders: [{ domain: "northmere.example", dkim: null, bounces: null }],
    },
    createSecretKey(Buffer.alloc(32, 9)),
  );
  const carriers = openCarriers(
    [
      outboxCarrier(async () => ({ kind: "refused", why: "No outbox here." }), 1_000),
      { ...notify, leaseMs: 15_000 },
      { ...mail, leaseMs: 15_000 },
    ],
    { text: "notify", email: "smtp" },
  );
  const ports = {
    ...noticePortsOf({ notices: openNoticeStore(sql, ring), bodies: openBodyStore(sql), incidents, waves }),
    ...carriers,
  };
  const desk = openNoticeDesk(() => ports);
  process.send?.("delivering");
  for (;;) {
    await desk.deliverPending();
    const [{ left }] = await sql<[{ readonly left: number }]>`
      select count(*)::int as left from message where state in ('waiting', 'queued')`;
    if (left === 0) break;
    await pause(300);
  }
  process.send?.("over");
}

async function stand(): Promise<Standing> {
  const states = await sql<{ state: string; carrier: string | null; n: number }[]>`
    select state, carrier, count(*)::int as n from message group by 1, 2 order by 1, 2`;
  const rows = await sql<{ number: number; reference: string; channel: string; state: string }[]>`
    select p.number, m.reference, m.channel, m.state from message m join notice n on n.id = m.notice_id join person p on p.id = n.person_id`;
  return {
    states: [...states],
    mails: rows
      .filter(({ channel }) => channel === "email")
      .map(({ number, state }) => ({ to: `p${number - 1 - Number(texts)}@example.org`, state })),
    texts: rows
      .filter(({ channel }) => channel === "text")
      .map(({ reference, state }) => ({ reference, state })),
  };
}

/** A name of its own for each: people of one name are compared with one another before anybody is drafted. */
function surname(at: number): string {
  const letters = "bcdfghjklmnprstv";
  const pairs = [12, 8, 4, 0].map((shift) => `${letters[(at >> shift) & 15]}${"aeio"[(at >> shift) & 3]}`);
  return `Q${pairs.join("")}`;
}
