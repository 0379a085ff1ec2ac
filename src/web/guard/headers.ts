/** Headers on every answer: nothing from elsewhere, no script but on the pages for passkeys, no framing, no referrer, nothing kept by caches. */
import type { FastifyInstance } from "fastify";

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** For the pages for passkeys: our own script file, and none in the page. */
export const policyWithScript = `${policy}; script-src 'self'`;

export function guardHeaders(app: FastifyInstance): void {
  app.addHook("onRequest", async (_request, reply) => {
    reply.headers({
      "content-security-policy": policy,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy":
        "camera=(), geolocation=(), microphone=(), publickey-credentials-get=(self), publickey-credentials-create=(self)",
      // Assets say otherwise of themselves; every other answer may be about people.
      "cache-control": "no-store",
    });
  });
}
