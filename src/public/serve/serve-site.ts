/**
 * The public site's server. It serves one version from memory and takes up a new one when it appears; whatever happens
 * to the folder, the database or the rest of Candour, it goes on with the last good one.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { faultFields } from "../../watch/fault.ts";
import { type Log, silence } from "../../watch/log.ts";
import { createMetrics, type Metrics } from "../../watch/metrics.ts";
import { type Trusts, trustsNobody } from "../../watch/proxies.ts";
import { refuseExpectations } from "../../watch/refuse-expectations.ts";
import { refuseRaw } from "../../watch/refuse-raw.ts";
import { formPages } from "../form-pages.ts";
import type { FormPage } from "../hatch/form-page.ts";
import { openHatch } from "../hatch/hatch.ts";
import { createForms, type FormParts } from "../hatch/router.ts";
import { security } from "./answer.ts";
import { fastLane } from "./fast-lane.ts";
import { answerHttp } from "./http.ts";
import { createLimit } from "./limit.ts";
import { siteKeeper } from "./site-keeper.ts";

export type ServeSettings = {
  /** Where `writeSite` puts the versions. */
  readonly folder: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly host?: string | undefined;
  /** How often to look for a new version, in milliseconds. */
  readonly every?: number | undefined;
  readonly log?: Log | undefined;
  readonly metrics?: Metrics | undefined;
  /** Whoever holds it reads the figures; null: nobody does. */
  readonly metricsToken?: string | null | undefined;
  /** Web servers in front, whose word on where a request comes from is believed. */
  readonly trusts?: Trusts | undefined;
  /** The public comes through TLS. */
  readonly secure?: boolean | undefined;
  /** Requests a minute from one address. */
  readonly most?: number | undefined;
  /** The hatch's folder; without it the site has no forms. */
  readonly hatch?: string | undefined;
  readonly forms?: readonly FormPage[] | undefined;
  readonly formLimits?: FormParts["limits"] | undefined;
};
export type ServedSite = { readonly url: string; close(): Promise<void> };
export type ServeProblem = { readonly kind: "port-taken" | "port-not-allowed" };

const times = {
  // Time for a phone to send a file; what is no form is not read at all.
  ...{ requestTimeout: 120_000, headersTimeout: 10_000, keepAliveTimeout: 15_000 },
  ...{ connectionsCheckingInterval: 2_000, maxHeaderSize: 8 * 1024 },
};
const stalledTimeout = 60_000;
const mostRequests = 1000;
const usualMost = 3000;

export async function serveSite(settings: ServeSettings): Promise<Outcome<ServedSite, ServeProblem>> {
  const { folder, port, host = "127.0.0.1", every = 500 } = settings;
  const now = (): Date => new Date();
  const keeper = siteKeeper(folder, now);
  await keeper.look();
  const { log = silence, metrics = createMetrics(), metricsToken = null, trusts = trustsNobody } = settings;
  const { secure = false, most = usualMost } = settings;
  const forms = createForms({
    pages: settings.hatch === undefined ? [] : (settings.forms ?? formPages),
    hatch: openHatch(settings.hatch ?? ""),
    ...{ site: keeper.site, now },
    ...(settings.formLimits === undefined ? {} : { limits: settings.formLimits }),
  });
  const parts = {
    ...{ site: keeper.site, log, metrics, metricsToken, trusts, secure, forms },
    limit: createLimit(most),
  };
  const server = createServer(times, answerHttp(parts));
  server.maxRequestsPerSocket = mostRequests;
  server.maxConnections = 4096;
  // Also a client that does not take its answer is let go.
  server.setTimeout(stalledTimeout);
  server.on("clientError", refuseRaw(security));
  refuseExpectations(server, security);
  const { keepAliveTimeout } = times;
  const lane = fastLane(server, parts, { keepAliveTimeout, stalledTimeout, mostRequests });
  const listening = await listen(() => server.listen(port, host), server);
  if (listening !== "listening") {
    if (listening === "EADDRINUSE") return failed({ kind: "port-taken" });
    if (listening === "EACCES") return failed({ kind: "port-not-allowed" });
    throw new Error(`The public site cannot listen on ${host} (${listening})`);
  }
  const timer = setInterval(() => {
    keeper
      .look()
      .catch((error: unknown) => log.error("A new site could not be taken up", faultFields(error)));
  }, every);
  timer.unref();
  const { port: chosen } = server.address() as AddressInfo;
  return done({
    url: `http://${host.includes(":") ? `[${host}]` : host}:${chosen}`,
    close() {
      clearInterval(timer);
      keeper.stop();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        lane.closeAll();
      });
    },
  });
}

function listen(start: () => void, server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve) => {
    server.once("listening", () => resolve("listening"));
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    start();
  });
}
