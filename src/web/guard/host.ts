/**
 * Which Host headers are answered. A page elsewhere can point a name of its own at this machine (DNS rebinding) and
 * would then be "same origin"; an address written as numbers, or a name that we know, cannot be pointed anywhere.
 */
import { isIP } from "node:net";
import { hostname } from "node:os";
import type { FastifyInstance } from "fastify";

export function guardHost(app: FastifyInstance, boundTo: string, names: readonly string[]): void {
  const known = new Set(["localhost", ...names.map((name) => name.toLowerCase())]);
  if (!isLoopback(boundTo)) for (const name of [boundTo, hostname()]) known.add(name.toLowerCase());
  app.addHook("onRequest", async (request, reply) => {
    if (!hostAllowed(request.headers.host, known, isLoopback(boundTo))) {
      return reply
        .code(421)
        .type("text/plain; charset=utf-8")
        .send("This address is not one of Candour's own.\n");
    }
  });
}

export function hostAllowed(
  header: string | undefined,
  known: ReadonlySet<string>,
  loopbackOnly: boolean,
): boolean {
  const name = hostOf(header);
  if (name === null) return false;
  if (known.has(name)) return true;
  return isIP(name) !== 0 && (!loopbackOnly || isLoopback(name));
}

/** The header's host without its port and brackets, in lower case. */
function hostOf(header: string | undefined): string | null {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::(\d{1,5}))?$/iu.exec(header ?? "");
  // No address is made of it that would be none.
  if (Number(match?.[3] ?? 0) > 65_535) return null;
  return (match?.[1] ?? match?.[2])?.toLowerCase() ?? null;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}
