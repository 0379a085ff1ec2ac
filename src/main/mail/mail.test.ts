/** The settings of e-mail by SMTP, what the check of them says, and mail that came back: from the pipe into the record. */
import assert from "node:assert/strict";
import { createSecretKey, generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { checkMail, dkimRecord, type Finding } from "../../deliver/smtp/check-mail.ts";
import { samples, token as sampleToken } from "../../domain/notices/bounces/testing/samples.ts";
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";
import type { BouncePorts } from "../../respond/bounces/take-bounces.ts";
import { attemptOfToken, attemptToken } from "../../seal/attempt-token.ts";
import { takeBouncesIn } from "../intake/take-bounces.ts";
import { readMailSettings } from "./mail-settings.ts";
import { receiveMail } from "./receive.ts";

const folder = await mkdtemp(join(tmpdir(), "candour-mail-"));
after(() => rm(folder, { recursive: true, force: true }));
const pem = (bits: number) =>
  generateKeyPairSync("rsa", { modulusLength: bits }).privateKey.export({
    type: "pkcs8",
    format: "pem",
  }) as string;
const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};
const key = await file("dkim.pem", pem(2048));
const shortKey = await file("short.pem", pem(1024));
const passphrase = await file("passphrase", "correct horse\n");
const host = { HOST: "relay.example" };
const domain = { DOMAIN: "Northmere.Example", DKIM_SELECTOR: "candour", DKIM_KEY_FILE: key };

test("with nothing set there is no mail server, and with a host alone it is one that must have TLS", async () => {
  assert.deepEqual(await readMailSettings({}), { ok: true, value: null });
  const settings = await settingsIn(host);
  assert.deepEqual(
    [settings.port, settings.tls, settings.login, settings.senders],
    [587, "required", null, []],
  );
  assert.equal((await settingsIn({ ...host, PORT: "465" })).tls, "from-the-start");
});

test("an account, a certificate and a sender are read from their files", async () => {
  const settings = await settingsIn({
    ...{
      ...host,
      ...domain,
      ACCOUNT: "candour",
      PASSPHRASE_FILE: passphrase,
      BOUNCES: "Bounce@northmere.example",
    },
  });
  assert.deepEqual(settings.login, { account: "candour", passphrase: "correct horse" });
  const [sender] = settings.senders;
  assert.deepEqual([sender?.domain, sender?.bounces], ["northmere.example", "bounce@northmere.example"]);
  assert.equal(sender?.dkim?.key.asymmetricKeyType, "rsa");
});

const wrong = [
  { name: "no host", set: { PORT: "25" }, says: /host/ },
  { name: "a port that is none", set: { ...host, PORT: "70000" }, says: /port/ },
  { name: "no TLS without a reason", set: { ...host, TLS: "if-offered" }, says: /tlsReason/ },
  {
    name: "no TLS with an account",
    set: {
      ...host,
      TLS: "if-offered",
      TLS_REASON: "the relay is on this machine",
      ACCOUNT: "x",
      PASSPHRASE_FILE: passphrase,
    },
    says: /account/,
  },
  { name: "an account without a passphrase", set: { ...host, ACCOUNT: "x" }, says: /passphraseFile/ },
  {
    name: "a key without a selector",
    set: { ...host, DOMAIN: "x.example", DKIM_KEY_FILE: key },
    says: /together/,
  },
  { name: "a key that is too short", set: { ...host, ...domain, DKIM_KEY_FILE: shortKey }, says: /2048/ },
  {
    name: "a key that is none",
    set: { ...host, ...domain, DKIM_KEY_FILE: passphrase },
    says: /no private key/,
  },
  {
    name: "a file that is not there",
    set: { ...host, ...domain, DKIM_KEY_FILE: "/nowhere" },
    says: /cannot be read/,
  },
  {
    name: "a bounce address without room for a token",
    set: { ...host, ...domain, BOUNCES: `${"b".repeat(20)}@x.example` },
    says: /bounces/,
  },
  { name: "a domain that would end a line", set: { ...host, DOMAIN: "x.example\r\nX: y" }, says: /domain/ },
  { name: "senders that are no list", set: { ...host, SENDERS_FILE: passphrase }, says: /not JSON/ },
];
for (const { name, set, says } of wrong)
  test(`settings that cannot be used: ${name}`, async () => {
    const read = await readMailSettings(environmentOf(set));
    assert.ok(!read.ok);
    assert.match(read.problem.why, says);
    assert.doesNotMatch(read.problem.why, /correct horse/);
  });

