/** Between the pages that follow and the streams that tell them: who may open one, and what a page is told of it. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Reply } from "../frame/visit.ts";
import { sessionOf } from "../guard/session.ts";
import type { AppSettings } from "../settings.ts";
import type { Streams } from "./streams.ts";

type Parts = { readonly settings: AppSettings; readonly streams: Streams | null; readonly liveHref: string };

export function createLive({ settings, streams, liveHref }: Parts) {
  const { desk, secure = false } = settings;
  return { follow, frameOf };

  /** 204 where there is nothing to follow, or too many do: a browser does not ask again then. */
  function follow(
    { incident, since }: Extract<Reply, { readonly kind: "live" }>,
    staff: Staff | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const session = sessionOf(request, secure);
    if (streams === null || staff === null || session === null) return reply.code(204).send();
    const seen = String(request.headers["last-event-id"] ?? since);
    const follower = {
      ...{ session, incident, authority: staff.authority },
      since: /^\d{1,15}$/u.test(seen) ? Number(seen) : Number.NaN,
      holds: async () => (await desk.session(session, "by-itself")) !== null,
    };
    // Without a body there is nothing to follow, and nothing that would ever end it.
    if (request.method === "HEAD" || !streams.hasRoom(session)) return reply.code(204).send();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.hijack();
    streams.open(follower, reply.raw);
    return reply;
  }

  /** What the layout of a page that follows needs. */
  function frameOf(reference: string, place: number, request: FastifyRequest) {
    return {
      ...{ from: `/incidents/${reference}/live`, place, here: request.url },
      href: streams === null ? null : liveHref,
      at: settings.now(),
    };
  }
}

/** The script fetched the page: what is said once is kept for the page that somebody opens. */
export function isByScript(request: FastifyRequest): boolean {
  return request.headers["x-candour-live"] !== undefined;
}

/** The script looked of itself, and not for a wall, which is there to be kept. */
export function looksIn(request: FastifyRequest): readonly ["by-itself"] | readonly [] {
  const looks =
    request.headers["x-candour-live"] === "1" || (request.url.split("?")[0] ?? "/").endsWith("/live");
  return looks ? ["by-itself"] : [];
}
