/** GOV.UK Notify, as the environment says. */
import { readFile } from "node:fs/promises";
import {
  type NotifySettings,
  type NotifySettingsProblem,
  notifySettingsOf,
} from "../../deliver/notify/settings.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";

export async function readNotifySettings(
  environment: NodeJS.ProcessEnv,
): Promise<Outcome<readonly NotifySettings[], NotifySettingsProblem>> {
  const file = environment["CANDOUR_NOTIFY_FILE"] ?? "";
  try {
    return notifySettingsOf(environment, file === "" ? null : await readFile(file, "utf8"));
  } catch {
    return failed({ kind: "failed", why: "The file in CANDOUR_NOTIFY_FILE cannot be read." });
  }
}
