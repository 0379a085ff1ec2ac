/**
 * How much one account or one address may ask for in a minute. Whoever has shown a session that is theirs counts by
 * account, so that a room behind one address shares no limit and a flood of strangers holds nobody up; all others count
 * by the address of the connection. No key is made of what a request says about itself.
 */
import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Requests a minute. Strangers' forms are those of signing in: each costs a passphrase's hash. */
export type Limits = {
  readonly account: { readonly requests: number; readonly forms: number };
  readonly address: { readonly requests: number; readonly forms: number };
};
export const usualLimits: Limits = {
  account: { requests: 600, forms: 120 },
  address: { requests: 1200, forms: 180 },
};

export class TooManyRequests extends Error {
  readonly statusCode = 429;
  readonly seconds: number;

  constructor(seconds: number) {
    super("too many requests");
    this.seconds = seconds;
  }
}

/** The accounts of sessions that were found to be real not long ago. */
export type KnownSessions = {
  remember(token: string, account: string): void;
  forget(token: string): void;
  accountOf(token: string | null): string | null;
};

const minute = 60_000;
const keptMs = 15 * minute;
const mostKept = 5_000;

export async function guardLimits(
  app: FastifyInstance,
  limits: Limits,
  known: KnownSessions,
  tokenOf: (request: FastifyRequest) => string | null,
): Promise<void> {
  await app.register(rateLimit, { global: false, cache: 10_000 });
  const limiter = (max: number) => app.createRateLimit({ max, timeWindow: minute });
  const keyed = (max: number, account: (request: FastifyRequest) => string | null) =>
    app.createRateLimit({ max, timeWindow: minute, keyGenerator: (request) => account(request) ?? "" });
  const accountOf = (request: FastifyRequest) => known.accountOf(tokenOf(request));
  const ofAccount = [keyed(limits.account.requests, accountOf), keyed(limits.account.forms, accountOf)];
  const ofAddress = [limiter(limits.address.requests), limiter(limits.address.forms)];

  app.addHook("onRequest", async (request) => {
    // A carrier brings thousands of receipts a second; that route knows who may, and holds up all others.
    if ((request.routeOptions.config as { readonly ownLimit?: boolean } | undefined)?.ownLimit) return;
    const [any, form] = accountOf(request) === null ? ofAddress : ofAccount;
    const reading = request.method === "GET" || request.method === "HEAD";
    for (const check of reading ? [any!] : [any!, form!]) {
      const limit = await check(request);
      if (!limit.isAllowed && limit.isExceeded) throw new TooManyRequests(limit.ttlInSeconds);
    }
  });
}

export function createKnownSessions(now: () => number = Date.now): KnownSessions {
  const sessions = new Map<string, { readonly account: string; readonly until: number }>();
  return {
    remember(token, account) {
      sessions.delete(token);
      sessions.set(token, { account, until: now() + keptMs });
      const [oldest] = sessions.keys();
      if (sessions.size > mostKept && oldest !== undefined) sessions.delete(oldest);
    },
    forget: (token) => void sessions.delete(token),
    accountOf(token) {
      const session = token === null ? undefined : sessions.get(token);
      return session === undefined || session.until < now() ? null : session.account;
    },
  };
}
