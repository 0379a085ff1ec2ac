/** GOV.UK Notify: its real client against a stand-in for it, through our carrier. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { NotifyClient } from "notifications-node-client";
import { checkNotify } from "../src/deliver/notify/check-notify.ts";
import type { LetterPdf, WriteLetter } from "../src/deliver/notify/give.ts";
import { openNotify } from "../src/deliver/notify/open-notify.ts";
import { receiptsSince } from "../src/deliver/notify/poll-notify.ts";
import { readCallback } from "../src/deliver/notify/read-callback.ts";
import { readReturned } from "../src/deliver/notify/read-returned.ts";
import { cleaned } from "../src/deliver/notify/said.ts";
import { openService } from "../src/deliver/notify/service.ts";
import { type NotifySettings, notifySettingsOf } from "../src/deliver/notify/settings.ts";
import { createBucket } from "../src/deliver/notify/token-bucket.ts";
import { asMarkdown, plainLine } from "../src/deliver/notify/write-markdown.ts";
import { chosenIn, readChannelSettings } from "../src/main/channels/channel-settings.ts";
import { openCarriers } from "../src/main/channels/open-carriers.ts";
import { openNotifyChannel } from "../src/main/channels/open-notify-channel.ts";
import { carrierWithCodes, giveBack } from "../src/main/genuine/carrier-with-codes.ts";
import type { Carrier, Courier, OutgoingMessage } from "../src/respond/courier.ts";
import { askAbout } from "../src/respond/delivery/ask-about.ts";
import { followUp } from "../src/respond/delivery/follow-up.ts";
import { openReceiptIntake } from "../src/respond/delivery/receipt-intake.ts";
import { takeReturnedLetters } from "../src/respond/delivery/take-returned-letters.ts";
import { openNoticeDesk } from "../src/respond/notices/open-notice-desk.ts";
import { openBodyStore } from "../src/store/bodies/open-body-store.ts";
import { openNotifyAttempts } from "../src/store/delivery/notify-attempts.ts";
import { openReceiptStore } from "../src/store/delivery/receipts.ts";
import { openNoticeStore } from "../src/store/notices/open-notice-store.ts";
import { openWaveStore } from "../src/store/waves/open-wave-store.ts";
import { startStaffApp } from "../src/web/staff-app.ts";
import { fakeDesk } from "../src/web/testing/fake-desk.ts";
import { emptyWorld } from "../src/web/testing/world.ts";
import { noticePortsOf } from "./builders/notice-ports.ts";
import { addPeople, settingIn, testRing } from "./builders/register.ts";
import { sendWave } from "./builders/send-wave.ts";
import { type Changes, keyOf, templateIds } from "./notify/settings.ts";
import { type StandIn, startStandIn } from "./notify/stand-in.ts";
import { testRecord } from "./record.ts";

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const smallPdf = Buffer.from("%PDF-1.7\n1 0 obj << /Type /Page >> endobj\n%%EOF");
const someLetter: WriteLetter = async () => ({ pdf: smallPdf, pages: 1 }) satisfies LetterPdf;

function settingsFor(url: string, changes: Partial<NotifySettings> = {}): NotifySettings {
  return {
    authority: null,
    baseUrl: url,
    apiKey: keyOf("live"),
    templates: { email: templateIds.email, text: templateIds.text, letter: null },
    letters: "pdf",
    postage: "second",
    replyToId: null,
    textSenderId: null,
    perMinute: 60_000,
    perDay: { email: 250_000, text: 250_000, letter: 20_000 },
    ...changes,
  };
}

async function standIn(changes: Changes = {}): Promise<StandIn> {
  // Fast, so that tests are; the pace has tests of its own.
  const started = await startStandIn({
    changes: { perMinute: 1_000_000, answerMs: [0, 1], visibleAfterMs: 0, ...changes },
  });
  closing.push(started.close);
  return started;
}

function carrierTo(
  url: string,
  changes: Partial<NotifySettings> = {},
  more: {
    readonly given?: number;
    readonly writeLetter?: WriteLetter;
    readonly answerMs?: number;
    readonly giveForMs?: number;
    readonly now?: () => Date;
  } = {},
): Carrier {
  const service = openService(settingsFor(url, changes), {
    now: more.now ?? (() => new Date()),
    given: async () => more.given ?? 0,
    rest: { connectMs: 500, answerMs: more.answerMs ?? 2_000, connections: 50 },
  });
  closing.push(service.close);
  return openNotify({
    services: [service],
    channels: ["email", "text", "letter"],
    writeLetter: more.writeLetter ?? someLetter,
    ownAddresses: () => ["https://updates.northmere.example"],
    ask: { forMs: 5_000, againAfterMs: 20, tries: 3 },
    ...(more.giveForMs === undefined ? {} : { giveForMs: more.giveForMs }),
  });
}

let made = 0;
function message(changes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const reference = `N-0000-${++made}`;
  return {
    reference,
    attemptReference: `${reference}.1`,
    channel: "email",
    to: "ada@example.org",
    name: "Ada Example",
    words: {
      subject: "Your information was taken",
      blocks: [
        { kind: "heading", text: "What was taken" },
        { kind: "list", items: ["your name"] },
      ],
      short: "Northmere Council: some of your information was taken.",
    },
    from: { name: "Northmere Council", email: "dpo@northmere.example", address: [] },
    date: new Date("2025-11-26T09:00:00Z"),
    ...changes,
  };
}

async function carryOne(carrier: Carrier, one: OutgoingMessage = message()) {
  const [delivery] = await carrier.carry([one]);
  return delivery!;
}

test("each channel goes out by its template, with our reference, and Notify's own id is the proof", async () => {
  const notify = await standIn();
  const carrier = carrierTo(notify.url);
  const messages = [
    message(),
    message({ channel: "text", to: "+447700900123" }),
    message({ channel: "letter", to: "1 Example Road, Northmere, NM1 1AA" }),
  ];
  const deliveries = await carrier.carry(messages);
  assert.deepEqual(
    deliveries.map((delivery) => (delivery.kind === "sent" ? delivery.provider : delivery)),
    notify
      .taken()
      .map(({ id }) => id)
      .toSorted((a, b) => indexOf(a) - indexOf(b)),
  );
  function indexOf(id: string): number {
    return deliveries.findIndex((delivery) => delivery.kind === "sent" && delivery.provider === id);
  }
  const [email, text, letter] = messages.map(
    ({ attemptReference }) => notify.taken().find(({ reference }) => reference === attemptReference)!,
  );
  assert.deepEqual(
    [email!.subject, email!.body],
    ["Your information was taken", "# What was taken\n\n* your name"],
  );
  assert.deepEqual([text!.kind, text!.to, text!.body], ["sms", "07700900123", message().words.short]);
  assert.deepEqual([letter!.kind, letter!.template], ["letter", null]);
});

test("a letter by template gives the address in lines, as Notify wants them", async () => {
  const notify = await standIn();
  const carrier = carrierTo(notify.url, {
    letters: "template",
    templates: { email: null, text: null, letter: templateIds.letter },
  });
  const to = "Flat 1, =2 House, Old Yard, Long Lane, Village, Northmere, Shire, NM1 1AA";
  assert.equal((await carryOne(carrier, message({ channel: "letter", to }))).kind, "sent");
  assert.equal(
    notify.taken()[0]!.to,
    "Ada Example, Flat 1, 2 House, Old Yard, Long Lane, Village, Northmere, Shire, NM1 1AA",
  );
  const homeless = await carryOne(
    carrier,
    message({ channel: "letter", to: "No fixed abode, Northmere, NM1 1AA" }),
  );
  assert.match(JSON.stringify(homeless), /refused.*real address/u);
});

const refused = [
  { name: "an address that is none", changes: { to: "nobody" } },
  { name: "a number abroad", changes: { channel: "text", to: "+33612345678" } },
  {
    name: "a text too long",
    changes: {
      channel: "text",
      to: "07700900123",
      words: { subject: "", blocks: [], short: "x".repeat(919) },
    },
  },
  { name: "too many pages", changes: { channel: "letter" }, letter: { pdf: smallPdf, pages: 11 } },
  {
    name: "a PDF over 5 MB",
    changes: { channel: "letter" },
    letter: { pdf: Buffer.alloc(5 * 1024 * 1024 + 1), pages: 1 },
  },
  { name: "what is no PDF", changes: { channel: "letter" }, letter: { pdf: Buffer.from("text"), pages: 1 } },
  { name: "a letter that cannot be written", changes: { channel: "letter" }, letter: { why: "No glyph." } },
] as const;
test("what is wrong with one message is refused, with a sentence that holds nothing of it", async () => {
  const notify = await standIn();
  for (const { name, changes, ...rest } of refused) {
    const letter = "letter" in rest ? rest.letter : undefined;
    const carrier = carrierTo(
      notify.url,
      {},
      letter === undefined ? {} : { writeLetter: async () => letter },
    );
    const delivery = await carryOne(carrier, message(changes));
    assert.equal(delivery.kind, "refused", name);
    assert.doesNotMatch(JSON.stringify(delivery), /nobody|33612345678|Ada|example/u, name);
  }
});

const misset = [
  {
    name: "a key that Notify does not know",
    settings: { apiKey: keyOf("live").replace(/.{4}$/u, "0000") },
    why: /does not know the key/u,
  },
  {
    name: "a service that Notify does not know",
    settings: { apiKey: keyOf("live").replace("aaaa-a", "aaaa-b") },
    why: /does not know the key/u,
  },
  { name: "a team's key, to a stranger", settings: { apiKey: keyOf("team") }, why: /team alone/u },
  {
    name: "a team's key, for a letter",
    settings: { apiKey: keyOf("team") },
    channel: "letter",
    why: /cannot send letters/u,
  },
  { name: "a clock that is wrong", standIn: { clockMs: 60_000 }, why: /clock of this machine/u },
  {
    name: "a key that was revoked",
    standIn: { service: { revoked: [keyOf("live").slice(-36)] } },
    why: /revoked/u,
  },
  { name: "a service in trial mode", standIn: { service: { trial: true } }, why: /trial mode/u },
  {
    name: "a template that is not there",
    settings: { templates: { email: templateIds.letter.replace("3", "4"), text: null, letter: null } },
    why: /not set up/u,
  },
  {
    name: "a template of another kind",
    settings: { templates: { email: templateIds.text, text: null, letter: null } },
    why: /not set up/u,
  },
  {
    name: "a template that was not named",
    settings: { templates: { email: null, text: null, letter: null } },
    why: /CANDOUR_NOTIFY_EMAIL_TEMPLATE/u,
  },
] as const;
test("what is wrong with key, clock or templates gives no message up: each waits, with a sentence that says what to do", async () => {
  for (const one of misset) {
    const notify = await standIn("standIn" in one ? one.standIn : {});
    const carrier = carrierTo(notify.url, "settings" in one ? one.settings : {});
    const delivery = await carryOne(carrier, message({ channel: "channel" in one ? one.channel : "email" }));
    assert.equal(delivery.kind, "unavailable", one.name);
    assert.match(delivery.kind === "unavailable" ? delivery.why : "", one.why, one.name);
    assert.equal(notify.taken().length, 0);
  }
});

test("an answer that is lost is not known, whoever is asked then says what became of it, and nothing goes out twice", async () => {
  const notify = await standIn({
    odds: { answerLost: 30_000, requestLost: 20_000, faultAfter: 10_000, faultBefore: 10_000 },
    visibleAfterMs: 15,
  });
  const carrier = carrierTo(notify.url);
  const told = new Set<string>();
  let waiting = Array.from({ length: 150 }, () => message());
  for (let attempt = 1; waiting.length > 0 && attempt < 60; attempt++) {
    const tried = waiting.map((one) => ({ ...one, attemptReference: `${one.reference}.${attempt}` }));
    const deliveries = await carrier.carry(tried);
    const doubtful = tried.filter((_, at) => deliveries[at]!.kind === "unknown");
    const fates = await carrier.ask!(doubtful.map(({ attemptReference }) => attemptReference));
    const left = new Set(
      doubtful.filter((_, at) => fates[at]!.kind === "not-there").map(({ reference }) => reference),
    );
    assert.ok(fates.every(({ kind }) => kind !== "cannot-tell"));
    for (const [at, one] of tried.entries()) {
      const { kind } = deliveries[at]!;
      if (kind === "unavailable") left.add(one.reference);
      if (kind === "sent" || (kind === "unknown" && !left.has(one.reference))) told.add(one.reference);
    }
    waiting = waiting.filter(({ reference }) => left.has(reference));
  }
  assert.equal(told.size, 150);
  assert.equal(notify.taken().length, 150, "each once");
  assert.ok(notify.figures.lost > 20);
});

test("what certainly reached nobody may be tried again; a silence may not", async () => {
  const nobody = await carryOne(carrierTo("http://127.0.0.1:9"));
  assert.equal(nobody.kind, "unavailable");
  const slow = await standIn({ answerMs: [400, 500] });
  assert.equal((await carryOne(carrierTo(slow.url, {}, { answerMs: 60 }))).kind, "unknown");
  const fates = await carrierTo("http://127.0.0.1:9").ask!(["N-1.1"]);
  assert.equal(fates[0]!.kind, "cannot-tell");
});

test("what one message breaks on keeps no other back, and whoever watches hears once why messages wait", async () => {
  const notify = await standIn();
  const told: (string | null)[] = [];
  const open = (settings: NotifySettings, given: () => Promise<number>) => {
    const service = openService(settings, { now: () => new Date(), given });
    closing.push(service.close);
    const writeLetter: WriteLetter = async ({ name }) => {
      if (name === "Broken") throw new TypeError("a word of the letter");
      return { pdf: smallPdf, pages: 1 };
    };
    return openNotify({
      ...{ services: [service], channels: ["letter"], writeLetter, ownAddresses: () => [] },
      tell: (why) => told.push(why),
    });
  };
  const letters = [message({ channel: "letter" }), message({ channel: "letter", name: "Broken" })];
  const deliveries = await open(settingsFor(notify.url), async () => 0).carry(letters);
  assert.deepEqual(
    deliveries.map((delivery) => ("why" in delivery ? delivery.why : delivery.kind)),
    ["sent", "The message could not be written (TypeError)."],
  );
  const uncounted = open(settingsFor(notify.url), () => Promise.reject(new Error("gone")));
  assert.equal((await carryOne(uncounted, message({ channel: "letter" }))).kind, "unavailable");
  assert.deepEqual(told, [null, "How many were sent today cannot be read from the record."]);
  const large = message({ channel: "letter" });
  const byTemplate = {
    letters: "template",
    templates: { email: null, text: null, letter: templateIds.letter },
  } as const;
  await carryOne(carrierTo(notify.url, byTemplate), {
    ...large,
    words: { ...large.words, format: "large-print" },
  });
  assert.equal(notify.taken().at(-1)!.template, null, "Notify's letters have one size of print");
});

test("a day that is full is not asked about: the rest waits until midnight UTC", async () => {
  const notify = await standIn({ perDay: { email: 5, sms: 250_000, letter: 20_000 } });
  const now = () => new Date("2025-11-26T22:00:00Z");
  const counted = carrierTo(notify.url, { perDay: { email: 3, text: 9, letter: 9 } }, { given: 1, now });
  const three = await counted.carry([message(), message(), message()]);
  assert.deepEqual(three.map(({ kind }) => kind).toSorted(), ["sent", "sent", "unavailable"]);
  const waits = three.find(({ kind }) => kind === "unavailable");
  const ms = (waits as { readonly retryAfterMs?: number }).retryAfterMs!;
  assert.ok(ms >= 2 * 3_600_000 && ms < 2 * 3_600_000 + 62_000, `${ms}`);
  assert.equal(notify.figures.dayFull, 0);
  // Others send with the same service: Notify says so once, and is not asked again.
  const unaware = carrierTo(notify.url);
  const kinds = [];
  for (let at = 0; at < 6; at++) kinds.push((await carryOne(unaware)).kind);
  assert.deepEqual(kinds, ["sent", "sent", "sent", "unavailable", "unavailable", "unavailable"]);
  assert.equal(notify.figures.dayFull, 1);
});

test("the bucket never gives more than Notify's holds, begins empty, and pauses longer each time it is told to", async () => {
  let ms = 0;
  const bucket = createBucket({ perMinute: 3_000, burst: 900, clock: () => ms, random: () => 0.5 });
  assert.equal(bucket.level(), 0, "after a restart nobody knows what is left");
  ms = 1_000;
  assert.equal(bucket.level(), 49);
  ms = 3_600_000;
  assert.equal(bucket.level(), 900);
  bucket.slowDown();
  bucket.slowDown();
  assert.equal(bucket.level(), 0);
  ms += 2_000;
  assert.equal(bucket.level(), 24, "one pause of a second for both, then half as fast");
  bucket.slowDown();
  ms += 1_900;
  assert.equal(bucket.level(), 0, "then two seconds");
  for (let well = 0; well < 400; well++) bucket.wentWell();
  assert.equal(bucket.level(), 0, "what was under way before the pause ends it for nobody");
  ms += 10_000;
  for (let well = 0; well < 400; well++) bucket.wentWell();
  ms = 7_200_000;
  assert.equal(bucket.level(), 900);
  bucket.slowDown();
  ms += 2_000;
  assert.equal(bucket.level(), 24, "and one second again after it went well");
  assert.equal(await createBucket({ perMinute: 60, burst: 1, clock: () => ms }).take(ms - 1), false);
});

test("told that it was too fast, the carrier slows down, and nobody is lost or told twice", async () => {
  // Others use the key: of what is ours by the settings Notify gives next to nothing.
  const notify = await standIn({ perMinute: 60 });
  const carrier = carrierTo(notify.url, { perMinute: 30_000 }, { giveForMs: 1_200 });
  const deliveries = await carrier.carry(Array.from({ length: 100 }, () => message()));
  assert.ok(notify.figures.tooFast > 0, "it was faster than allowed");
  assert.ok(deliveries.every(({ kind }) => kind === "sent" || kind === "unavailable"));
  assert.equal(notify.taken().length, deliveries.filter(({ kind }) => kind === "sent").length);
  assert.ok(notify.figures.tooFast < 100, `${notify.figures.tooFast} refused`);
});

test("the stand-in forgets nothing when it is killed, and tells a lost answer from a lost request afterwards", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "notify-")), "taken.jsonl");
  const begin = async (changes: Changes) => {
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "notify/process.ts"), "0", file, JSON.stringify(changes)],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    closing.push(() => child.kill("SIGKILL"));
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    return { child, url: line.toString().trim() };
  };
  const first = await begin({ answerMs: [5_000, 5_000] });
  const one = message();
  const given = carryOne(carrierTo(first.url, {}, { answerMs: 300 }), one);
  assert.equal((await given).kind, "unknown");
  first.child.kill("SIGKILL");
  const second = await begin({});
  const fates = await carrierTo(second.url).ask!([one.attemptReference!, "N-never.1"]);
  assert.deepEqual(
    fates.map(({ kind }) => kind),
    ["sent", "not-there"],
  );
});

const hostile = [
  { name: "a link", text: "Dear [Ada](https://evil.example/x)", shown: "Dear (Ada)(evil.example/x)" },
  { name: "an address", text: "See https://evil.example/x now", shown: "See evil.example/x now" },
  { name: "an address within another", text: "hthttps://tps://evil.example", shown: "evil.example" },
  { name: "an address in signs", text: "<http://evil.example>", shown: "‹evil.example›" },
  { name: "a heading", text: "# Ada", shown: "Ada" },
  { name: "a list", text: "* - 1. Ada", shown: "1) Ada" },
  { name: "a numbered list", text: "1. Ada", shown: "1) Ada" },
  { name: "a quotation", text: "^ Ada", shown: "Ada" },
  { name: "a rule", text: "---", shown: "" },
  { name: "a field", text: "((secret)) and (((deep)))", shown: "( (secret) ) and ( ( (deep) ) )" },
  { name: "brackets of another kind that make a field", text: "[[x]]", shown: "( (x) )" },
  { name: "lines", text: "Ada\n\n# Pay now\r\nhere", shown: "Ada # Pay now here" },
  { name: "a definition of a link", text: "[1]: https://evil.example", shown: "(1): evil.example" },
  { name: "signs that turn or hide letters", text: "A\u202eda\u200b", shown: "Ada" },
  { name: "HTML", text: "<b>Ada</b>", shown: "‹b›Ada‹/b›" },
  {
    name: "our own site",
    text: "See https://updates.northmere.example/check?x=1 now",
    shown: "See https://updates.northmere.example/check?x=1 now",
  },
  {
    name: "what looks like our own site",
    text: "https://updates.northmere.example.evil.example/",
    shown: "updates.northmere.example.evil.example/",
  },
  {
    name: "what is common",
    text: "Call 020 7946 0000 (10am to 4pm). It’s free – 100%.",
    shown: "Call 020 7946 0000 (10am to 4pm). It’s free – 100%.",
  },
];
test("nothing that comes from data becomes a sign of Notify's", () => {
  for (const { name, text, shown } of hostile)
    assert.equal(
      asMarkdown([{ kind: "paragraph", text }], ["https://updates.northmere.example"]),
      shown,
      name,
    );
  assert.equal(
    asMarkdown([
      { kind: "heading", text: "# A" },
      { kind: "subheading", text: "B" },
      { kind: "list", items: ["* c", "\n", "d"] },
      { kind: "paragraph", text: "\u0000" },
    ]),
    "# A\n\n## B\n\n* c\n* d",
  );
  assert.equal(plainLine("Re: ((x))\nBcc: a@b.example"), "Re: ( (x) ) Bcc: a@b.example");
  const ours = "https://updates.northmere.example";
  assert.equal(
    plainLine(`Pay at HTTPS://evil.example/x, hthttps://tps://evil.example or look at ${ours}/check`, [ours]),
    `Pay at evil.example/x, evil.example or look at ${ours}/check`,
  );
});

test("what Notify says is kept without what it says it about", () => {
  assert.equal(cleaned("email_address ada@example.org is not valid"), "email address … is not valid");
  assert.equal(cleaned("'Ada Example' 07700 900123 «x» is too long"), "… … x is too long");
});

const written = [
  { name: "nothing", environment: {}, text: null, expected: [] },
  {
    name: "a key alone",
    environment: { CANDOUR_NOTIFY_KEY: keyOf("live") },
    text: null,
    expected: ["null https://api.notifications.service.gov.uk pdf 3000"],
  },
  {
    name: "a key that is none",
    environment: { CANDOUR_NOTIFY_KEY: "hidden-secret" },
    text: null,
    expected: /CANDOUR_NOTIFY_KEY: is not a key/u,
  },
  {
    name: "a template that is none",
    environment: { CANDOUR_NOTIFY_KEY: keyOf("live"), CANDOUR_NOTIFY_EMAIL_TEMPLATE: "x" },
    text: null,
    expected: /CANDOUR_NOTIFY_EMAIL_TEMPLATE/u,
  },
  {
    name: "no key",
    environment: { CANDOUR_NOTIFY_PER_MINUTE: "100" },
    text: null,
    expected: /CANDOUR_NOTIFY_KEY/u,
  },
  {
    name: "without TLS",
    environment: { CANDOUR_NOTIFY_KEY: keyOf("live"), CANDOUR_NOTIFY_URL: "http://notify.example" },
    text: null,
    expected: /https/u,
  },
  {
    name: "one for each",
    environment: {},
    text: JSON.stringify([{ authority: "north", apiKey: keyOf("live"), letterTemplate: templateIds.letter }]),
    expected: ["north https://api.notifications.service.gov.uk template 3000"],
  },
  {
    name: "an authority twice",
    environment: {},
    text: JSON.stringify([
      { authority: "n", apiKey: keyOf("live") },
      { authority: "n", apiKey: keyOf("live") },
    ]),
    expected: /twice/u,
  },
  { name: "a file that is none", environment: {}, text: "{", expected: /not JSON/u },
];
test("what the operator wrote is read, and what is wrong is named without its secret", () => {
  for (const { name, environment, text, expected } of written) {
    const read = notifySettingsOf(environment, text);
    if (Array.isArray(expected))
      assert.deepEqual(
        read.ok &&
          read.value.map(
            ({ authority, baseUrl, letters, perMinute }) => `${authority} ${baseUrl} ${letters} ${perMinute}`,
          ),
        expected,
        name,
      );
    else {
      assert.ok(!read.ok, name);
      assert.match(read.problem.why, expected as RegExp, name);
      assert.doesNotMatch(read.problem.why, /hidden-secret|bbbbbbbb/u, name);
    }
  }
});

test("what a carrier has forgotten it cannot say no to: a person decides", async () => {
  const notify = await standIn();
  const carrier = carrierTo(notify.url);
  const day = 24 * 3_600_000;
  const fateAfter = async (days: number) => {
    const doubtful = [
      { attempt: "N-old.1", carrier: "notify", begun: new Date(Date.now() - days * day) } as const,
    ];
    const leased = { message: message(), attempt: 1, notice: "n" as never, doubtful };
    const ports = { carriers: new Map([["notify", carrier] as const]), now: () => new Date() };
    const [result] = await askAbout(ports, [leased]);
    return result!.becomes.kind === "again" ? result!.becomes.outcome : result!.becomes.kind;
  };
  assert.deepEqual([await fateAfter(1), await fateAfter(4)], ["not-sent", "unsure"]);
});

test("the stand-in does what Notify does: states of letters, pages, what it forgets, what it is told off for", async () => {
  const notify = await standIn({ deliveredAfterMs: [1, 5] });
  const client = new NotifyClient(notify.url, keyOf("live"));
  const page = "<< /Type /Page >>\n";
  const pdfs = { good: page, long: page.repeat(11), bad: "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" };
  for (const [reference, inside] of Object.entries(pdfs))
    await client.sendPrecompiledLetter(reference, Buffer.from(`%PDF-1.7\n${inside}`));
  const ended = async (reference: string) =>
    (await client.getNotifications(undefined, undefined, reference)).data.notifications[0]?.status;
  await until(async () => (await ended("good")) === "received");
  assert.deepEqual([await ended("long"), await ended("bad")], ["validation-failed", "virus-scan-failed"]);
  const personalisation = { subject: "s", body: "b" };
  await Promise.all(
    Array.from({ length: 260 }, (_, at) =>
      client.sendEmail(templateIds.email, `p${at}@example.org`, { personalisation, reference: `N-${at}.1` }),
    ),
  );
  const first = (await client.getNotifications()).data;
  assert.equal(first.notifications.length, 250);
  const rest = await client.getNotifications(undefined, undefined, undefined, first.notifications.at(-1)!.id);
  assert.equal(rest.data.notifications.length, 13, "and the letters");
  const service = openService(settingsFor(notify.url), { now: () => new Date(), given: async () => 0 });
  closing.push(service.close);
  const poll = { now: () => new Date(), pauseMs: 1, tries: 2 };
  const read = async (since: number) => {
    const lengths: number[] = [];
    for await (const { length } of receiptsSince(service, new Date(since), poll)) lengths.push(length);
    return lengths;
  };
  assert.deepEqual(await read(0), [250, 10, 0], "ours alone, to the end");
  assert.deepEqual(await read(Date.now() + 1_000), [250], "no further back than was asked for");
  await client.sendEmail(templateIds.email, "simulate-delivered@notifications.service.gov.uk", {
    personalisation,
  });
  assert.equal(notify.taken().length, 263, "what is simulated is kept by nobody");
  const test = new NotifyClient(notify.url, keyOf("test"));
  const { data } = await test.sendEmail(templateIds.email, "ada@example.org", { personalisation });
  assert.equal((await test.getNotificationById(data.id)).data.id, data.id);
  notify.change({ clockMs: 0, retentionDays: 0 });
  assert.equal((await client.getNotifications()).data.notifications.length, 0);
  const missing = await client
    .sendEmail(templateIds.email, "a@example.org", { personalisation: { subject: "s" } })
    .catch((error) => error.response.data);
  assert.deepEqual(missing, {
    status_code: 400,
    errors: [{ error: "BadRequestError", message: "Missing personalisation: body" }],
  });
  const bare = await fetch(`${notify.url}/v2/notifications`).then(({ status }) => status);
  assert.equal(bare, 401);
});

test("what a batch carries bears its code; what could not be printed is not carried", async () => {
  const notify = await standIn();
  const print: Courier = async (one) =>
    one.name === "Unprinted"
      ? { kind: "unavailable", why: "The file of codes could not be written to." }
      : await giveBack({ ...one, words: { ...one.words, subject: "With its code" } });
  const carrier = carrierWithCodes(carrierTo(notify.url), print);
  const deliveries = await carrier.carry([message(), message({ name: "Unprinted" }), message()]);
  assert.deepEqual(
    deliveries.map(({ kind }) => kind),
    ["sent", "unavailable", "sent"],
  );
  assert.deepEqual(
    notify.taken().map(({ subject }) => subject),
    ["With its code", "With its code"],
  );
});

test("each authority's messages go out by its own service, and by no other", async () => {
  const notify = await standIn();
  const service = openService(
    { ...settingsFor(notify.url), authority: "northmere" },
    { now: () => new Date(), given: async () => 0 },
  );
  closing.push(service.close);
  const carrier = openNotify({
    services: [service],
    channels: ["email"],
    writeLetter: someLetter,
    ownAddresses: () => [],
  });
  assert.equal((await carryOne(carrier, message({ authority: "northmere" }))).kind, "sent");
  assert.equal((await carryOne(carrier, message({ authority: "southwold" }))).kind, "unavailable");
  assert.equal(notify.taken().length, 1);
});

const bearer = "a-bearer-of-thirty-two-characters";

/** A record with people to tell, everything by Notify, and the staff app whose door its receipts come to. */
async function sending(notify: StandIn, people: Parameters<typeof addPeople>[2]) {
  const { sql } = await testRecord();
  const setting = await settingIn(sql);
  await addPeople(sql, setting, people);
  const [body] = await sql<
    [{ readonly key: string }]
  >`select key from authority where id = ${setting.authority}`;
  const settings = {
    chosen: { email: "notify", text: "notify", letter: "notify" },
    smtp: null,
    notify: [settingsFor(notify.url, { authority: body.key })],
    notifyBearer: bearer,
  } as const;
  const ports = { writeLetter: someLetter, ownAddresses: () => [], now: () => new Date() };
  const channel = openNotifyChannel(sql, settings, ports);
  closing.push(channel.close);
  const app = await startStaffApp({
    ...{
      desk: fakeDesk(emptyWorld()),
      host: "127.0.0.1",
      port: 0,
      now: () => new Date(),
      publicSiteUrl: null,
    },
    receipts: channel.door!,
  });
  assert.ok(app.ok);
  closing.push(app.value.close);
  const ring = await testRing(sql);
  const noticePorts = {
    ...noticePortsOf({
      notices: openNoticeStore(sql, ring),
      waves: openWaveStore(sql),
      bodies: openBodyStore(sql),
      incidents: { byId: async (id) => ({ id }) as never },
    }),
    ...openCarriers([channel.carrier!], settings.chosen),
  };
  const desk = openNoticeDesk(() => noticePorts);
  const { incident, authority } = setting;
  const bands = ["high"] as const;
  await desk.draftNotices("system", incident, { authority, bands });
  await desk.approveNotices("system", incident, { authority, bands, exercise: false });
  await sendWave(sql, ring, incident, authority);
  return {
    sql,
    channel,
    url: `${app.value.url}/receipts/notify`,
    deliver: () => desk.deliverPending(),
    states: async () => {
      const rows = await sql<{ readonly receipt: string | null; readonly state: string }[]>`
        select receipt, state from message`;
      return rows.map(({ receipt, state }) => `${receipt} ${state}`).toSorted();
    },
  };
}

