/** The cookies of who is on the way in: half a session, and what the body's own sign-in must give back to us. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { cookieAttributes, cookieName } from "./cookies.ts";

const half = "candour_half";
const provider = "candour_provider";

export type Kept = { readonly token: string; readonly endsAt: Date };

export function halfTokenOf(request: FastifyRequest, secure: boolean): string | null {
  return request.cookies[cookieName(half, secure)] ?? null;
}

export function setHalf(reply: FastifyReply, { token, endsAt }: Kept, secure: boolean): void {
  reply.setCookie(cookieName(half, secure), token, { ...cookieAttributes(secure), expires: endsAt });
}

export function endHalf(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  if (halfTokenOf(request, secure) !== null)
    reply.clearCookie(cookieName(half, secure), cookieAttributes(secure));
}

export function providerKeepOf(request: FastifyRequest, secure: boolean): string | null {
  return request.cookies[cookieName(provider, secure)] ?? null;
}

/** Lax: it must come along when the provider sends the browser back. It is sealed, and no use without the way back. */
export function setProviderKeep(reply: FastifyReply, { token, endsAt }: Kept, secure: boolean): void {
  reply.setCookie(cookieName(provider, secure), token, { ...ofProvider(secure), expires: endsAt });
}

export function endProviderKeep(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(cookieName(provider, secure), ofProvider(secure));
}

function ofProvider(secure: boolean) {
  return { ...cookieAttributes(secure), sameSite: "lax" } as const;
}
