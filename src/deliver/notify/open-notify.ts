/**
 * GOV.UK Notify as a carrier. It knows no message twice, so nothing is given to it again before it was asked: an answer
 * that is lost is "unknown", and only what was certainly not taken is "unavailable".
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Channel } from "../../domain/notices/notice.ts";
import type { Carrier, Delivery, OutgoingMessage } from "../../respond/courier.ts";
import { type AskSettings, askNotify, usualAsk } from "./ask-notify.ts";
import { type GivePorts, type Prepared, prepare } from "./give.ts";
import { saidBy } from "./said.ts";
import type { NotifyService } from "./service.ts";

export type NotifyPorts = GivePorts & {
  readonly services: readonly NotifyService[];
  readonly channels: readonly Channel[];
  readonly batch?: number;
  /** After the beginning of a batch nothing is given any more: its lease must outlive what is under way. */
  readonly giveForMs?: number;
  readonly ask?: AskSettings;
  /** Told why messages wait, and null when they go again: for whoever watches. Nothing of any message is in it. */
  tell?(why: string | null): void;
};

/** Three seconds' worth: whoever stops it waits no longer, and a kill leaves no more in doubt. */
const usualBatch = 150;
/** The least for which a service may keep its messages. */
const remembersMs = 3 * 24 * 3_600_000;
const usualGiveForMs = 45_000;
const mostUnderWay = 100;
/** As many answers lost in a row, and Notify is taken to be down. */
const patience = 10;
const mostTries = 6;

export function openNotify(ports: NotifyPorts): Carrier {
  const { services, channels, batch = usualBatch, giveForMs = usualGiveForMs } = ports;
  return {
    name: "notify",
    channels,
    batch,
    remembersMs,
    // What was begun last, and the answer that it waits for, with room to spare.
    leaseMs: giveForMs + 75_000,
    carry: (messages) => carryAll(messages, ports, performance.now() + giveForMs),
    ask: (references) => askNotify(services, references, ports.ask ?? usualAsk),
  };
}

async function carryAll(
  messages: readonly OutgoingMessage[],
  ports: NotifyPorts,
  by: number,
): Promise<readonly Delivery[]> {
  const deliveries: Delivery[] = [];
  const run = { lost: 0, by };
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < messages.length; at = next++)
      deliveries[at] = await carryOne(messages[at]!, ports, run);
  };
  await Promise.all(Array.from({ length: Math.min(mostUnderWay, messages.length) }, worker));
  tellOf(deliveries, ports);
  return deliveries;
}

/** One that went is enough to say that they go. */
function tellOf(deliveries: readonly Delivery[], { tell }: NotifyPorts): void {
  const waiting = deliveries.find(({ kind }) => kind === "unavailable");
  if (deliveries.some(({ kind }) => kind === "sent")) tell?.(null);
  else if (waiting?.kind === "unavailable") tell?.(waiting.why);
}

type Run = { lost: number; readonly by: number };

async function carryOne(message: OutgoingMessage, ports: NotifyPorts, run: Run): Promise<Delivery> {
  const { channel } = message;
  const service = serviceOf(message, ports.services);
  if (service === undefined)
    return { kind: "unavailable", why: "No service at GOV.UK Notify is set for this authority." };
  let prepared: Prepared | undefined;
  for (let tried = 1; ; tried++) {
    if (run.lost >= patience)
      return { kind: "unavailable", why: "GOV.UK Notify answers nothing.", retryAfterMs: 15_000 };
    const free = await service.day.take(channel).catch(() => null);
    if (free === null)
      return { kind: "unavailable", why: "How many were sent today cannot be read from the record." };
    if (!free) return dayIsFull(service);
    // A letter takes a while to write: not where none is taken any more.
    prepared ??= await prepare(service, message, ports).catch(unwritten);
    if (prepared.kind !== "ready") {
      service.day.giveBack(channel);
      return prepared;
    }
    if (!(await service.bucket.take(run.by))) {
      service.day.giveBack(channel);
      return { kind: "unavailable", why: "It was not its turn yet.", retryAfterMs: 0 };
    }
    try {
      const provider = await prepared.send();
      service.bucket.wentWell();
      run.lost = 0;
      // Taken, as far as anybody can tell; without an id only asking shows.
      if (provider === "")
        return { kind: "unknown", why: "GOV.UK Notify answered without saying what it took." };
      return { kind: "sent", already: false, provider };
    } catch (error) {
      const said = saidBy(error);
      if (said.kind === "unknown") {
        run.lost += 1;
        return said;
      }
      service.day.giveBack(channel);
      if (said.kind === "day-is-full") {
        service.day.full(channel);
        return dayIsFull(service);
      }
      if (said.kind !== "too-fast") return said;
      service.bucket.slowDown();
      if (tried >= mostTries)
        return { kind: "unavailable", why: "GOV.UK Notify takes no more just now.", retryAfterMs: 5_000 };
      await pause(Math.random() * 250);
    }
  }
}

/** Nothing was sent: what one message breaks on must not keep all others waiting, nor come again for ever. */
function unwritten(error: unknown): Prepared {
  const name = error instanceof Error ? error.name : "unknown";
  return { kind: "refused", why: `The message could not be written (${name}).` };
}

/** With one service for all it is that; with one for each authority nobody's message goes out under another's name. */
function serviceOf(
  { authority }: OutgoingMessage,
  services: readonly NotifyService[],
): NotifyService | undefined {
  return services.find(({ settings }) => settings.authority === null || settings.authority === authority);
}

function dayIsFull({ day }: NotifyService): Delivery {
  return {
    kind: "unavailable",
    why: "GOV.UK Notify takes no more of this channel today; it goes on after midnight UTC.",
    // Not all in the same second.
    retryAfterMs: day.untilMidnightMs() + 1_000 + Math.floor(Math.random() * 60_000),
  };
}