async function until(what: () => unknown): Promise<void> {
  for (let round = 0; round < 200 && !(await what()); round++) await pause(25);
}

const emails = (count: number, of: (at: number) => string = (at) => `p${at}@example.org`) =>
  Array.from({ length: count }, (_, at) => ({ name: `Ada${at} Example${at}`, email: of(at) }));

test("receipts that come late, doubled and in any order end in the right state, letters that come back too", async () => {
  const notify = await standIn({ odds: { callbackTwice: 50_000, secondThoughts: 50_000 } });
  const failing = ["temp-fail@simulator.notify", "perm-fail@simulator.notify"];
  const people = [
    ...emails(30, (at) => failing[at] ?? `p${at}@example.org`),
    { name: "Grace Letterman", address: "1 Example Road, London, SW7 2AZ" },
  ];
  const house = await sending(notify, people);
  notify.change({
    callbacks: {
      ...{
        url: house.url,
        returnedUrl: house.url,
        bearer,
        lateMs: [0, 120],
        retryMs: 50,
        tries: 5,
        atOnce: 20,
      },
    },
  });
  assert.deepEqual(await house.deliver(), { sent: 31, failed: 0 });
  await until(() => notify.callbacks().waiting === 0 && notify.callbacks().told >= 30);
  const ended = [
    ...Array.from({ length: 28 }, () => "delivered sent"),
    "null sent",
    "permanent-failure failed",
    "temporary-failure failed",
  ];
  assert.deepEqual(await house.states(), ended.toSorted());
  const letter = notify.taken().find(({ kind }) => kind === "letter")!;
  notify.bringBack(letter.reference!);
  await until(() => notify.callbacks().waiting === 0);
  await until(async () => !(await house.states()).includes("null sent"));
  assert.ok((await house.states()).includes("returned failed"));
  assert.equal(notify.callbacks().refused, 0);
  const kept = JSON.stringify(await house.sql`select leaf from ledger_entry`);
  assert.doesNotMatch(kept, /example\.org|simulator|Example Road/u);

  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(house.url, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", authorization: `Bearer ${bearer}`, ...headers },
    }).then(({ status }) => status);
  const foreign = JSON.stringify({ id: letter.id, reference: "somebody-elses", status: "delivered" });
  const others = [
    await post(foreign),
    await post(JSON.stringify({ id: "x", reference: `N-${letter.id}.9`, status: "delivered" })),
    await post("{"),
    await post("[]"),
    await post("null"),
    await post(JSON.stringify({ id: 1 })),
    await post("x".repeat(9_000)),
    await post(foreign, { authorization: `Bearer ${bearer}x` }),
    await post(foreign, { authorization: "" }),
    await post(foreign, { "content-type": "application/x-www-form-urlencoded" }),
    await fetch(house.url).then(({ status }) => status),
  ];
  assert.deepEqual(others, [204, 204, 400, 400, 400, 400, 413, 401, 401, 415, 404]);
  const flood = await Promise.all(
    Array.from({ length: 80 }, () => post(foreign, { authorization: "Bearer x" })),
  );
  assert.ok(flood.includes(429), "whoever guesses is held up");
  assert.equal(await post(foreign), 204, "and Notify is not");
});

