/** For whoever watches over Candour: whether it is ready to work, and its figures. */
import type { FastifyInstance } from "fastify";
import { mayScrape, type ScrapeRules } from "../../watch/may-scrape.ts";
import type { Metrics } from "../../watch/metrics.ts";
import { type Checks, readinessOf } from "../../watch/readiness.ts";

export function watchRoutes(
  app: FastifyInstance,
  checks: Checks,
  metrics: Metrics,
  rules: ScrapeRules,
): void {
  app.get("/ready", async (_request, reply) => {
    const readiness = await readinessOf(checks);
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  app.get("/metrics", async (request, reply) => {
    if (!mayScrape(rules, request.headers, request.raw.socket.remoteAddress)) return reply.callNotFound();
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}
