/** Which carrier takes which channel, and what is set for each, as the environment says. */
import { z } from "zod";
import type { NotifySettings } from "../../deliver/notify/settings.ts";
import type { MailSettings } from "../../deliver/smtp/settings.ts";
import { type Channel, channels } from "../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type CarrierName, carrierNames } from "../../respond/courier.ts";
import { readMailSettings } from "../mail/mail-settings.ts";
import { readNotifySettings } from "./notify-settings.ts";

export type ChannelSettings = {
  readonly chosen: Readonly<Partial<Record<Channel, CarrierName>>>;
  readonly notify: readonly NotifySettings[];
  readonly smtp: MailSettings | null;
  /** Who has it may bring Notify's receipts; null: nobody. */
  readonly notifyBearer: string | null;
};
type Problem = { readonly kind: "failed"; readonly why: string };

const pair = z.tuple([z.enum(channels), z.enum(carrierNames)]);
const shortestBearer = 20;

export async function readChannelSettings(
  environment: NodeJS.ProcessEnv,
): Promise<Outcome<ChannelSettings, Problem>> {
  const notify = await readNotifySettings(environment);
  if (!notify.ok) return notify;
  const smtp = await readMailSettings(environment);
  if (!smtp.ok) return smtp;
  const chosen = chosenIn(environment["CANDOUR_CHANNELS"] ?? "");
  if (!chosen.ok) return chosen;
  if (notify.value.length === 0 && Object.values(chosen.value).includes("notify"))
    return failed({
      kind: "failed",
      why: "CANDOUR_CHANNELS names notify, for which nothing is set. Set CANDOUR_NOTIFY_KEY, or CANDOUR_NOTIFY_FILE.",
    });
  if (smtp.value === null && Object.values(chosen.value).includes("smtp"))
    return failed({
      kind: "failed",
      why: "CANDOUR_CHANNELS names smtp, for which nothing is set. Set CANDOUR_SMTP_HOST.",
    });
  for (const [carrier, channel] of [
    ["smtp", "email"],
    ["print", "letter"],
  ] as const)
    if (channels.some((one) => one !== channel && chosen.value[one] === carrier))
      return failed({ kind: "failed", why: `CANDOUR_CHANNELS: ${carrier} takes ${channel}s alone.` });
  const bearer = environment["CANDOUR_NOTIFY_BEARER"] ?? "";
  if (bearer !== "" && !new RegExp(`^[\\x21-\\x7e]{${shortestBearer},512}$`, "u").test(bearer))
    return failed({
      kind: "failed",
      why: `CANDOUR_NOTIFY_BEARER must be one word of ${shortestBearer} characters or more.`,
    });
  return done({
    ...{ chosen: chosen.value, notify: notify.value, smtp: smtp.value },
    notifyBearer: bearer === "" ? null : bearer,
  });
}

/** "email=notify,text=notify,letter=outbox" */
export function chosenIn(written: string): Outcome<ChannelSettings["chosen"], Problem> {
  const chosen: Partial<Record<Channel, CarrierName>> = {};
  for (const part of written.split(",").map((one) => one.trim())) {
    if (part === "") continue;
    const read = pair.safeParse(part.split("=").map((one) => one.trim()));
    if (!read.success || chosen[read.data[0]] !== undefined)
      return failed({
        kind: "failed",
        why: `CANDOUR_CHANNELS cannot be used at “${part.slice(0, 40)}”: name each of ${channels.join(", ")} once at the most, with one of ${carrierNames.join(", ")}, such as email=notify.`,
      });
    chosen[read.data[0]] = read.data[1];
  }
  return done(chosen);
}
