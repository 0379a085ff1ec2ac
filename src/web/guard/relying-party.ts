/**
 * The host name under which a browser asked, for passkeys: they are made for a name, and no address of numbers is one.
 * Only names that are ours (the Host guard lets no other pass) and secure as browsers see it: localhost, or TLS.
 */
import { isIP } from "node:net";
import type { FastifyRequest } from "fastify";
import type { RelyingParty } from "../../respond/desk/house/account-desk.ts";

export function relyingPartyOf(request: FastifyRequest, secure: boolean): RelyingParty | null {
  const header = request.headers.host ?? "";
  const host = header.replace(/:\d+$/u, "").toLowerCase();
  if (host === "" || host.includes("[") || isIP(host) !== 0) return null;
  if (!secure && host !== "localhost") return null;
  // A web server in front ends TLS: what the browser calls our origin is then https, whatever reaches us.
  return { host, origin: `${secure ? "https" : "http"}://${header.toLowerCase()}` };
}
