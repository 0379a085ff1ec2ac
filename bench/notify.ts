/**
 * Messages a second through GOV.UK Notify's stand-in at its own limits, and how often it had to say "too fast": our carrier,
 * and beside it Notify's plain client with a hundred requests under way and a second's wait after each refusal. Half way
 * ours is opened anew, as after a crash.
 * Usage: node bench/notify.ts [SECONDS]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { NotifyClient } from "notifications-node-client";
import { openNotify } from "../src/deliver/notify/open-notify.ts";
import { openService } from "../src/deliver/notify/service.ts";
import type { NotifySettings } from "../src/deliver/notify/settings.ts";
import type { Carrier, OutgoingMessage } from "../src/respond/courier.ts";
import { keyOf, templateIds } from "../test/notify/settings.ts";

const seconds = Number(process.argv[2] ?? 180);
const standInFile = join(import.meta.dirname, "../test/notify/process.ts");

type Figures = { readonly requests: number; readonly taken: number; readonly tooFast: number };
type Peer = { readonly child: ChildProcess; readonly url: string };

async function standIn(): Promise<Peer> {
  // As far away as Notify is: 40 to 160 milliseconds, now and then more.
  const changes = JSON.stringify({ answerMs: [40, 160], deliveredAfterMs: [500, 3000] });
  const child = spawn(process.execPath, [standInFile, "0", "", changes], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, url: line.toString().trim() };
}

async function figuresOf({ url }: Peer): Promise<Figures> {
  return (await (await fetch(`${url}/stand-in/figures`)).json()) as Figures;
}

function messageOf(number: number): OutgoingMessage {
  const reference = `N-${number}`;
  return {
    ...{ reference, attemptReference: `${reference}.1`, channel: "email", to: `p${number}@example.org` },
    name: "Ada Example",
    words: {
      subject: "Your information was taken",
      blocks: [{ kind: "paragraph", text: "Dear Ada Example. ".repeat(60) }],
      short: "",
    },
    from: { name: "Northmere Council", email: "dpo@northmere.example", address: [] },
    date: new Date(),
  };
}

function openOurs(url: string): Carrier {
  const settings: NotifySettings = {
    ...{ authority: null, baseUrl: url, apiKey: keyOf("live") },
    ...{ letters: "pdf", postage: "second" },
    templates: { email: templateIds.email, text: null, letter: null },
    ...{ replyToId: null, textSenderId: null, perMinute: 3_000 },
    perDay: { email: 10_000_000, text: 1, letter: 1 },
  };
  const service = openService(settings, { now: () => new Date(), given: async () => 0 });
  return openNotify({
    services: [service],
    channels: ["email"],
    writeLetter: async () => ({ why: "none" }),
    ownAddresses: () => [],
  });
}

/** Two batches at once, as the sending loop does. */
async function ours(peer: Peer, until: number): Promise<number> {
  let others = 0;
  const carrier = openOurs(peer.url);
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const batch = Array.from({ length: carrier.batch }, () => messageOf(next++));
      for (const { kind } of await carrier.carry(batch)) if (kind !== "sent") others++;
    }
  };
  await Promise.all([lane(), lane()]);
  return others;
}

/** Half way anew, as after a crash: of what was spent before it knows nothing. */
async function oursAndAgain(peer: Peer, until: number): Promise<number> {
  const half = performance.now() + (until - performance.now()) / 2;
  return (await ours(peer, half)) + (await ours(peer, until));
}

async function plain(peer: Peer, until: number): Promise<void> {
  const client = new NotifyClient(peer.url, keyOf("live"));
  let number = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const { to, words, reference } = messageOf(number++);
      const personalisation = { subject: words.subject, body: "Dear Ada Example. ".repeat(60) };
      for (let sent = false; !sent && performance.now() < until; ) {
        try {
          await client.sendEmail(templateIds.email, to, { personalisation, reference });
          sent = true;
        } catch {
          await pause(1_000);
        }
      }
    }
  };
  await Promise.all(Array.from({ length: 100 }, worker));
}

let next = 0;
const limits = [await standIn(), await standIn()] as const;
try {
  const began = performance.now();
  const until = began + seconds * 1_000;
  const [others] = await Promise.all([oursAndAgain(limits[0], until), plain(limits[1], until)]);
  const took = (performance.now() - began) / 1_000;
  for (const [name, peer] of [
    ["ours", limits[0]],
    ["plain client", limits[1]],
  ] as const) {
    const { taken, tooFast, requests } = await figuresOf(peer);
    process.stdout.write(
      `${name}: ${taken} taken in ${took.toFixed(1)} s, ${(taken / took).toFixed(2)} a second; ${tooFast} refused as too fast, of ${requests} requests${name === "ours" ? `; ${others} not sent in their first try` : ""}\n`,
    );
  }
} finally {
  for (const { child } of limits) child.kill();
}
process.exit();
