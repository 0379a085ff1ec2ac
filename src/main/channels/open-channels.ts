/** What carries messages out of the house, as it is set up here: each with the code by which it can be checked. */
import type { Sql } from "postgres";
import { writeLetter } from "../../deliver/letter/write-letter.ts";
import type { WriteLetter } from "../../deliver/notify/give.ts";
import { whyNoLetter } from "../../deliver/outbox/content-of.ts";
import { outboxHas } from "../../deliver/outbox/outbox-courier.ts";
import { smtpCarrier } from "../../deliver/smtp/smtp-carrier.ts";
import type { Courier } from "../../respond/courier.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import type { Log } from "../../watch/log.ts";
import { carrierWithCodes, giveBack } from "../genuine/carrier-with-codes.ts";
import { withCodes } from "../genuine/open-codes.ts";
import type { Places } from "../places.ts";
import type { ChannelSettings } from "./channel-settings.ts";
import { courierOver } from "./courier-over.ts";
import { type Carriers, openCarriers, outboxCarrier } from "./open-carriers.ts";
import { type NotifyChannel, openNotifyChannel } from "./open-notify-channel.ts";
import { openPrintChannel, type PrintChannel } from "./open-print-channel.ts";

/** A batch of letters takes about a second; a crash holds its messages back no longer than this. */
const leaseMs = 30_000;

export type Channels = Carriers &
  PrintChannel["desk"] & {
    readonly courier: Courier;
    readonly leaseMs: number;
    readonly notify: NotifyChannel;
    /** Ends connections that stand. */
    close(): void;
  };
/** `carried`: the outbox folder. `courier`: for what is no notice, such as briefings and answers. */
export async function openChannels(
  sql: Sql,
  ring: KeyRing,
  places: Pick<Places, "hatch" | "content" | "print" | "outbox">,
  {
    carried,
    address,
    settings,
    now,
    log,
  }: {
    readonly carried: Courier;
    address(): string;
    readonly settings: ChannelSettings;
    now(): Date;
    readonly log: Log;
  },
): Promise<Channels> {
  const ofCodes = { ...places, address };
  const courier = await withCodes(sql, ring, ofCodes, carried);
  const print = await withCodes(sql, ring, ofCodes, giveBack);
  const notify = openNotifyChannel(sql, settings, {
    ...{ writeLetter: asPdf, now, log },
    ownAddresses: () => [address()].filter((own) => own.startsWith("https://")),
  });
  const mail = settings.smtp === null ? null : smtpCarrier(settings.smtp, ring.derived("bounce"));
  const printing = openPrintChannel(sql, ring, { folder: places.print, now });
  const others = [notify.carrier, mail, printing.carrier].filter((carrier) => carrier !== null);
  const all = [
    outboxCarrier(courier, leaseMs, outboxHas(places.outbox)),
    ...others.map((carrier) => carrierWithCodes(carrier, print)),
  ];
  const close = (): void => {
    notify.close();
    mail?.close();
  };
  const carriers = openCarriers(all, settings.chosen);
  return {
    courier: courierOver(carriers, courier),
    ...{ leaseMs, notify, close, ...printing.desk, ...carriers },
  };
}

const asPdf: WriteLetter = async (message) => {
  const letter = await writeLetter(message);
  return letter.ok ? letter.value : { why: whyNoLetter(letter.problem) };
};