test("where nothing can reach us Notify is asked, back to the oldest of which nothing final is known", async () => {
  const notify = await standIn();
  const people = [
    ...emails(5, (at) => (at === 0 ? "perm-fail@simulator.notify" : `p${at}@example.org`)),
    { name: "Grace Letterman", address: "1 Example Road, London, SW7 2AZ" },
  ];
  const house = await sending(notify, people);
  await house.deliver();
  await until(() =>
    notify
      .taken()
      .every(({ status }) => !["created", "sending", "accepted", "pending-virus-check"].includes(status)),
  );
  const { recorded } = await house.channel.followUp(AbortSignal.timeout(5_000));
  assert.equal(recorded, 6);
  assert.deepEqual(await house.states(), [
    ...Array.from({ length: 4 }, () => "delivered sent"),
    "permanent-failure failed",
    "sending sent",
  ]);
  assert.deepEqual(
    await house.channel.followUp(AbortSignal.timeout(5_000)),
    { asked: 0, recorded: 0 },
    "nothing is left to ask",
  );

  const { givenSince, byProvider } = openNotifyAttempts(house.sql);
  const midnight = new Date(new Date().toISOString().slice(0, 10));
  assert.deepEqual(
    [
      await givenSince("email", midnight),
      await givenSince("letter", midnight),
      await givenSince("text", midnight),
    ],
    [5, 1, 0],
  );
  const letter = notify.taken().find(({ kind }) => kind === "letter")!;
  const report = readReturned(
    `\ufeffNotification ID,Reference,Date sent,Sent by\r\n${letter.id},,2025-11-26,API\r\n${letter.id},${letter.reference},2025-11-26,API\r\n${letter.id.replace(/^.{8}/u, "00000000")},theirs,2025-11-26,API\r\n,,,\r\nx,y,z,"a, b"\r\n`,
  );
  assert.ok(report.ok);
  assert.equal(report.value.unreadable, 2);
  const taken = await takeReturnedLetters(
    { receipts: openReceiptStore(house.sql), byProvider, now: () => new Date() },
    report.value.letters,
  );
  assert.deepEqual(taken, { recorded: 1, unknown: 1 });
  assert.ok((await house.states()).includes("returned failed"));
  for (const [text, why] of [
    ["Name,Address\nAda,1 Road", /no column/u],
    ['a,"b', /not a table/u],
  ] as const) {
    const read = readReturned(text);
    assert.ok(!read.ok);
    assert.match(read.problem.why, why);
  }
});

