/** The staff app without its socket: guards, pages, failures. Tests call it by injection. */
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import Fastify, { type FastifyInstance } from "fastify";
import { silence } from "../watch/log.ts";
import { createMetrics } from "../watch/metrics.ts";
import { refuseExpectations } from "../watch/refuse-expectations.ts";
import { refuseRaw } from "../watch/refuse-raw.ts";
import { requestId } from "../watch/request-id.ts";
import { createAnswer } from "./answer.ts";
import { createErrands } from "./errands.ts";
import { failureFields, failureOf, missingPage } from "./failures.ts";
import { loadAssets } from "./frame/assets.ts";
import { createRender } from "./frame/render.ts";
import { guardHeaders, securityHeaders } from "./guard/headers.ts";
import { guardHost } from "./guard/host.ts";
import { createKnownSessions, guardLimits, TooManyRequests, usualLimits } from "./guard/limits.ts";
import { createMemories } from "./guard/memory.ts";
import { refuseBrokenRequests } from "./guard/refuse.ts";
import { guardForms } from "./guard/same-site.ts";
import { sessionOf } from "./guard/session.ts";
import { limitConnections, parseForm, serverTimes, usualBody } from "./guard/sizes.ts";
import { takeUploads } from "./guard/uploads.ts";
import { createStreams } from "./live/streams.ts";
import { machineRoutes } from "./machine/add-checkpoint.ts";
import { receiptRoutes } from "./machine/take-receipts.ts";
import { pages } from "./pages.ts";
import type { AppSettings } from "./settings.ts";
import { patternOf, watchRefused, watchRequests } from "./watching/requests.ts";
import { watchRoutes } from "./watching/routes.ts";

export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const { log = silence, secure = false, names = [], metrics = createMetrics() } = settings;
  const app = Fastify({
    logger: false,
    bodyLimit: usualBody,
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: true, querystringParser: parseForm },
    ...serverTimes,
    trustProxy: settings.trusts ?? false,
    genReqId: ({ headers }) => requestId(headers["x-request-id"]),
    frameworkErrors: refuseBrokenRequests(secure, watchRefused(log, metrics)),
    clientErrorHandler: refuseRaw(securityHeaders(secure)),
  });
  limitConnections(app.server);
  refuseExpectations(app.server, securityHeaders(secure));
  const errands = createErrands((key, error) => {
    const failure = failureOf(error);
    log.error("Work in the background broke", {
      work: key.split(" ")[0] ?? key,
      ...failureFields(failure, error),
    });
  });
  const assets = await loadAssets();
  const known = createKnownSessions();
  const streams = settings.changes === undefined ? null : createStreams(settings.changes, settings.streams);
  const answer = createAnswer({
    ...{ settings, errands, memories: createMemories(), known, render: createRender() },
    ...{
      styleHref: assets.styleHref,
      passkeyHref: assets.passkeyHref,
      liveHref: assets.liveHref,
      keysHref: assets.keysHref,
      readabilityHref: assets.readabilityHref,
    },
    streams,
  });

  watchRequests(app, log, metrics, (request) => known.accountOf(sessionOf(request, secure)));
  guardHeaders(app, secure);
  guardHost(app, settings.host, names);
  await app.register(cookie);
  await guardLimits(app, settings.limits ?? usualLimits, known, (request) => sessionOf(request, secure));
  // Forms are all that is taken: what came as anything else would reach no form of ours.
  app.removeAllContentTypeParsers();
  await app.register(formbody, { parser: parseForm });
  await guardForms(app, secure);

  for (const [path, file] of assets.files) {
    app.get(path, async (_request, reply) =>
      reply.header("cache-control", "public, max-age=31536000, immutable").type(file.type).send(file.body),
    );
  }
  watchRoutes(app, settings.checks ?? {}, metrics, {
    token: settings.metricsToken ?? null,
    behindServer: secure || names.length > 0 || settings.trusts !== undefined,
  });
  // Before the pages, which are in scopes of their own.
  app.setNotFoundHandler((request, reply) => answer.fail(missingPage, request, reply));
  app.setErrorHandler(async (error, request, reply) => {
    const failure = failureOf(error);
    if (failure.status >= 500)
      log.error("A request failed", {
        request: request.id,
        route: patternOf(request),
        ...failureFields(failure, error),
      });
    if (error instanceof TooManyRequests) reply.header("retry-after", error.seconds);
    return answer.fail(failure, request, reply);
  });
  for (const page of pages) {
    if (page.get) app.get(page.path, (request, reply) => answer.visit(page, "get", request, reply));
    if (page.post)
      await app.register((scope, _options, ready) => {
        if (page.files) takeUploads(scope);
        scope.post(page.path, { bodyLimit: page.takes ?? usualBody }, (request, reply) =>
          answer.visit(page, "post", request, reply),
        );
        ready();
      });
  }
  // After the handlers above, which it takes over.
  await machineRoutes(app, settings.cosign);
  await receiptRoutes(app, settings.receipts);
  app.addHook("preClose", async () => streams?.close());
  app.addHook("onClose", () => errands.stop());
  return app;
}
