/** Node refuses an Expect header that it does not know by itself, without the site's headers. It is answered here, like all else. */
import type { IncomingMessage, Server, ServerResponse } from "node:http";

export function refuseExpectations(server: Server, headers: Readonly<Record<string, string>>): void {
  server.on("checkExpectation", (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(417, {
      ...headers,
      "cache-control": "no-store",
      "content-length": 0,
      connection: "close",
    });
    response.end();
  });
}
