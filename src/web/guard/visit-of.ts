/** What a page is given of a request, whoever asks. */
import type { FastifyRequest } from "fastify";
import type { Errands } from "../errands.ts";
import type { Fields } from "../frame/fields.ts";
import type { Visit } from "../frame/visit.ts";
import type { AppSettings } from "../settings.ts";
import { browserFamily } from "./browser-family.ts";
import { halfTokenOf, providerKeepOf } from "./half.ts";
import { createMemory } from "./memory.ts";
import { relyingPartyOf } from "./relying-party.ts";
import { uploadsOf } from "./uploads.ts";

export function visitOf(request: FastifyRequest, settings: AppSettings, errands: Errands): Visit {
  const { desk, secure = false } = settings;
  return {
    desk,
    now: settings.now(),
    params: request.params as Readonly<Record<string, string>>,
    query: request.query as Fields,
    form: (request.body ?? {}) as Fields,
    uploads: uploadsOf(request),
    // Nothing is remembered for who is not known: strangers could push out what others keep.
    memory: createMemory(),
    errands,
    source: request.ip,
    from: { source: request.ip, browser: browserFamily(request.headers["user-agent"]) },
    party: relyingPartyOf(request, secure),
    half: halfTokenOf(request, secure) ?? "",
    providerKeep: providerKeepOf(request, secure) ?? "",
    address: `${secure ? "https" : "http"}://${request.headers.host}${request.url}`,
    site: { publicSiteUrl: settings.publicSiteUrl, setUpLink: settings.setUpLink ?? null },
  };
}
