/**
 * Who may read the figures: whoever holds the token; and, where none is set and nobody stands in front, whoever sits at
 * this machine. A request that a web server passes on comes from this machine too, and is no neighbour's.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export type ScrapeRules = {
  /** CANDOUR_METRICS_TOKEN. */
  readonly token: string | null;
  /** People come through a web server: then only the token counts. */
  readonly behindServer: boolean;
};

/** `peer`: the other end of the connection, whatever its headers say. */
export function mayScrape(
  { token, behindServer }: ScrapeRules,
  headers: IncomingHttpHeaders,
  peer: string | undefined,
): boolean {
  const given = /^Bearer ([\x21-\x7e]{1,512})$/u.exec(headers.authorization ?? "")?.[1];
  if (token !== null) return given !== undefined && alike(given, token);
  return !behindServer && !isForwarded(headers) && isThisMachine(peer);
}

function alike(given: string, token: string): boolean {
  const hashed = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(hashed(given), hashed(token));
}

function isForwarded(headers: IncomingHttpHeaders): boolean {
  return Object.keys(headers).some((name) => /^(?:forwarded|via|x-forwarded-.+|x-real-ip)$/u.test(name));
}

function isThisMachine(peer: string | undefined): boolean {
  return peer === "::1" || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/u.test(peer ?? "");
}
