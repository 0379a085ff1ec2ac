/**
 * Forms are taken from our own pages only: the browser's word on where a form stood (Sec-Fetch-Site, Origin), then a
 * token that is bound to the session.
 */
import { randomBytes } from "node:crypto";
import csrf from "@fastify/csrf-protection";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { cookieAttributes, cookieName } from "./cookies.ts";
import { halfTokenOf } from "./half.ts";
import { sessionOf } from "./session.ts";

export async function guardForms(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(csrf, {
    cookieKey: cookieName("candour_form", secure),
    cookieOpts: cookieAttributes(secure),
    csrfOpts: { userInfo: true, hmacKey: randomBytes(32).toString("base64") },
    getUserInfo: (request) => whoAsks(request, secure),
    getToken: (request) => {
      const body = request.body as Readonly<Record<string, unknown>> | undefined;
      const token = body?.["_csrf"];
      return typeof token === "string" ? token : undefined;
    },
  });
  app.addHook("onRequest", async (request) => {
    if (isPost(request) && !fromOurPages(request.headers)) throw new ForeignForm();
  });
  app.addHook("preHandler", (request, reply, done) => {
    // What another machine sends is signed, and bears no session.
    const { machine } = request.routeOptions.config as { readonly machine?: boolean };
    if (isPost(request) && machine !== true) app.csrfProtection(request, reply, done);
    else done();
  });
}

export class ForeignForm extends Error {}

/** With this, a token made for one session is no use in another. */
export function whoAsks(request: FastifyRequest, secure: boolean): string {
  return sessionOf(request, secure) ?? halfTokenOf(request, secure) ?? "signed out";
}

export function fromOurPages(headers: FastifyRequest["headers"]): boolean {
  const site = headers["sec-fetch-site"];
  // "none" is the reader's own doing (a reload); no other site can bring it about.
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = headers.origin;
  // Under "no-referrer" browsers send "null" with our own forms too; then the token alone decides.
  if (origin === undefined || origin === "null") return true;
  return origin === `http://${headers.host}` || origin === `https://${headers.host}`;
}

function isPost(request: FastifyRequest): boolean {
  return request.method !== "GET" && request.method !== "HEAD";
}
