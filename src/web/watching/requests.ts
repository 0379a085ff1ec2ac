/** Every request: its id, its line in the log, its figures. The route's pattern stands for the address, which may hold words. */
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Log } from "../../watch/log.ts";
import type { Metrics } from "../../watch/metrics.ts";

/** An address that no page has. */
const noRoute = "none";

export function patternOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? noRoute;
}

export function watchRequests(
  app: FastifyInstance,
  log: Log,
  metrics: Metrics,
  accountOf: (request: FastifyRequest) => string | null,
): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const { method } = request;
    const route = patternOf(request);
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    const account = accountOf(request);
    // A stream lasts as long as somebody follows: that says nothing of how fast we answer.
    if (!route.endsWith("/live")) metrics.answered(route, method, reply.statusCode, ms / 1000);
    if (reply.statusCode === 429) metrics.limited(route);
    const outcome = signInOutcome(route, method, reply.statusCode);
    if (outcome !== null) metrics.signIn(route, outcome);
    log[weightOf(request, reply.statusCode)]("Answered", {
      ...{ request: request.id, method: known(method), route, code: reply.statusCode, ms },
      ...(account === null ? {} : { account }),
      ...(outcome === null ? {} : { signIn: outcome }),
    });
  });
}

/** Receipts that were taken come by the thousand a second, and say nothing to whoever watches. */
function weightOf(request: FastifyRequest, code: number): "debug" | "info" | "warn" {
  const { ownLimit } = request.routeOptions.config as { readonly ownLimit?: boolean };
  if (ownLimit === true && code < 300) return "debug";
  return code === 429 ? "warn" : "info";
}

/** An address that cannot be read reaches no hook: its line is written here, without a word of the address. */
export function watchRefused(log: Log, metrics: Metrics): (request: FastifyRequest) => void {
  return ({ id, method }) => {
    metrics.answered(noRoute, method, 400, 0);
    log.info("Answered", { request: id, method: known(method), route: noRoute, code: 400 });
  };
}

/** Null where nobody tried to sign in. */
function signInOutcome(route: string, method: string, code: number): string | null {
  const tries = method === "POST" ? /^\/(?:sign-in(?:\/|$)|confirm$|join$)/u : /^\/sign-in\/provider\/back$/u;
  if (!tries.test(route)) return null;
  if (code === 303) return "passed";
  if (code === 429) return "held-up";
  return code >= 500 ? "failed" : "refused";
}

function known(method: string): string {
  return /^[A-Z]{3,10}$/u.test(method) ? method : "other";
}
