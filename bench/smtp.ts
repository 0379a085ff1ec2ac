/**
 * E-mails a second over SMTP to a sink in a process of its own: the true carrier, from messages as the outbox gives them;
 * beside it nodemailer, pooled and not, which compose the same words.
 *   node bench/smtp.ts [--messages 5000] [--rounds 3] [--connections 10]
 */
import { fork } from "node:child_process";
import { createSecretKey, generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createTransport } from "nodemailer";
import type { MailSettings } from "../src/deliver/smtp/settings.ts";
import { smtpCarrier } from "../src/deliver/smtp/smtp-carrier.ts";
import type { OutgoingMessage } from "../src/respond/courier.ts";

const sentence = "Be wary of calls, texts and emails that ask for your details, and check with us first. ";

const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "5000" },
    rounds: { type: "string", default: "3" },
    connections: { type: "string", default: "10" },
  },
});
const [count, rounds, connections] = [values.messages, values.rounds, values.connections].map(Number) as [
  number,
  number,
  number,
];
const sink = fork(join(import.meta.dirname, "smtp", "sink.ts"));
const [{ port }] = (await once(sink, "message")) as [{ port: number }];
const messages = Array.from({ length: count }, (_, at) => messageFor(at));
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
const ed25519 = generateKeyPairSync("ed25519").privateKey;

const contenders = {
  "the carrier, DKIM with RSA-2048": () => carried(rsa),
  "the carrier, DKIM with Ed25519": () => carried(ed25519),
  "the carrier, unsigned": () => carried(null),
  "nodemailer pooled, DKIM with RSA-2048": () => bare(true, rsa),
  "nodemailer pooled, unsigned": () => bare(true, null),
  "nodemailer unpooled, unsigned": () => bare(false, null),
};
type Figure = { readonly rate: number; readonly own: number; readonly sink: number };
const figures = new Map<string, Figure[]>();
for (let round = 0; round < rounds; round++)
  for (const [name, run] of Object.entries(contenders)) {
    const before = await sinkNow();
    const [started, used] = [performance.now(), process.cpuUsage()];
    await run();
    const seconds = (performance.now() - started) / 1000;
    const own = msOf(process.cpuUsage(used)) / count;
    const after = await sinkNow();
    if (after.taken - before.taken !== count)
      throw new Error(`${name}: the sink took ${after.taken - before.taken} of ${count}`);
    const figure = { rate: count / seconds, own, sink: (msOf(after.used) - msOf(before.used)) / count };
    figures.set(name, [...(figures.get(name) ?? []), figure]);
    process.stdout.write(`${line(name, [figure])}\n`);
  }
process.stdout.write("\nMedians\n");
for (const [name, all] of figures) process.stdout.write(`${line(name, all)}\n`);
sink.disconnect();

async function carried(key: KeyObject | null): Promise<void> {
  const settings: MailSettings = {
    ...{ host: "127.0.0.1", port, tls: "if-offered", login: null, connections, messagesEach: 1000 },
    ...{ connectMs: 10_000, answerMs: 60_000, receipts: "failures" },
    senders: [
      {
        domain: "northmere.example",
        dkim: key === null ? null : { selector: "candour", key },
        bounces: "bounce@northmere.example",
      },
    ],
  };
  const carrier = smtpCarrier(settings, createSecretKey(Buffer.alloc(32, 7)));
  for (let at = 0; at < count; at += carrier.batch) {
    const deliveries = await carrier.carry(messages.slice(at, at + carrier.batch));
    const lost = deliveries.find(({ kind }) => kind !== "sent");
    if (lost !== undefined) throw new Error(`not sent: ${JSON.stringify(lost)}`);
  }
  carrier.close();
}

async function bare(pool: boolean, key: KeyObject | null): Promise<void> {
  const mailer = createTransport({
    ...{ host: "127.0.0.1", port, ignoreTLS: true, maxConnections: connections, maxMessages: 1000 },
    ...(pool ? { pool: true as const } : {}),
    ...(key === null
      ? {}
      : {
          dkim: {
            domainName: "northmere.example",
            keySelector: "candour",
            privateKey: key.export({ type: "pkcs8", format: "pem" }) as string,
          },
        }),
  } as Parameters<typeof createTransport>[0]);
  const text = textOf(messages[0]!);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const { to, words, reference } = messages[next++]!;
      await mailer.sendMail({
        ...{ from: "Northmere Council <dpo@northmere.example>", to, subject: words.subject, text },
        ...{
          html: `<p>${text.replaceAll("\n\n", "</p><p>")}</p>`,
          messageId: `<${reference}@northmere.example>`,
        },
      });
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  mailer.close();
}

type SinkNow = { readonly taken: number; readonly used: NodeJS.CpuUsage };

async function sinkNow(): Promise<SinkNow> {
  sink.send("how many");
  const [now] = (await once(sink, "message")) as [SinkNow];
  return now;
}

function line(name: string, all: readonly Figure[]): string {
  const median = (of: (one: Figure) => number): number =>
    all.map(of).toSorted((a, b) => a - b)[all.length >> 1]!;
  const own = median((one) => one.own);
  const words = `${own.toFixed(2)} ms of processor each, the sink ${median((one) => one.sink).toFixed(2)}`;
  return `${name.padEnd(40)} ${median((one) => one.rate).toFixed(0)} a second; ${words}: ${(1000 / own).toFixed(0)} a second of a core`;
}

function msOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function textOf({ words }: OutgoingMessage): string {
  return words.blocks
    .map((block) => (block.kind === "list" ? block.items.join("\n") : block.text))
    .join("\n\n");
}

/** As long as a notice is. */
function messageFor(at: number): OutgoingMessage {
  const reference = `N-${randomUUID()}`;
  return {
    reference,
    attemptReference: `${reference}.1`,
    personReference: `P-${at}`,
    channel: "email",
    to: `somebody.${at}@example.net`,
    name: `Somebody Made Up ${at}`,
    words: {
      subject: "Northmere Council: information about you was taken",
      blocks: [
        { kind: "paragraph", text: `Dear Somebody Made Up ${at}` },
        { kind: "paragraph", text: sentence.repeat(3) },
        { kind: "heading", text: "What was taken" },
        { kind: "list", items: ["your name and address", "your bank account", "your date of birth"] },
        { kind: "heading", text: "What you can do" },
        { kind: "paragraph", text: sentence.repeat(4) },
        { kind: "subheading", text: "Your bank" },
        { kind: "list", items: [sentence, sentence, sentence] },
        { kind: "heading", text: "How to check that this is from us" },
        { kind: "paragraph", text: sentence.repeat(2) },
      ],
      short: "Northmere Council: information about you was taken.",
    },
    from: {
      name: "Northmere Council",
      email: "dpo@northmere.example",
      address: ["Town Hall", "Northmere", "W8 1AA"],
    },
    date: new Date("2026-01-05T09:00:00Z"),
  };
}
