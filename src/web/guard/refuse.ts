/** An address that cannot be read reaches no page and no hook: it is answered here, under the same headers. */
import type { FastifyReply, FastifyRequest } from "fastify";
import { securityHeaders } from "./headers.ts";

const words = "That could not be understood. Nothing was changed.\n";

/** `watched`: no hook says of it that it was answered. */
export function refuseBrokenRequests(secure: boolean, watched: (request: FastifyRequest) => void) {
  return (_error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    reply
      .code(400)
      .headers({ ...securityHeaders(secure), "x-request-id": request.id })
      .type("text/plain; charset=utf-8")
      .send(words);
    watched(request);
  };
}
