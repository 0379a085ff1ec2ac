/** How long a client may take and how much it may send: a slow or greedy one costs a connection and nothing else. */
import { parse } from "node:querystring";

/** Long enough for every form of ours but those that say more of themselves. */
export const usualBody = 64 * 1024;
export const mostFields = 1000;
const mostConnections = 1024;

export const serverTimes = {
  /** From the first byte of a request to its last. */
  requestTimeout: 30_000,
  /** Without a byte in either direction: also of a client that does not take its answer. */
  connectionTimeout: 120_000,
  keepAliveTimeout: 10_000,
  http: { headersTimeout: 10_000, maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 2_000 },
} as const;

export function limitConnections(server: { maxConnections: number }): void {
  server.maxConnections = mostConnections;
}

export class TooManyFields extends Error {
  readonly statusCode = 413;
}

/**
 * The fields of a form, or of an address; more of them than any form of ours has are refused before they are taken
 * apart. A NUL, which no keyboard has and no database keeps, is no part of any.
 */
export function parseForm(text: string): Readonly<Record<string, string | string[] | undefined>> {
  let fields = 1;
  for (let at = text.indexOf("&"); at !== -1; at = text.indexOf("&", at + 1)) fields++;
  if (fields > mostFields) throw new TooManyFields();
  return parse(text.replaceAll("%00", "").replaceAll("\u0000", ""), "&", "=", { maxKeys: mostFields });
}
