/** The session cookie: out of reach of scripts, never sent from other sites, ended with the session. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { SessionGrant } from "../../respond/desk/house/account-desk.ts";
import { cookieAttributes, cookieName } from "./cookies.ts";

const name = "candour_session";

export function sessionOf(request: FastifyRequest, secure: boolean): string | null {
  return request.cookies[cookieName(name, secure)] ?? null;
}

export function setSession(reply: FastifyReply, grant: SessionGrant, secure: boolean): void {
  reply.setCookie(cookieName(name, secure), grant.token, {
    ...cookieAttributes(secure),
    expires: grant.endsAt,
  });
}

export function endSession(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(cookieName(name, secure), cookieAttributes(secure));
}