test("several senders come from a file, each domain once", async () => {
  const one = { domain: "a.example", dkimSelector: "s", dkimKeyFile: key, bounces: "b@a.example" };
  const two = await file("senders.json", JSON.stringify([one, { domain: "b.example" }]));
  const { senders } = await settingsIn({ ...host, SENDERS_FILE: two });
  assert.deepEqual(
    senders.map(({ domain, dkim }) => [domain, dkim === null]),
    [
      ["a.example", false],
      ["b.example", true],
    ],
  );
  const twice = await file("twice.json", JSON.stringify([one, one]));
  assert.equal((await readMailSettings(environmentOf({ ...host, SENDERS_FILE: twice }))).ok, false);
});

test("the check says what is wrong, and what a DKIM record must say", async () => {
  const settings = { ...(await settingsIn({ ...host, ...domain })), host: "127.0.0.1", port: 1 };
  const own = dkimRecord(settings.senders[0]!.dkim!.key);
  const found = async (lookUp: Parameters<typeof checkMail>[1]): Promise<readonly (boolean | null)[]> => {
    const findings: Finding[] = [];
    for await (const one of checkMail(settings, lookUp, { to: "a@b.example", from: "a@northmere.example" }))
      findings.push(one);
    assert.ok(findings[1]?.ok === true || findings[1]?.line.includes(own));
    return findings.map(({ ok }) => ok);
  };
  const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
  // Nothing is sent where nothing can be reached.
  assert.deepEqual(await found(async () => [[own.slice(0, 100), own.slice(100)]]), [false, true, null]);
  assert.deepEqual(await found(async () => [["v=DKIM1; p=x"]]), [false, false, null]);
  assert.deepEqual(await found(failing("ENOTFOUND")), [false, false, null]);
  assert.deepEqual(await found(failing("ETIMEOUT")), [false, null, null]);
});

test("a bounce from the pipe becomes a receipt of its attempt, once; what is nobody's is kept for a person", async () => {
  const data = await mkdtemp(join(folder, "data-"));
  const bounceKey = createSecretKey(Buffer.alloc(32, 9));
  const attempt = `N-${randomUUID()}.2`;
  const [failed, , , , , , , , , , , , , complaint] = samples;
  assert.equal(complaint.is.kind === "report" && complaint.is.state, "complained");
  const own = attemptToken(bounceKey, attempt)!;
  const mails = [
    failed.mail.replaceAll(sampleToken, own),
    complaint.mail.replaceAll(sampleToken, own),
    // Made up by somebody who knows how a token looks.
    failed.mail,
    "From: ada@example.org\r\nSubject: Thank you\r\n\r\nI have it.",
    "From: ada@example.org\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.",
  ];
  for (const mail of mails) {
    const recipient = "bounce@northmere.example\r\nX: y";
    assert.equal(await receiveMail({ data, recipient }, Readable.from([Buffer.from(mail)])), 0);
  }
  assert.equal(await receiveMail({ data }, Readable.from([])), 1);
  const inbox = join(data, "bounces", "new");
  await symlink("/etc/hostname", join(inbox, "link"));
  await mkdir(join(inbox, "folder"));
  const receipts: Receipt[] = [];
  const now = new Date("2026-01-05T10:00:00Z");
  const ports: BouncePorts = {
    receipts: {
      async record(_, some, entries) {
        receipts.push(...some);
        entries(some);
        return { known: some.length };
      },
    },
    subscriptions: { endReturned: async () => 0 },
    attemptOf: (token) => attemptOfToken(bounceKey, token),
    now: () => now,
  };
  const said: string[] = [];
  const log = { error: (line: string) => said.push(line), info: () => {} } as never;
  assert.equal(await takeBouncesIn(ports, join(data, "bounces"), log), 3);
  // Of the two the complaint is the later, and a day yet to come counts as now.
  assert.deepEqual(receipts, [{ attempt, state: "complained", code: "abuse", from: "smtp", at: now }]);
  assert.deepEqual(await readdir(inbox), []);
  assert.equal((await readdir(join(data, "bounces", "aside"))).length, 4);
  assert.doesNotMatch(said.join(), /ada|@/i);
  assert.equal(await takeBouncesIn(ports, join(data, "bounces"), log), 0);
});

test("a data folder that cannot be written to asks the mail server to try again", async () => {
  const taken = await file("taken", "");
  assert.equal(await receiveMail({ data: taken }, Readable.from([Buffer.from("x")])), 75);
});

function environmentOf(set: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(set).map(([name, value]) => [`CANDOUR_SMTP_${name}`, value]));
}

async function settingsIn(set: Readonly<Record<string, string>>) {
  const read = await readMailSettings(environmentOf(set));
  assert.ok(read.ok && read.value !== null, read.ok ? "" : read.problem.why);
  return read.value;
}