test("few that are open are asked about one by one, many by pages, and none is asked about for nothing", async () => {
  const now = new Date("2025-11-26T12:00:00Z");
  const asked: string[] = [];
  const receipt = { attempt: "N-1.1", state: "delivered", at: now, from: "notify" } as const;
  const follow = (count: number) =>
    followUp({
      open: async (since, most) => {
        assert.equal(since.toISOString(), "2025-11-19T12:00:00.000Z");
        const one = { attempt: "N-1.1", provider: "x", at: new Date("2025-11-25T12:00:00Z") };
        return Array.from({ length: Math.min(count, most) }, () => one);
      },
      each: async (attempts) => {
        asked.push(`each of ${attempts.length}`);
        return [receipt];
      },
      async *pages(since) {
        asked.push(`pages since ${since.toISOString()}`);
        yield [];
        yield [receipt, receipt];
      },
      record: async (receipts) => ({ recorded: receipts.length, unknown: 0 }),
      now: () => now,
      rememberedMs: 7 * 24 * 3_600_000,
    });
  assert.deepEqual(await follow(0), { asked: 0, recorded: 0 });
  assert.deepEqual(await follow(250), { asked: 250, recorded: 1 });
  assert.deepEqual(await follow(251), { asked: 2, recorded: 2 });
  assert.deepEqual(asked, ["each of 250", "pages since 2025-11-25T11:59:00.000Z"]);
});

