/** `candour notify check`: says what works of GOV.UK Notify, and what to set right. */
import { checkNotify } from "../../deliver/notify/check-notify.ts";
import { openService } from "../../deliver/notify/service.ts";
import { readNotifySettings } from "./notify-settings.ts";

export async function checkNotifySettings(): Promise<number> {
  const settings = await readNotifySettings(process.env);
  if (!settings.ok) return complain(settings.problem.why);
  if (settings.value.length === 0)
    return complain("Nothing is set for GOV.UK Notify. Set CANDOUR_NOTIFY_KEY, or CANDOUR_NOTIFY_FILE.");
  let well = true;
  for (const each of settings.value) {
    const service = openService(each, { now: () => new Date(), given: async () => 0 });
    try {
      const name = each.authority === null ? "" : `${each.authority}: `;
      for (const finding of await checkNotify(service)) {
        well &&= finding.well;
        process.stdout.write(`${finding.well ? "ok  " : "NOT "} ${name}${finding.line}\n`);
      }
    } finally {
      service.close();
    }
  }
  return well ? 0 : complain("Set right what is marked NOT, and check again.");
}

function complain(why: string): number {
  process.stderr.write(`candour notify check: ${why}\n`);
  return 1;
}
