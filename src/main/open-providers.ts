/** The bodies' own sign-ins, as the environment says. */
import { readFile } from "node:fs/promises";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { openProvider } from "../provider/provider.ts";
import { type SettingsProblem, settingsOf } from "../provider/settings.ts";
import type { Provider } from "../respond/account-ports.ts";

export async function openProviders(
  environment: NodeJS.ProcessEnv,
): Promise<Outcome<readonly Provider[], SettingsProblem>> {
  const file = environment["CANDOUR_OIDC_FILE"] ?? "";
  let text: string | null = null;
  try {
    if (file !== "") text = await readFile(file, "utf8");
  } catch {
    return failed({ kind: "failed", why: "The file in CANDOUR_OIDC_FILE cannot be read." });
  }
  const settings = settingsOf(environment, text);
  return settings.ok ? done(settings.value.map((one) => openProvider(one))) : settings;
}