test("what waits is written down together, nobody hears “taken” before, and what cannot be kept is turned away", async () => {
  const batches: number[] = [];
  let broken = false;
  const intake = openReceiptIntake({
    batch: 50,
    mostWaiting: 100,
    gatherMs: 1,
    record: async (receipts) => {
      await pause(5);
      if (broken) throw new Error("The record is gone");
      batches.push(receipts.length);
      return { recorded: receipts.length - 1, unknown: 1 };
    },
  });
  const receipt = { attempt: "N-1.1", state: "delivered", at: new Date(), from: "notify" } as const;
  const answers = await Promise.all(Array.from({ length: 140 }, () => intake.take([receipt])));
  assert.equal(answers.filter((answer) => answer === "taken").length, 100);
  assert.deepEqual(batches, [50, 50]);
  assert.deepEqual(intake.figures(), { recorded: 98, unknown: 2, turnedAway: 40 });
  const disk = Promise.withResolvers<void>();
  const slow = openReceiptIntake({
    ...{ gatherMs: 0, longestWaitMs: 20 },
    record: async (receipts) => {
      await disk.promise;
      return { recorded: receipts.length, unknown: 0 };
    },
  });
  const first = slow.take([receipt]);
  await pause(10);
  const second = slow.take([receipt]);
  await pause(40);
  assert.equal(await slow.take([receipt]), "too-many", "nobody would wait for the answer");
  disk.resolve();
  assert.deepEqual([await first, await second], ["taken", "taken"]);
  broken = true;
  await assert.rejects(intake.take([receipt]));
  broken = false;
  assert.equal(await intake.take([receipt]), "taken", "it goes on after a fault");
});

