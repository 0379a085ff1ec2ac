/** Starts the public site's process and starts it again when it falls over. */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Log } from "../../watch/log.ts";

export type SiteProcess = { readonly url: string; close(): Promise<void> };
export type SiteProblem = { readonly kind: "port-taken" | "port-not-allowed" | "site-failed" };
export type SiteSettings = {
  readonly site: string;
  readonly hatch: string;
  readonly port: number;
  readonly host: string;
  readonly logJson: boolean;
};

const patience = 15_000;

export async function runPublicSite(
  settings: SiteSettings,
  log: Log,
): Promise<Outcome<SiteProcess, SiteProblem>> {
  const first = await start(settings);
  if (!first.ok) return first;
  const { url } = first.value;
  let child = first.value.child;
  let closed = false;
  const keep = (current: ChildProcess): void => {
    current.once("exit", () => {
      if (closed) return;
      log.error("The public site stopped; it is being started again.");
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
  const keepTrying = (): void => log.error("The public site could not be started again; its port is taken.");
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

/** What the public's process needs to know, and no more: what opens the record is none of its business. */
export function environmentOf(all: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const needed = ["PATH", "LANG", "TZ", "TMPDIR", "SystemRoot", "TEMP", "NODE_OPTIONS", "NODE_COMPILE_CACHE"];
  const own = ["CANDOUR_PUBLIC_URL", "CANDOUR_PROXIES", "CANDOUR_METRICS_TOKEN", "CANDOUR_DEBUG"];
  return Object.fromEntries(
    [...needed, ...own].flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])),
  );
}

function start({ site, hatch, port, host, logJson }: SiteSettings): Promise<Outcome<Started, SiteProblem>> {
  const child = fork(
    join(import.meta.dirname, "public-site.ts"),
    [
      "--site",
      site,
      "--hatch",
      hatch,
      "--port",
      String(port),
      "--host",
      host,
      ...(logJson ? ["--log-json"] : []),
    ],
    {
      env: environmentOf(process.env),
      execArgv: ["--disable-warning=ExperimentalWarning"],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
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
