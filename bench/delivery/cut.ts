/** A line between two programs that can be cut: what is under way breaks, and nothing is connected for a while. */

import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type Line = { readonly port: number; cut(milliseconds: number): void; close(): void };

export async function openLine(to: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let cutUntil = 0;
  const server = createServer((near) => {
    if (Date.now() < cutUntil) return void near.destroy();
    const far = connect(to, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    cut(milliseconds) {
      cutUntil = Date.now() + milliseconds;
      for (const socket of sockets) socket.resetAndDestroy();
    },
    close: () => server.close(),
  };
}