test("a callback is read for what it says of ours, and its recipient is not", () => {
  const now = new Date("2025-11-26T12:00:00Z");
  const at = "2025-11-26T10:00:00.000000Z";
  const id = "74000000-0000-4000-8000-000000000000";
  const reference = "N-74000000-0000-4000-8000-000000000000-2.1";
  const read = (body: object) => readCallback(body, now);
  const base = { id, reference, to: "ada@example.org", created_at: at, sent_at: at, completed_at: at };
  assert.deepEqual(read({ ...base, status: "delivered" }), [
    {
      attempt: reference,
      state: "delivered",
      at: new Date(at),
      from: "notify",
      code: "delivered",
      provider: id,
    },
  ]);
  assert.deepEqual(
    read({ ...base, status: "delivered", completed_at: "2999-01-01T00:00:00Z" })?.[0]?.at,
    now,
    "nothing is to come",
  );
  assert.deepEqual(read({ ...base, status: "a new state" }), []);
  assert.deepEqual(read({ ...base, reference: null, status: "delivered" }), []);
  assert.deepEqual(
    read({ complaint_id: "c", notification_id: id, reference, to: "x", complaint_date: at })?.[0]?.state,
    "complained",
  );
  assert.deepEqual(
    read({ notification_id: id, reference, created_at: at })?.map(({ state, at }) => [state, at]),
    [["returned", now]],
  );
  for (const body of [null, 1, "x", [], {}, { id }, { status: "delivered" }])
    assert.equal(readCallback(body, now), null);
});

