/** From an HTTP request to a page's handler and back: who asks, for which incident, and how the reply is written. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { forkInWords } from "../domain/ledger/witness.ts";
import { isConfirmed } from "../domain/staff/account.ts";
import { changesAnything, mayEver, type Verb } from "../domain/staff/permissions.ts";
import type { Session } from "../respond/desk/house/account-desk.ts";
import { ReasonMissing } from "../respond/readings/keep-reading.ts";
import type { Errands } from "./errands.ts";
import { type Failure, forbidden, missingPage, otherAuthority } from "./failures.ts";
import { navOf } from "./frame/nav.ts";
import { type Reader, stranger } from "./frame/reader.ts";
import type { Render } from "./frame/render.ts";
import { sendBytes, sendPieces } from "./frame/send-bytes.ts";
import type { PageModule, PageView, Reply } from "./frame/visit.ts";
import { asksAgain } from "./guard/asks-again.ts";
import { needsReason, toConfirm, toReason, toSignIn } from "./guard/detours.ts";
import { endHalf, endProviderKeep, setHalf, setProviderKeep } from "./guard/half.ts";
import { policyWithLive, policyWithScript } from "./guard/headers.ts";
import type { KnownSessions } from "./guard/limits.ts";
import type { Memories } from "./guard/memory.ts";
import { whoAsks } from "./guard/same-site.ts";
import { endSession, sessionOf, setSession } from "./guard/session.ts";
import { visitOf } from "./guard/visit-of.ts";
import { createLive, isByScript, looksIn } from "./live/follow.ts";
import type { Streams } from "./live/streams.ts";
import type { AppSettings } from "./settings.ts";

type Parts = {
  readonly settings: AppSettings;
  readonly errands: Errands;
  readonly memories: Memories;
  readonly known: KnownSessions;
  readonly render: Render;
  readonly styleHref: string;
  readonly passkeyHref: string;
  readonly keysHref: string;
  readonly readabilityHref: string;
  readonly liveHref: string;
  /** Null where nothing is told of changes. */
  readonly streams: Streams | null;
};

export type Answer = ReturnType<typeof createAnswer>;

