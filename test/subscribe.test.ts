/** News by e-mail whole: the public form, the record that takes it in, what is told, and kills in the middle of it. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import PostalMime from "postal-mime";
import { writeEmail } from "../src/deliver/outbox/write-email.ts";
import type { Shown } from "../src/domain/subscriptions/news.ts";
import { takersOf } from "../src/main/hatch/takers.ts";
import { newsWordsIn } from "../src/main/subscriptions/news-words.ts";
import type { OutgoingMessage } from "../src/respond/courier.ts";
import { openSubscriptionWork } from "../src/respond/subscriptions/open-subscription-work.ts";
import { takeReturned } from "../src/respond/subscriptions/take-returned.ts";
import { writeNews } from "../src/respond/subscriptions/write-news.ts";
import { change } from "../src/store/change.ts";
import { openStores } from "../src/store/open-stores.ts";
import { openSubscriberFields } from "../src/store/subscriptions/fields.ts";
import { createLog } from "../src/watch/log.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { type ReportSite, reportSite } from "./builders/report-site.ts";
import { formsIn, staffApp } from "./builders/staff-browser.ts";
import { must, passphrase } from "./desk.ts";

let made: Furnished;
let site: ReportSite;
let clock = new Date("2026-01-08T09:00:00Z");
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};
const logged: string[] = [];
const log = createLog({ words: false, write: (line) => void logged.push(line) });
const folder = mkdtempSync(join(tmpdir(), "candour-subscribe-"));
const tokens: Record<string, string>[] = [];
const carried: OutgoingMessage[] = [];
let answer: "sent" | "refused" = "sent";
const north = "northmere-borough-council";
before(async () => {
  made = await furnishedRecord();
  site = await reportSite(folder, made.ring, [north, "southwold"]);
  for (let n = 0; n < 8; n++) tokens.push(await site.fresh("/subscribe"));
  await pause(2_050);
});
after(async () => {
  await site.site.close();
  rmSync(folder, { recursive: true, force: true });
});

const newsWords = newsWordsIn("/nowhere");
const stores = () => openStores(made.sql, { ring: made.ring });
const ports = () => ({ ...stores(), briefingDoor: made.briefingPorts.briefingDoor, now: () => clock });
const takeIn = () => site.hatch.takeIn(takersOf(ports()), log);
const work = () =>
  openSubscriptionWork({
    subscriptions: stores().subscriptions,
    courier: async (message) => {
      carried.push(message);
      return answer === "sent"
        ? { kind: "sent", already: false }
        : { kind: "refused", why: "No such mailbox." };
    },
    ...{ now: () => clock, leaseMs: 30_000, address: () => "https://news.example", perMinute: 1_000_000 },
    ...{ newsWords, clearSent: async () => {} },
  });
const send = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  site.send("/subscribe", { ...tokens.pop()!, ...fields });
const deliver = async () => {
  carried.length = 0;
  await work().deliver();
  return [...carried];
};
const secretIn = (message: OutgoingMessage) =>
  /\/subscribe\/([\w-]+)/u.exec(JSON.stringify(message.words))![1]!;
const press = async (secret: string, fields: Readonly<Record<string, string | readonly string[]>>) => {
  const path = `/subscribe/${secret}`;
  const sent = await site.send(path, { ...(await site.fresh(path)), ...fields });
  await takeIn();
  return sent;
};
const people = async () => (await stores().subscriptions.counts()).active;
const shown = (says: string, title = "My Account"): Shown => ({
  [`service ${north}/my-account`]: {
    ...{ kind: "service", title, path: `/services/${north}/my-account` },
    says: { key: "plain", values: { text: `${title}: ${says}` } },
    topics: ["all", `a:${north}`, `s:${north}/my-account`],
  },
});
const tell = async (next: Shown, wait = 11) => {
  await stores().subscriptions.show(next);
  await work().tell();
  later(wait);
  await work().tell();
};
let ada = "";

test("asking is confirmed by a button, never by opening the link, and never twice within an hour", async () => {
  const wrong = await send({ email: "no address", topics: "all" });
  assert.equal(wrong.status, 400);
  assert.match(wrong.body, /Enter an email address/);
  const first = await send({ email: "Ada@Example.net", topics: "all", pace: "at-once" });
  const again = await send({ email: "ada@example.net", topics: `a:${north}`, pace: "daily" });
  assert.equal(first.status, 200);
  assert.equal(again.body, first.body);
  await takeIn();
  const mails = await deliver();
  assert.equal(mails.length, 1, "one confirmation");
  ada = secretIn(mails[0]!);
  const page = await fetch(`${site.site.url}/subscribe/${ada}`);
  assert.equal(page.status, 200);
  await takeIn();
  assert.equal(await people(), 0, "a mail scanner that opens the link confirms nothing");
  await press(ada, { act: "confirm" });
  assert.equal(await people(), 1);
  const [welcome, ...more] = await deliver();
  assert.equal(more.length, 0);
  assert.match(JSON.stringify(welcome?.words), /You confirmed your address[\s\S]*emergency message/u);
});

test("a secret that is none looks the same and does nothing", async () => {
  const [none, own] = ["A".repeat(43), ada];
  const bodies = [];
  for (const secret of [none, own])
    bodies.push((await press(secret, { act: "choose", topics: "all" })).body.replaceAll(secret, ""));
  assert.equal(bodies[0], bodies[1]);
  assert.equal(await people(), 1);
});

test("what stood there before is no news; a change is told once; one that was taken back is not told", async () => {
  await tell(shown("it is running"));
  assert.deepEqual(await deliver(), []);
  await tell(shown("it is suspended"));
  const [mail, ...more] = await deliver();
  assert.equal(more.length, 0);
  assert.match(JSON.stringify(mail?.words), /My Account: it is suspended/);
  assert.match(JSON.stringify(mail?.words), /https:\/\/news\.example\/services/);
  assert.deepEqual(await deliver(), []);
  await stores().subscriptions.show(shown("it is running"));
  await work().tell();
  await tell(shown("it is suspended"));
  assert.deepEqual(await deliver(), []);
});

test("each message can be left by one click, and its headers hold one line each", async () => {
  await tell(shown("it is running"));
  const [mail] = await deliver();
  const read = await PostalMime.parse(await writeEmail(mail!));
  const header = (name: string) => read.headers.find(({ key }) => key === name)?.value;
  assert.equal(header("list-unsubscribe"), `<https://news.example/subscribe/${ada}/leave>`);
  assert.equal(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
  await assert.rejects(async () => writeEmail({ ...mail!, leave: "javascript:alert(1)" }), /of the web/);
  const hostile = (
    await writeEmail({ ...mail!, leave: "https://x.example/\r\nBcc: all@x.example" })
  ).toString();
  assert.doesNotMatch(hostile, /^Bcc:/mu);
});

test("many changes are not many messages: what is too much waits for the daily one, which says so", async () => {
  later(120);
  for (let n = 0; n < 6; n++) await tell(shown(`it is disrupted, for the ${n + 1}. time`), 10.1);
  const mails = await deliver();
  assert.ok(mails.length === 4, `${mails.length} at once`);
  clock = new Date("2026-01-08T17:05:00Z");
  await work().tell();
  const [daily, ...more] = await deliver();
  assert.equal(more.length, 0);
  assert.match(JSON.stringify(daily?.words), /much news/);
  later(60);
  await work().tell();
  assert.deepEqual(await deliver(), []);
});

test("one topic alone; daily at the hour, and only where something happened", async () => {
  await press(ada, { act: "choose", topics: "a:southwold", pace: "at-once" });
  clock = new Date("2026-01-10T09:00:00Z");
  await tell(shown("it is running again"));
  assert.deepEqual(await deliver(), []);
  await press(ada, { act: "choose", topics: `s:${north}/my-account`, pace: "daily" });
  await tell(shown("it is suspended again"));
  assert.deepEqual(await deliver(), []);
  clock = new Date("2026-01-10T17:01:00Z");
  await work().tell();
  const [daily] = await deliver();
  assert.match(JSON.stringify(daily?.words), /suspended again/);
  assert.doesNotMatch(JSON.stringify(daily?.words), /running again/);
});

test("leaving needs no form of ours, works twice, and deletes the address", async () => {
  for (let n = 0; n < 2; n++) {
    const reply = await fetch(`${site.site.url}/subscribe/${ada}/leave`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    assert.equal(reply.status, 200);
  }
  await takeIn();
  const [left] = await made.sql`
    select (select count(*)::int from subscriber) as people, (select count(*)::int from mailing_message) as messages`;
  assert.deepEqual({ ...left }, { people: 0, messages: 0 });
});

test("who never confirms is forgotten after 7 days; who cannot be written to, after three times", async () => {
  await send({ email: "bea@example.net", topics: "all" });
  await takeIn();
  await deliver();
  later(7 * 1440 + 1);
  assert.equal(await work().forget(), 1);
  await send({ email: "cy@example.net", topics: "all" });
  await takeIn();
  await press(secretIn((await deliver())[0]!), { act: "confirm" });
  answer = "refused";
  for (let n = 0; n < 3; n++) {
    await tell(shown(`it is slow ${n}`), 120);
    await deliver();
  }
  answer = "sent";
  assert.equal(await people(), 0);
});

test("staff let it rest: news waits, a confirmation does not", async () => {
  const { subscriptions } = stores();
  const note = [{ verb: "news.paused", actor: "system", subject: "subscribers", detail: {} }];
  await many(40);
  assert.equal(await subscriptions.pause({ by: "system", at: clock }, { reason: "A mistake." }, note), true);
  assert.equal(await subscriptions.pause({ by: "system", at: clock }, { reason: "A mistake." }, note), false);
  await tell(shown("it is open"));
  await send({ email: "dee@example.net", topics: "all" });
  await takeIn();
  assert.equal((await deliver()).length, 1);
  await subscriptions.pause({ by: "system", at: clock }, null, note);
  assert.equal((await deliver()).length, 40);
});

test("an emergency message goes to everybody at once, never twice for the same words, and not when it is over", async () => {
  const { subscriptions, emergencies } = stores();
  const note = [{ verb: "made.up", actor: "system", subject: "emergency", detail: {} }];
  const begin = (digit: string, text: string) =>
    emergencies.begin(
      { by: "system", at: clock },
      {
        ...{
          id: digit.repeat(32),
          text,
          texts: { cy: `${text} (cy)` },
          danger: false,
          startedAt: clock,
          authority: null,
          by: null,
          byName: "Made Up",
        },
        ...{ stoodByName: "", stoodAt: null, endedAt: null, endedByName: "" },
      },
      note,
    );
  await many(20);
  const five = (pace: string, topics: string) =>
    change(made.sql, { actor: "system", now: clock }, async (tx) => {
      await tx`update subscriber set pace = ${pace}, topics = array[${topics}], language = 'cy'
        where position in (select position from subscriber order by position desc limit 5)`;
      return { value: null, entries: note };
    });
  await five("daily", "a:southwold");
  const active = await people();
  await subscriptions.pause({ by: "system", at: clock }, { reason: "A mistake." }, note);
  later(1);
  await begin("a", "The town hall is closed.\nDo not come in.");
  await work().tell();
  const mails = await deliver();
  assert.equal(
    mails.length,
    active,
    "at once, also to whoever wants one message a day, also where news rests",
  );
  const subjects = Map.groupBy(mails, ({ words }) => words.subject);
  assert.deepEqual(
    [...subjects].map(([subject, ones]) => [subject, ones.length]),
    [
      ["Emergency: The town hall is closed. Do not come in.", active - 5],
      ["Neges frys: The town hall is closed. Do not come in. (cy)", 5],
    ],
  );
  assert.match(
    JSON.stringify(mails[0]?.words.blocks),
    /"text":"The town hall is closed\."[\s\S]*"text":"Do not come in\."/u,
  );
  await five("at-once", "all");
  later(5);
  await many(2);
  later(1);
  await begin("b", "The town hall is closed.\nDo not come in.");
  await work().tell();
  assert.equal((await deliver()).length, 0, "the same words again, to nobody who has had them or came later");
  await begin("c", "The town hall is open.");
  await work().tell();
  await begin("d", "The town hall is closed again.");
  await work().tell();
  const told = new Set((await deliver()).map(({ words }) => words.subject.replace(/^.*?: | \(cy\)$/gu, "")));
  assert.deepEqual([...told], ["The town hall is closed again."], "what was taken down goes to nobody");
  const { mailings } = await subscriptions.counts();
  const over = mailings.find(({ items }) => items[0]?.says.values["text"] === "The town hall is open.");
  assert.deepEqual([over?.isOver, over?.sent, over?.dropped], [true, 0, over?.queued]);
  await subscriptions.pause({ by: "system", at: clock }, null, note);
});

test("news is written in the language in which somebody asked, with pages and days of it", async () => {
  const cymraeg = (await newsWords())("cy");
  const says = {
    key: "service-suspended-expected",
    values: { title: "My Account" },
    days: { expected: "2026-02-01" },
  };
  const letter = {
    ...{
      reference: "U-1-x",
      items: [{ about: "x", topics: ["all"], says, path: "/statements/3" }],
      heldBack: false,
    },
    ...{ secret: "S", email: "ada@example.net", madeAt: clock },
    choices: { topics: ["all"], pace: "daily", language: "cy" },
    sender: { from: { name: "Northmere", email: "news@n.example", address: [] }, replyTo: "help@n.example" },
  } as const;
  const mail = writeNews({ ...letter, kind: "news" }, "https://news.example/", cymraeg);
  const read = await PostalMime.parse(await writeEmail(mail));
  assert.equal(read.subject, "My Account: mae wedi'i atal. Disgwylir yn ôl: 1 Chwefror 2026");
  assert.match(
    read.html ?? "",
    /<html lang="cy">[\s\S]*news\.example\/cy\/statements\/3[\s\S]*\/cy\/subscribe\/S/u,
  );
  assert.equal(read.replyTo?.[0]?.address, "help@n.example");
  const ask = writeNews({ ...letter, kind: "confirmation" }, "https://news.example", cymraeg);
  assert.match(JSON.stringify(ask.words), /gan Northmere drwy e-bost, unwaith y dydd[\s\S]*am 7 diwrnod/u);
  assert.equal((await newsWords())("xx").locale, "en-GB");
});

test("staff see how many and how far, never who; they pause, end for a caller, and say who it comes from", async () => {
  const { desk, lead, dpo, now } = made;
  const house = await staffApp(desk, now);
  const [one, other, second] = [lead, lead, dpo].map(house.signIn);
  const account = {
    name: "Cal Centre",
    email: "cal@northmere.example",
    passphrase,
    authority: made.north,
  } as const;
  const cal = house.signIn(must(await desk.addStaff("system", { ...account, role: "contact-centre" })));
  const page = await one!.open("/news");
  assert.match(
    page.body,
    /Nobody has said who the news comes from[\s\S]*Everything[\s\S]*The town hall is closed again/u,
  );
  assert.doesNotMatch(page.body, /example\.(net|org)/u);
  assert.doesNotMatch((await second!.open("/news")).body, /href="\/news\/(pause|end|sender)"/u);
  for (const path of ["/news/pause", "/news/sender"]) assert.equal((await cal.open(path)).status, 403, path);

  const [form] = formsIn((await one!.open("/news/sender")).body);
  assert.equal(form?.fields["email"], "dpo@body.example", "as it is without");
  const sender = { name: "Both\u202e Councils", email: "news@body.example", replyTo: "no address" };
  assert.equal((await one!.send("/news/sender", form!.fields, sender)).status, 400);
  const late = formsIn((await other!.open("/news/sender")).body)[0]!;
  assert.equal((await one!.send("/news/sender", form!.fields, { ...sender, replyTo: "" })).to, "/news");
  const refused = await other!.send("/news/sender", late.fields, { name: "Theirs" });
  assert.equal(refused.status, 409);
  assert.match(refused.body, /changed this[\s\S]*Both Councils[\s\S]*value="Theirs"/u);

  const [pausing] = formsIn((await one!.open("/news/pause")).body);
  const [late2] = formsIn((await other!.open("/news/pause")).body);
  assert.equal((await one!.send("/news/pause", pausing!.fields, {})).status, 400);
  assert.equal(
    (await one!.send("/news/pause", pausing!.fields, { reason: "Wrong <b>words</b>" })).to,
    "/news",
  );
  assert.match(
    (await other!.send("/news/pause", late2!.fields, { reason: "Me too" })).body,
    /has paused sending/u,
  );
  const paused = (await cal.open("/news")).body;
  assert.match(paused, /Paused since[\s\S]*Wrong &lt;b&gt;words/u);
  assert.doesNotMatch(paused, /action="\/news\/resume"/u);
  const [going] = formsIn((await one!.open("/news")).body);
  assert.equal((await one!.send("/news/resume", going!.fields, {})).to, "/news");

  await many(1, "eve");
  const before = await people();
  const [ending] = formsIn((await cal.open("/news/end")).body);
  assert.equal((await cal.send("/news/end", ending!.fields, { email: "eve@example.org" })).status, 400);
  const known = await cal.send("/news/end", ending!.fields, { email: " Eve@Example.org", how: "phone" });
  const unknown = await cal.send("/news/end", ending!.fields, { email: "nobody@example.org", how: "phone" });
  assert.deepEqual([known, await people()], [unknown, before - 1]);
  const [entries] = await made.sql`
    select count(*)::int as all from ledger_entry where verb = 'subscription.ended-for'`;
  assert.equal(entries!["all"], 2, "the ledger says of both the same");
  assert.doesNotMatch(house.logged.join(""), /example\.org/u);
  await house.app.close();
});

test("who was told what is forgotten after a month, and what waits that long is not sent any more", async () => {
  await many(3);
  later(1440);
  await tell(shown("it is open late"));
  later(31 * 1440);
  assert.equal((await deliver()).length, 0);
  await work().forget();
  const [kept] = await made.sql`select count(*)::int as all from mailing_message`;
  assert.equal(kept!["all"], 0);
});

test("nobody gets an e-mail from nobody: it waits until somebody says who it comes from", async () => {
  const note = [{ verb: "made.up", actor: "system", subject: "subscribers", detail: {} }];
  await change(made.sql, { actor: "system", now: clock }, async (tx) => {
    await tx`delete from news_sender`;
    await tx`update authority set email = ''`;
    return { value: null, entries: note };
  });
  await many(2);
  later(1440);
  await tell(shown("it waits"));
  assert.deepEqual(await deliver(), []);
  const sender = { name: "Northmere", email: "news@n.example", replyTo: "" };
  await stores().subscriptions.setSender({ by: "system", at: clock }, sender, "any", () => note);
  const mails = await deliver();
  assert.equal(mails.length, await people());
  assert.equal(mails[0]?.from.email, "news@n.example");
});

test("a message that came back ends that subscription alone, once", async () => {
  await many(2);
  later(1440);
  await tell(shown("it is back"));
  const mails = await deliver();
  const [one] = mails;
  const before = await people();
  async function* reports(reference: string) {
    yield `Content-Type: multipart/report; report-type=delivery-status\n\nAction: failed\nStatus: 5.1.1\n\nX-Candour-Reference: ${reference}`;
    yield "Subject: Out of office";
  }
  const come = () =>
    takeReturned({ subscriptions: stores().subscriptions, now: () => clock }, reports(one!.reference));
  assert.deepEqual(await come(), { read: 2, ended: 1, gone: 0, passing: 0, notOurs: 1 });
  assert.deepEqual(await come(), { read: 2, ended: 0, gone: 1, passing: 0, notOurs: 1 });
  const { active, gone } = await stores().subscriptions.counts();
  assert.deepEqual([active, gone.unreachable > 0], [before - 1, true]);
});

test("the form leads on from a page of a service or an authority, and takes no words of a made-up address", async () => {
  const get = async (path: string) => await (await fetch(`${site.site.url}${path}`)).text();
  assert.match(await get("/subscribe?authority=southwold"), /value="a:southwold" checked/u);
  assert.match(await get("/subscribe?service=call-me/give-money"), /value="all" checked/u);
  assert.doesNotMatch(await get("/subscribe?service=call-me/give-money"), /give.money/u);
  assert.match(await get("/subscribe"), /An emergency message comes at once/u);
});

test("killed in the middle of queueing and of carrying: nobody is left out and nobody told twice", async () => {
  await many(3000);
  later(1440);
  const { subscriptions } = stores();
  await subscriptions.show(shown("it is closed"));
  await work().tell();
  later(11);
  await subscriptions.announce({ by: "system", at: clock }, (news) => ({
    kind: "tell",
    items: [
      {
        about: "x",
        topics: ["all"],
        says: { key: "plain", values: { text: `Closed, ${Object.keys(news.latest ?? {}).length} of them` } },
        path: "/",
      },
    ],
  }));
  const by = { by: "system", at: clock } as const;
  await subscriptions.queueSome(by, 700);
  // A transaction that ends in the middle leaves nothing of itself; two at once take turns.
  await assert.rejects(
    made.sql.begin(async (tx) => {
      await tx`insert into mailing_message select position, 999999, 'queued', 1, now() from subscriber`;
      throw new Error("killed");
    }),
    /killed/,
  );
  await Promise.all([work().tell(), work().tell()]);
  const counts = new Map<string, number>();
  const half = openSubscriptionWork({
    ...{
      subscriptions,
      now: () => clock,
      leaseMs: 1000,
      address: () => "",
      perMinute: 10_000_000,
      newsWords,
      clearSent: async () => {},
    },
    courier: async ({ reference }) => {
      if (counts.size === 1234) throw new Error("killed");
      counts.set(reference, (counts.get(reference) ?? 0) + 1);
      return { kind: "sent", already: false };
    },
  });
  await assert.rejects(half.deliver(), /killed/);
  later(1);
  const before = counts.size;
  const rest = openSubscriptionWork({
    ...{
      subscriptions,
      now: () => clock,
      leaseMs: 30_000,
      address: () => "",
      perMinute: 10_000_000,
      newsWords,
      clearSent: async () => {},
    },
    // As the outbox does: a reference that lies there already is not sent again.
    courier: async ({ reference }) => {
      const already = counts.has(reference);
      if (!already) counts.set(reference, 1);
      return { kind: "sent", already };
    },
  });
  await Promise.all([rest.deliver(), rest.deliver()]);
  const active = await people();
  assert.ok(before < active && active > 3000);
  assert.equal(counts.size, active);
  assert.deepEqual(
    [...counts.values()].filter((count) => count !== 1),
    [],
  );
});

test("nothing of who subscribes stands in the ledger, in logs or in clear in the tables", async () => {
  const [found] = await made.sql`
    select (select count(*)::int from ledger_entry e where e::text like '%example.net%') as entries,
      (select count(*)::int from subscriber s where s::text like '%example%'
        or position(convert_to('example', 'UTF8') in s.email) > 0) as clear`;
  assert.deepEqual({ ...found }, { entries: 0, clear: 0 });
  assert.doesNotMatch(logged.join(""), /example\.net/);
});

/** Made up, and confirmed. */
async function many(count: number, name?: string): Promise<void> {
  const fields = openSubscriberFields(made.ring);
  const rows = Array.from({ length: count }, () => crypto.randomUUID()).map((id) => ({
    ...{
      id,
      hash: fields.hash(`${name ?? id}@example.org`),
      email: fields.seal(id, `${name ?? id}@example.org`),
    },
    ...{ state: "active", topics: ["all"], pace: "at-once", confirmed_at: clock },
  }));
  await change(made.sql, { actor: "system", now: clock }, async (tx) => {
    await tx`insert into subscriber ${tx(rows)}`;
    return {
      value: null,
      entries: [{ verb: "made.up", actor: "system", subject: "subscribers", detail: {} }],
    };
  });
}
