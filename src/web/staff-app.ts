/** The staff app: one process' web server for the people who run the response. */
import type { AddressInfo } from "node:net";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { createApp } from "./app.ts";
import type { AppSettings } from "./settings.ts";

export type StaffAppSettings = AppSettings & {
  /** 0: any that is free. */
  readonly port: number;
};
export type StaffApp = { readonly url: string; close(): Promise<void> };

export async function startStaffApp(
  settings: StaffAppSettings,
): Promise<Outcome<StaffApp, { kind: "port-taken" | "port-not-allowed" }>> {
  const app = await createApp(settings);
  try {
    await app.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    await app.close();
    const code = (error as { readonly code?: string }).code;
    if (code === "EADDRINUSE") return failed({ kind: "port-taken" });
    if (code === "EACCES") return failed({ kind: "port-not-allowed" });
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  // By name: passkeys belong to one, and an address of numbers is none. Both lead here.
  const local = settings.host === "127.0.0.1" || settings.host === "::1";
  const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return done({ url: `http://${local ? "localhost" : host}:${port}`, close: () => app.close() });
}
