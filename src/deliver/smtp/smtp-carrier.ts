/**
 * E-mail by SMTP. Nobody can ask a mail server what became of a message, so whatever may have been taken is unknown, and
 * a person decides. Each message goes at most once for each call: what was not begun is given back as unavailable.
 */
import type { KeyObject } from "node:crypto";
import type { Carrier, Delivery, OutgoingMessage } from "../../respond/courier.ts";
import { type Composed, compose, isAddress, senderOf } from "./compose.ts";
import { type Lines, openLines } from "./lines.ts";
import type { Handed, SmtpFault } from "./session.ts";
import type { MailSettings } from "./settings.ts";
import { verdictOnConnecting, verdictOnMessage } from "./verdict.ts";

export type SmtpCarrier = Carrier & { close(): void };

const hour = 3_600_000;
/** As many as are doubtful after a crash. */
const batch = 100;

export function smtpCarrier(
  settings: MailSettings,
  bounceKey: KeyObject,
  lines: Lines = openLines(settings),
): SmtpCarrier {
  return {
    name: "smtp",
    channels: ["email"],
    ask: null,
    batch,
    // A connection begins no message after one answer's time; the last may take another, and once more if it was dead.
    leaseMs: 3 * settings.answerMs + 4 * settings.connectMs + 60_000,
    carry: (messages) => carryAll(messages, { settings, bounceKey, lines }),
    close: () => lines.close(),
  };
}

type Means = { readonly settings: MailSettings; readonly bounceKey: KeyObject; readonly lines: Lines };

async function carryAll(messages: readonly OutgoingMessage[], means: Means): Promise<readonly Delivery[]> {
  const { connections, answerMs } = means.settings;
  const deliveries: Delivery[] = [];
  const waiting = messages.map((_, at) => at).reverse();
  const until = performance.now() + answerMs;
  /** What kept a connection from coming about. */
  let down: Delivery | null = null;
  let connected = false;
  const work = async (): Promise<void> => {
    while (waiting.length > 0 && (connected || down === null) && performance.now() < until) {
      const at = waiting.pop()!;
      const { delivery, unconnected } = await carryOne(messages[at]!, means);
      if (unconnected) {
        // Servers allow so many at once: those that stand go on with it.
        waiting.push(at);
        down = delivery;
        return;
      }
      connected = true;
      deliveries[at] = delivery;
    }
  };
  await Promise.all(Array.from({ length: Math.min(connections, messages.length) }, work));
  return messages.map((_, at) => deliveries[at] ?? down ?? notBegun);
}

const notBegun: Delivery = {
  kind: "unavailable",
  why: "The mail server is slow: it was not this message's turn.",
};

type Carried = { readonly delivery: Delivery; readonly unconnected: boolean };

async function carryOne(message: OutgoingMessage, means: Means): Promise<Carried> {
  if (!isAddress(message.to))
    return goOn({ kind: "refused", why: "The address is none that a mail server takes." });
  const sender = senderOf(means.settings, message);
  if (sender === undefined)
    return goOn({
      kind: "unavailable",
      why: "The settings name no sender for the domain that this message comes from.",
      retryAfterMs: hour,
    });
  const { bounceKey, settings } = means;
  let composed: Composed;
  try {
    composed = await compose(message, sender, { bounceKey, receipts: settings.receipts });
  } catch {
    // Nothing has left the house: the others of the batch must not be in doubt for it.
    return goOn({ kind: "unavailable", why: "It could not be written or signed here.", retryAfterMs: hour });
  }
  return await hand(composed, means.lines, false);
}

async function hand({ envelope, content }: Composed, lines: Lines, again: boolean): Promise<Carried> {
  let line: Awaited<ReturnType<Lines["take"]>>;
  try {
    line = await lines.take(again);
  } catch (fault) {
    return { delivery: verdictOnConnecting(fault as SmtpFault), unconnected: true };
  }
  const handed = await line.session.send(envelope, content);
  lines.give(line.session);
  if (handed.kind === "taken") {
    const { provider } = handed;
    return goOn({ kind: "sent", already: false, ...(provider === null ? {} : { provider }) });
  }
  // The server had ended it while it stood: nothing was asked for, so nothing was taken.
  if (line.stood && !again && isEnded(handed)) return await hand({ envelope, content }, lines, true);
  return goOn(verdictOnMessage(handed.begun, handed.fault));
}

function isEnded(handed: Handed): boolean {
  if (handed.kind === "taken" || handed.begun) return false;
  return ["ECONNECTION", "ESOCKET"].includes(handed.fault.code ?? "") || handed.fault.responseCode === 421;
}

function goOn(delivery: Delivery): Carried {
  return { delivery, unconnected: false };
}
