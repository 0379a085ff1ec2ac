/** GOV.UK Notify, bound to the record: how much was given to it, its receipts, and what it is asked about later. */
import type { Sql } from "postgres";
import type { WriteLetter } from "../../deliver/notify/give.ts";
import { openNotify } from "../../deliver/notify/open-notify.ts";
import { receiptsOf, receiptsSince } from "../../deliver/notify/poll-notify.ts";
import { readCallback } from "../../deliver/notify/read-callback.ts";
import { openService } from "../../deliver/notify/service.ts";
import { channels } from "../../domain/notices/notice.ts";
import type { Carrier } from "../../respond/courier.ts";
import { type FollowedUp, type FollowUpPorts, followUp } from "../../respond/delivery/follow-up.ts";
import { type IntakeFigures, openReceiptIntake } from "../../respond/delivery/receipt-intake.ts";
import { recordReceipts } from "../../respond/delivery/record-receipts.ts";
import { openNotifyAttempts } from "../../store/delivery/notify-attempts.ts";
import { openReceiptStore } from "../../store/delivery/receipts.ts";
import { type Log, silence } from "../../watch/log.ts";
import type { ReceiptDoor } from "../../web/machine/take-receipts.ts";
import type { ChannelSettings } from "./channel-settings.ts";

export type NotifyChannel = {
  /** Null where nothing is set. */
  readonly carrier: Carrier | null;
  readonly door: ReceiptDoor | null;
  /** What came in at the door. */
  figures(): IntakeFigures;
  followUp(signal: AbortSignal): Promise<FollowedUp>;
  /** Where it tells by itself, little is left to ask about: letters, and what was lost. */
  readonly followUpEveryMs: number;
  close(): void;
};

type Ports = {
  readonly writeLetter: WriteLetter;
  ownAddresses(): readonly string[];
  now(): Date;
  readonly log?: Pick<Log, "warn" | "info">;
};

const minute = 60_000;
/** As Notify keeps them, unless its service says otherwise; the less is the safer. */
const rememberedMs = 7 * 24 * 60 * minute;
/** A fifth of the pace is left to asking at the most. */
const poll = { pauseMs: 100, tries: 5 };

export function openNotifyChannel(
  sql: Sql,
  { notify, notifyBearer }: ChannelSettings,
  { writeLetter, ownAddresses, now, log = silence }: Ports,
): NotifyChannel {
  const { givenSince, open } = openNotifyAttempts(sql);
  const services = notify.map((settings) => openService(settings, { now, given: givenSince }));
  const receipts = openReceiptStore(sql);
  const record = (some: Parameters<typeof recordReceipts>[1]) => recordReceipts({ receipts, now }, some);
  const intake = openReceiptIntake({ record });
  // An id is one service's alone: of the others' it knows nothing.
  const each: FollowUpPorts["each"] = async (attempts, signal) => {
    const ids = attempts.flatMap(({ provider }) => (provider === null ? [] : [provider]));
    const found = await Promise.all(services.map((service) => receiptsOf(service, ids, { now }, signal)));
    return found.flat();
  };
  async function* pages(since: Date, signal?: AbortSignal) {
    for (const service of services) yield* receiptsSince(service, since, { now, ...poll }, signal);
  }
  return {
    carrier:
      services.length === 0
        ? null
        : openNotify({ services, channels, writeLetter, ownAddresses, tell: sayOnce(log) }),
    door:
      notifyBearer === null
        ? null
        : { token: notifyBearer, read: (body) => readCallback(body, now()), take: intake.take },
    figures: intake.figures,
    followUp: (signal) =>
      services.length === 0
        ? Promise.resolve({ asked: 0, recorded: 0 })
        : followUp({ open, each, pages, record, now, rememberedMs }, signal),
    followUpEveryMs: notifyBearer === null ? 5 * minute : 60 * minute,
    close() {
      for (const service of services) service.close();
    },
  };
}

/** Why they wait is said when it begins, and when it changes. */
function sayOnce(log: Pick<Log, "warn" | "info">): (why: string | null) => void {
  let said: string | null = null;
  return (why) => {
    if (why === said) return;
    if (why !== null) log.warn("Messages wait for GOV.UK Notify.", { why });
    else log.info("Messages go out by GOV.UK Notify again.");
    said = why;
  };
}
