/** The staff app without its socket: guards, pages, failures. Tests call it by injection. */
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import Fastify, { type FastifyInstance } from "fastify";
import { createAnswer } from "./answer.ts";
import { createErrands } from "./errands.ts";
import { failureOf, logLine, missingPage } from "./failures.ts";
import { loadAssets } from "./frame/assets.ts";
import { createRender } from "./frame/render.ts";
import { guardHeaders } from "./guard/headers.ts";
import { guardHost } from "./guard/host.ts";
import { createMemories } from "./guard/memory.ts";
import { guardForms } from "./guard/same-site.ts";
import { pages } from "./pages.ts";
import type { AppSettings } from "./settings.ts";

/** Long enough for a statement of many pages, short enough that nobody can fill the memory. */
const bodyLimit = 256 * 1024;

export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const log = settings.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const app = Fastify({
    logger: false,
    bodyLimit,
    routerOptions: { maxParamLength: 100, ignoreTrailingSlash: true },
  });
  const errands = createErrands((key, error) =>
    log(logLine(failureOf(error), key.split(" ")[0] ?? key, error)),
  );
  const assets = await loadAssets();
  const answer = createAnswer({
    settings,
    errands,
    memories: createMemories(),
    render: createRender(),
    styleHref: assets.styleHref,
    passkeyHref: assets.passkeyHref,
  });

  guardHeaders(app);
  guardHost(app, settings.host, settings.names ?? []);
  await app.register(cookie);
  await app.register(formbody, { bodyLimit });
  await guardForms(app, settings.secure ?? false);

  for (const [path, file] of assets.files) {
    app.get(path, async (_request, reply) =>
      reply.header("cache-control", "public, max-age=31536000, immutable").type(file.type).send(file.body),
    );
  }
  for (const page of pages) {
    if (page.get) app.get(page.path, (request, reply) => answer.visit(page, "get", request, reply));
    if (page.post) app.post(page.path, (request, reply) => answer.visit(page, "post", request, reply));
  }
  app.setNotFoundHandler((request, reply) => answer.fail(missingPage, request, reply));
  app.setErrorHandler(async (error, request, reply) => {
    const failure = failureOf(error);
    if (failure.status >= 500) log(logLine(failure, request.routeOptions.url ?? "no route", error));
    return answer.fail(failure, request, reply);
  });
  app.addHook("onClose", () => errands.stop());
  return app;
}