test("before the day it is tried: what works, and what to set right", async () => {
  const notify = await standIn({
    templates: [
      {
        id: templateIds.email,
        type: "email",
        name: "n",
        subject: "((subject))",
        body: "((body)) ((first name))",
      },
      { id: templateIds.text, type: "email", name: "n", subject: "s", body: "((body))" },
    ],
  });
  const lines = async (changes: Partial<NotifySettings>, url = notify.url) => {
    const service = openService(settingsFor(url, changes), { now: () => new Date(), given: async () => 0 });
    closing.push(service.close);
    return (await checkNotify(service)).map(({ well, line }) => `${well} ${line}`).join("\n");
  };
  const asSet = await lines({});
  assert.match(asSet, /true .* answers in \d+ ms, knows the key/u);
  assert.match(asSet, /false The template for e-mails asks for \(\(first name\)\)/u);
  assert.match(asSet, /false The template in CANDOUR_NOTIFY_TEXT_TEMPLATE is not one for text messages/u);
  assert.match(
    await lines({ templates: { email: templateIds.letter, text: null, letter: null } }),
    /false GOV.UK Notify has no template/u,
  );
  assert.match(
    await lines({ apiKey: keyOf("live").replace(/.{4}$/u, "0000") }),
    /false GOV.UK Notify does not know the key/u,
  );
  assert.match(await lines({}, "http://127.0.0.1:9"), /false GOV.UK Notify cannot be reached/u);
});

