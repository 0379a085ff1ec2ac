/** The cookies of who is on the way in: half a session, and what the body's own sign-in must give back to us. */
import type { FastifyReply, FastifyRequest } from "fastify";

const half = "candour_half";
const provider = "candour_provider";

export type Kept = { readonly token: string; readonly endsAt: Date };

export function halfTokenOf(request: FastifyRequest): string | null {
  return request.cookies[half] ?? null;
}

export function setHalf(reply: FastifyReply, { token, endsAt }: Kept, secure: boolean): void {
  reply.setCookie(half, token, { ...attributes(secure), expires: endsAt });
}

export function endHalf(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  if (halfTokenOf(request) !== null) reply.clearCookie(half, attributes(secure));
}

export function providerKeepOf(request: FastifyRequest): string | null {
  return request.cookies[provider] ?? null;
}

/** Lax: it must come along when the provider sends the browser back. It is sealed, and no use without the way back. */
export function setProviderKeep(reply: FastifyReply, { token, endsAt }: Kept, secure: boolean): void {
  reply.setCookie(provider, token, {
    ...attributes(secure),
    sameSite: "lax",
    path: "/sign-in/provider",
    expires: endsAt,
  });
}

export function endProviderKeep(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(provider, { ...attributes(secure), path: "/sign-in/provider" });
}

function attributes(secure: boolean) {
  return { path: "/", httpOnly: true, sameSite: "strict", secure } as const;
}