export function createAnswer(parts: Parts) {
  const { settings, errands, memories, known, render, styleHref, passkeyHref } = parts;
  const live = createLive(parts);
  const { desk } = settings;
  const secure = settings.secure ?? false;

  return { visit, fail };

  async function visit(
    page: PageModule,
    method: "get" | "post",
    request: FastifyRequest,
    reply: FastifyReply,
  ) {
    const base = visitOf(request, settings, errands);
    // Nothing that we named has a NUL in it, and the record refuses to look for one.
    if (Object.values(base.params).some((value) => value.includes("\u0000")))
      return fail(missingPage, request, reply);
    if (page.needs === "nobody") return write(await page[method]!(base), stranger, request, reply);
    const token = sessionOf(request, secure);
    // Before anything is read: what changes from here on is told as new.
    const place = settings.changes?.newest() ?? 0;
    const session = token === null ? null : await desk.session(token, ...looksIn(request));
    if (token === null || session === null) return toSignIn(request, reply, token !== null, secure);
    const { staff, unread, confirmedAt } = session;
    known.remember(token, staff.id);

    const verb = page.verbs[method];
    // Side by side: each is a question to the record, and the page's own come after them.
    const [authorities, seen, task, waiting] = await Promise.all([
      desk.authorities(staff),
      desk.forksSeen(staff),
      desk.task(staff),
      mayEver(staff.role, "request.read") ? desk.requestsWaiting(staff) : 0,
    ]);
    const authorityName = authorities.find(({ id }) => id === staff.authority)?.name ?? "";
    const forks = seen.map(forkInWords);
    // A page that lost its rule is shut.
    if (verb === undefined || (verb !== "open" && !mayEver(staff.role, verb)))
      return writeFailure(forbidden, { ...stranger, staff, unread, forks, authorityName }, request, reply);
    if (asksAgain(page, method) && !isConfirmed(confirmedAt, settings.now()))
      return toConfirm(request, reply);
    if (needsReason(verb) && task === null) return toReason(request, reply);
    const reader = { staff, unread, waiting, task, forks, authorityName, place, incident: null };
    const staffVisit = { ...base, memory: memories.of(token), staff, authorities, token, confirmedAt };
    try {
      if (page.needs === "staff") return write(await page[method]!(staffVisit), reader, request, reply);
      const incident = await desk.incident(staff, base.params["incident"] ?? "");
      if (incident === null) return writeFailure(missingPage, reader, request, reply);
      const outcome = await page[method]!({ ...staffVisit, incident });
      return write(outcome, { ...reader, incident }, request, reply);
    } catch (error) {
      if (error instanceof ReasonMissing) return toReason(request, reply);
      throw error;
    }
  }

  async function write(outcome: Reply, reader: Reader, request: FastifyRequest, reply: FastifyReply) {
    switch (outcome.kind) {
      case "page":
        if (outcome.refresh !== null) reply.header("refresh", String(outcome.refresh));
        if (outcome.refreshTo !== null) reply.header("refresh", `0; url=${outcome.refreshTo}`);
        if (outcome.passkeys || outcome.keys) reply.header("content-security-policy", policyWithScript);
        if (outcome.readability) reply.header("content-security-policy", policyWithLive);
        if (outcome.live && parts.streams !== null) reply.header("content-security-policy", policyWithLive);
        if (outcome.half !== null) setHalf(reply, outcome.half, secure);
        reply.code(outcome.status);
        return writePage(outcome.template, outcome.view, reader, request, reply, outcome);
      case "redirect": {
        const token = sessionOf(request, secure);
        if (outcome.banner !== null && token !== null) memories.of(token).setBanner(outcome.banner);
        return reply.redirect(inHeader(outcome.to), 303);
      }
      case "signed-in":
        setSession(reply, outcome.grant, secure);
        endHalf(request, reply, secure);
        if (outcome.recoveryCodes)
          memories.of(outcome.grant.token).setOnce("recovery codes", outcome.recoveryCodes);
        if (outcome.banner !== null) memories.of(outcome.grant.token).setBanner(outcome.banner);
        return reply.redirect(outcome.to, 303);
      case "half-signed-in":
        setHalf(reply, outcome.grant, secure);
        endProviderKeep(reply, secure);
        return reply.redirect(outcome.to, 303);
      case "to-provider":
        setProviderKeep(reply, outcome.keep, secure);
        return reply.redirect(outcome.to, 303);
      case "signed-out": {
        const token = sessionOf(request, secure);
        if (token !== null) {
          await desk.signOut(token);
          known.forget(token);
          memories.forget(token);
          parts.streams?.endSession(token);
        }
        endSession(reply, secure);
        return reply.header("clear-site-data", '"cache"').redirect("/sign-in?out=1", 303);
      }
      case "pdf":
      case "file":
      case "picture":
        return sendBytes(reply, outcome);
      case "stream":
        return sendPieces(reply, outcome);
      case "json":
        return reply.code(outcome.status).send(outcome.body);
      case "live":
        return live.follow(outcome, reader.staff, request, reply);
      case "not-found":
        return writeFailure(missingPage, reader, request, reply);
      case "not-yours":
        return writeFailure(otherAuthority, reader, request, reply);
      case "not-permitted":
        return writeFailure(forbidden, reader, request, reply);
    }
  }

  /** For what happens outside a page: an address that nobody has, a bug, the record out of reach. */
  async function fail(failure: Failure, request: FastifyRequest, reply: FastifyReply) {
    return writeFailure(failure, await readerOrStranger(request, failure), request, reply);
  }

  async function readerOrStranger(request: FastifyRequest, failure: Failure): Promise<Reader> {
    const token = sessionOf(request, secure);
    if (token === null || failure.status === 429 || failure.status >= 500) return stranger;
    try {
      const session: Session | null = await desk.session(token);
      return session === null ? stranger : { ...stranger, staff: session.staff, unread: session.unread };
    } catch {
      return stranger;
    }
  }

  function writeFailure(failure: Failure, reader: Reader, request: FastifyRequest, reply: FastifyReply) {
    reply.code(failure.status);
    return writePage("frame/failure.njk", { title: failure.title, failure }, reader, request, reply);
  }

  function writePage(
    template: string,
    view: PageView,
    reader: Reader,
    request: FastifyRequest,
    reply: FastifyReply,
    {
      passkeys = false,
      keys = false,
      readability = false,
      half = null,
      live: follows = false,
    }: Partial<Pick<Reply & { kind: "page" }, "passkeys" | "half" | "live" | "keys" | "readability">> = {},
  ) {
    const path = pathOf(request);
    const token = sessionOf(request, secure);
    const { staff, incident } = reader;
    const frame = {
      styleHref,
      staff,
      mayChange: staff !== null && changesAnything(staff.role),
      /** For links: what whoever reads the page may never do is not offered to them. */
      may: (verb: Verb) => staff !== null && mayEver(staff.role, verb),
      authorityName: reader.authorityName,
      nav: navOf(reader, path),
      banner:
        staff !== null && token !== null && !isByScript(request) ? memories.of(token).takeBanner() : null,
      // A browser that is given a token with this page sends the page's form with it.
      csrf: reply.generateCsrf({ userInfo: half?.token ?? whoAsks(request, secure) }),
      passkeyHref: passkeys ? passkeyHref : null,
      keysHref: keys ? parts.keysHref : null,
      readabilityHref: readability ? parts.readabilityHref : null,
      live: follows && incident !== null ? live.frameOf(incident.reference, reader.place, request) : null,
      atName: `http://localhost${/:\d+$/u.exec(request.headers.host ?? "")?.[0] ?? ""}`,
      unread: reader.unread,
      waiting: reader.waiting,
      forks: reader.forks,
      task: reader.task,
      publicSiteUrl: staff === null ? null : settings.publicSiteUrl,
    };
    return reply
      .type("text/html; charset=utf-8")
      .send(render(template, { incident, csrf: frame.csrf, ...view, frame }));
  }
}

/** An address may hold what somebody typed into the one that they came from, and a header takes no line breaks. */
function inHeader(address: string): string {
  return address.toWellFormed().replaceAll(/[^\u0021-\u007e]/gu, encodeURIComponent);
}

function pathOf(request: FastifyRequest): string {
  return request.url.split("?")[0] ?? "/";
}
