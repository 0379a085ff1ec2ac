/** The session cookie: out of reach of scripts, never sent from other sites, ended with the session. */
import type { FastifyReply, FastifyRequest } from "fastify";
import type { SessionGrant } from "../../respond/account-desk.ts";

const name = "candour_session";

export function sessionOf(request: FastifyRequest): string | null {
  return request.cookies[name] ?? null;
}

export function setSession(reply: FastifyReply, grant: SessionGrant, secure: boolean): void {
  reply.setCookie(name, grant.token, { ...attributes(secure), expires: grant.endsAt });
}

export function endSession(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(name, attributes(secure));
}

function attributes(secure: boolean) {
  return { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
}