const channelsWritten = [
  { written: "", expected: {} },
  {
    written: "email=notify, text = notify,letter=outbox",
    expected: { email: "notify", text: "notify", letter: "outbox" },
  },
  { written: "email=pigeon", expected: /at “email=pigeon”/u },
  { written: "fax=notify", expected: /at “fax=notify”/u },
  { written: "email=notify,email=smtp", expected: /once at the most/u },
];
test("who takes what is read from the settings, and a carrier that is not set up is said at the start", async () => {
  for (const { written, expected } of channelsWritten) {
    const read = chosenIn(written);
    if (expected instanceof RegExp) assert.match(read.ok ? "" : read.problem.why, expected);
    else assert.deepEqual(read.ok && read.value, expected);
  }
  const unset = await readChannelSettings({ CANDOUR_CHANNELS: "email=notify" });
  assert.match(unset.ok ? "" : unset.problem.why, /for which nothing is set/u);
  const short = await readChannelSettings({ CANDOUR_NOTIFY_BEARER: "short" });
  assert.match(short.ok ? "" : short.problem.why, /20 characters or more/u);
  const missing = await readChannelSettings({ CANDOUR_NOTIFY_FILE: "/nowhere/notify.json" });
  assert.match(missing.ok ? "" : missing.problem.why, /cannot be read/u);
});
