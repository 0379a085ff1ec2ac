/** Starts the public site's process and starts it again when it falls over. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { done, failed, type Outcome } from "../domain/outcome.ts";

export type SiteProcess = { readonly url: string; close(): Promise<void> };
export type SiteProblem = { readonly kind: "port-taken" | "port-not-allowed" | "site-failed" };
export type SiteSettings = { readonly site: string; readonly port: number; readonly host: string };

const patience = 15_000;

export async function runPublicSite(
  settings: SiteSettings,
  say: (line: string) => void,
): Promise<Outcome<SiteProcess, SiteProblem>> {
  const first = await start(settings);
  if (!first.ok) return first;
  const { url } = first.value;
  let child = first.value.child;
  let closed = false;
  const keep = (current: ChildProcess): void => {
    current.once("exit", () => {
      if (closed) return;
      say("The public site stopped; it is being started again.");
      setTimeout(() => {
        if (closed) return;
        void start({ ...settings, port: Number(new URL(url).port) }).then((again) => {
          if (!again.ok) return keepTrying();
          child = again.value.child;
          keep(child);
        });
      }, 500).unref();
    });
  };
  const keepTrying = (): void => say("The public site could not be started again; its port is taken.");
  keep(child);
  return done({
    url,
    async close() {
      closed = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const hard = setTimeout(() => child.kill("SIGKILL"), 3000);
      await gone;
      clearTimeout(hard);
    },
  });
}

type Started = { readonly child: ChildProcess; readonly url: string };

function start({ site, port, host }: SiteSettings): Promise<Outcome<Started, SiteProblem>> {
  const child = fork(
    join(import.meta.dirname, "public-site.ts"),
    ["--site", site, "--port", String(port), "--host", host],
    { execArgv: ["--disable-warning=ExperimentalWarning"], stdio: ["ignore", "ignore", "inherit", "ipc"] },
  );
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      child.kill("SIGKILL");
      resolve(failed({ kind: "site-failed" }));
    }, patience);
    child.once("exit", () => {
      clearTimeout(late);
      resolve(failed({ kind: "site-failed" }));
    });
    child.once("message", (message: { readonly url?: string; readonly problem?: SiteProblem }) => {
      clearTimeout(late);
      resolve(message.url !== undefined ? done({ child, url: message.url }) : failed(message.problem!));
    });
  });
}
