/** Headers on every answer: nothing from elsewhere, no script but on the pages for passkeys, no framing, no referrer, nothing kept by caches. */
import type { FastifyInstance } from "fastify";

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** For the pages for passkeys: our own script file, and none in the page. */
export const policyWithScript = `${policy}; script-src 'self'`;

/** For pages that follow: they ask for themselves again. */
export const policyWithLive = `${policyWithScript}; connect-src 'self'`;

/** For what is no page: it loads nothing, whatever a browser takes it for. */
export const policyOfFiles =
  "default-src 'none'; object-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    "content-security-policy": policy,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy":
      "camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
    // Assets say otherwise of themselves; every other answer may be about people.
    "cache-control": "no-store",
    // Only where TLS is: browsers take no notice of it elsewhere.
    ...(secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {}),
  };
}

export function guardHeaders(app: FastifyInstance, secure: boolean): void {
  const headers = securityHeaders(secure);
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });
}
