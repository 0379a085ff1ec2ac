/** Asks GOV.UK Notify, from time to time, what became of messages of which it has said nothing final. */
import { setTimeout as pause } from "node:timers/promises";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";
import type { NotifyChannel } from "./open-notify-channel.ts";

export async function followOn(
  notify: Pick<NotifyChannel, "followUp" | "followUpEveryMs">,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  let failing = false;
  while (!signal.aborted) {
    await pause(notify.followUpEveryMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      await notify.followUp(signal);
      failing = false;
    } catch (error) {
      if (!failing && !signal.aborted)
        log.error("GOV.UK Notify could not be asked what became of messages.", faultFields(error));
      failing = true;
    }
  }
}
