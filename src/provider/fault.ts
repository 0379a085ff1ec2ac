/** Why a provider did not say who somebody is: it does not answer, or it answers something else. */
import type { ProviderFault } from "../respond/account-ports.ts";

const silent = new Set([
  "OAUTH_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_SOCKET",
]);

/** Codes of the socket, of fetch and of the library, wherever in the chain of causes they stand. */
export function faultOf(error: unknown, otherwise: ProviderFault["kind"]): ProviderFault {
  for (let one = error, depth = 0; one instanceof Error && depth < 6; one = one.cause, depth++) {
    const { code } = one as { readonly code?: unknown };
    if (one.name === "TimeoutError" || (typeof code === "string" && silent.has(code)))
      return { kind: "provider-silent" };
  }
  return { kind: otherwise };
}
