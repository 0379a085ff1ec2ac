/** Runs the staff app, the public site and the delivery of what is queued, until it is told to stop. */
import { setTimeout as pause } from "node:timers/promises";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";
import { createMetrics, type Metrics } from "../../watch/metrics.ts";
import { proxiesIn, trustsNobody } from "../../watch/proxies.ts";
import { startStaffApp } from "../../web/staff-app.ts";
import { followOn } from "../channels/follow-on.ts";
import { expectClosing } from "../faults.ts";
import type { House } from "../house.ts";
import type { Places } from "../places.ts";
import { newsOn } from "../subscriptions/news-on.ts";
import { keepFreshOn } from "./keep-fresh.ts";
import { runPublicSite } from "./run-public-site.ts";

export type Sites = { readonly staffUrl: string; readonly publicUrl: string; close(): Promise<void> };

export type SitesSettings = {
  readonly house: House;
  readonly places: Places;
  readonly port: number;
  readonly publicPort: number;
  /** Token of the first-run link, where Candour is not set up. */
  readonly setUpToken: string | null;
  readonly log: Log;
  readonly logJson?: boolean;
};

const host = "127.0.0.1";
const deliverEveryMs = 2000;
const takeInEveryMs = 500;
const answerEveryMs = 5000;
const clearEveryRounds = 600;

export async function runSites(
  settings: SitesSettings,
): Promise<Outcome<Sites, { kind: "failed"; why: string }>> {
  const { house, places, port, publicPort, log, logJson = false } = settings;
  const proxies = proxiesIn(process.env["CANDOUR_PROXIES"]);
  if (!proxies.ok)
    return failed({
      kind: "failed",
      why: `CANDOUR_PROXIES names ${proxies.problem.written}, which is no address.`,
    });
  const metrics = createMetrics(house.figures, { ofProcess: true });
  if (house.notify.door !== null) metrics.receipts(house.notify.figures);
  const site = await runPublicSite(
    { site: places.site, hatch: places.hatch, port: publicPort, host, logJson },
    log,
  );
  if (!site.ok)
    return failed({
      kind: "failed",
      why: portWords(site.problem.kind, "public site", publicPort, "--public-port"),
    });
  house.siteIsAt(site.value.url);
  const app = await startStaffApp({
    desk: house.desk,
    port,
    host,
    now: () => new Date(),
    names: namesIn(process.env["CANDOUR_STAFF_NAMES"]),
    ...(proxies.value === trustsNobody ? {} : { trusts: proxies.value }),
    secure: process.env["CANDOUR_SECURE"] === "1",
    // As the public knows it, where a web server stands in front: it is printed on posters.
    publicSiteUrl: publicAddress(process.env["CANDOUR_PUBLIC_URL"]) ?? site.value.url,
    ...{ log, metrics, changes: house.changes, checks: house.checks, cosign: house.cosign },
    ...(house.notify.door === null ? {} : { receipts: house.notify.door }),
    metricsToken: process.env["CANDOUR_METRICS_TOKEN"] || null,
  });
  if (!app.ok) {
    await site.value.close();
    return failed({ kind: "failed", why: portWords(app.problem.kind, "staff app", port, "--port") });
  }
  const stopping = new AbortController();
  const delivering = deliverOn(house, stopping.signal, log, metrics);
  const following = followOn(house.notify, stopping.signal, log);
  const takingIn = takeInOn(house, stopping.signal, log);
  const answering = answerOn(house, stopping.signal, log);
  const telling = newsOn(house.news, stopping.signal, log);
  const refreshing = keepFreshOn(house, places.site, stopping.signal, log);
  return done({
    staffUrl: app.value.url,
    publicUrl: site.value.url,
    async close() {
      stopping.abort();
      await Promise.all([
        app.value.close(),
        site.value.close(),
        delivering,
        following,
        takingIn,
        answering,
        telling,
        refreshing,
      ]);
    },
  });
}

function publicAddress(named: string | undefined): string | null {
  return named !== undefined && /^https?:\/\//iu.test(named) && URL.canParse(named) ? named : null;
}

/** Host names by which a web server in front of the staff app asks for it, separated by commas. */
function namesIn(list: string | undefined): readonly string[] {
  return (list ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** Sends what is queued as it comes, each queue by itself: notices that take days hold up no answer. */
async function deliverOn(house: House, signal: AbortSignal, log: Log, metrics: Metrics): Promise<void> {
  const { desk, asked, complained } = house;
  const again = (work: () => Promise<Tally>) => keepDelivering(work, signal, log, metrics);
  await Promise.all([
    again(() => desk.deliverPending(undefined, signal)),
    again(() => desk.deliverBriefings(signal)),
    again(() => asked.deliver(signal)),
    again(() => complained.deliver(signal)),
    // While a wave's messages are with a carrier, it goes on being watched.
    again(async () => {
      await desk.advanceWaves();
      return { sent: 0, failed: 0 };
    }),
  ]);
}

type Tally = { readonly sent: number; readonly failed: number };

/** A failure is said once and tried again. */
async function keepDelivering(
  work: () => Promise<Tally>,
  signal: AbortSignal,
  log: Log,
  metrics: Metrics,
): Promise<void> {
  let failing = false;
  while (!signal.aborted) {
    try {
      metrics.delivered(await work());
      failing = false;
    } catch (error) {
      if (!failing && !signal.aborted) log.error("Delivery paused; it is tried again.", faultFields(error));
      failing = true;
    }
    await pause(deliverEveryMs, undefined, { signal }).catch(() => {});
  }
}

/** Takes in what people sent by the public site as it comes; now and then clears answers that are past their end. */
async function takeInOn({ hatch }: House, signal: AbortSignal, log: Log): Promise<void> {
  let failing = false;
  for (let round = 0; !signal.aborted; round++) {
    try {
      await hatch.takeIn();
      if (round % clearEveryRounds === 0) await hatch.clearAnswers(new Date());
      failing = false;
    } catch (error) {
      if (!failing && !signal.aborted)
        log.error("What people send waits at the hatch; it is tried again.", faultFields(error));
      failing = true;
    }
    await pause(takeInEveryMs, undefined, { signal }).catch(() => {});
  }
}

/** By itself: however long it takes to look up what was asked, nothing else waits for it. */
async function answerOn({ asked }: House, signal: AbortSignal, log: Log): Promise<void> {
  let failing = false;
  for (let round = 0; !signal.aborted; round++) {
    try {
      await asked.answer();
      if (round % clearEveryRounds === 0) await asked.forget();
      failing = false;
    } catch (error) {
      if (!failing && !signal.aborted)
        log.error("What residents ask waits to be answered; it is tried again.", faultFields(error));
      failing = true;
    }
    await pause(answerEveryMs, undefined, { signal }).catch(() => {});
  }
}

function portWords(kind: string, what: string, port: number, flag: string): string {
  if (kind === "port-taken")
    return `Port ${port} for the ${what} is taken by another program. Choose another with ${flag}.`;
  if (kind === "port-not-allowed")
    return `Port ${port} for the ${what} needs rights that you do not have. Choose one above 1023 with ${flag}.`;
  return `The ${what} did not start. Run the same command again; if it goes on, look at the lines above.`;
}

/** Resolves at the first Ctrl-C or TERM; a second one ends the process at once. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      if (asked) process.exit(130);
      asked = true;
      expectClosing();
      resolve();
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
  });
}
