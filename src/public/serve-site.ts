/**
 * The public site's server. It serves one version from memory and takes up a new one when it appears; whatever happens
 * to the folder, the database or the rest of Candour, it goes on with the last good one.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { done, failed, type Outcome } from "../domain/outcome.ts";
import { answer } from "./answer.ts";
import { currentVersion, type LoadedSite, loadSite } from "./load-site.ts";

export type ServeSettings = {
  /** Where `writeSite` puts the versions. */
  readonly folder: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly host?: string | undefined;
  /** How often to look for a new version, in milliseconds. */
  readonly every?: number | undefined;
};
export type ServedSite = { readonly url: string; close(): Promise<void> };
export type ServeProblem = { readonly kind: "port-taken" | "port-not-allowed" };

export async function serveSite(settings: ServeSettings): Promise<Outcome<ServedSite, ServeProblem>> {
  const { folder, port, host = "127.0.0.1", every = 500 } = settings;
  const keeper = siteKeeper(folder);
  await keeper.look();
  const server = createServer(
    { requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 15_000 },
    handler(keeper),
  );
  server.maxRequestsPerSocket = 1000;
  const listening = await listen(() => server.listen(port, host), server);
  if (listening !== "listening") {
    if (listening === "EADDRINUSE") return failed({ kind: "port-taken" });
    if (listening === "EACCES") return failed({ kind: "port-not-allowed" });
    throw new Error(`The public site cannot listen on ${host} (${listening})`);
  }
  const timer = setInterval(() => void keeper.look(), every);
  timer.unref();
  const { port: chosen } = server.address() as AddressInfo;
  return done({
    url: `http://${host.includes(":") ? `[${host}]` : host}:${chosen}`,
    close() {
      clearInterval(timer);
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  });
}

type Keeper = { site(): LoadedSite | undefined; look(): Promise<void> };

function siteKeeper(folder: string): Keeper {
  let site: LoadedSite | undefined;
  let looking = false;
  return {
    site: () => site,
    async look() {
      if (looking) return;
      looking = true;
      try {
        const version = await currentVersion(folder);
        if (version === undefined || version === site?.version) return;
        // One that is not whole is left alone, and looked at again the next time.
        site = (await loadSite(folder, version)) ?? site;
      } finally {
        looking = false;
      }
    },
  };
}

function handler(keeper: Keeper) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { status, headers, body } = answer(keeper.site(), {
      method: request.method ?? "GET",
      path: (request.url ?? "/").split("?", 1)[0] ?? "/",
      accepted: String(request.headers["accept-encoding"] ?? ""),
      known: String(request.headers["if-none-match"] ?? ""),
    });
    response.writeHead(status, headers);
    response.end(request.method === "HEAD" || status === 304 ? undefined : body);
    // A body nobody asked for is not read.
    request.resume();
  };
}

function listen(start: () => void, server: ReturnType<typeof createServer>): Promise<string> {
  return new Promise((resolve) => {
    server.once("listening", () => resolve("listening"));
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    start();
  });
}
