/**
 * A mail server that remembers whom it took a message for, in a process of its own. Now and then it takes one, and the line
 * breaks before it can say so: `node sink.ts LOST` of a thousand.
 */
import { createServer, type Socket } from "node:net";

const lost = Number(process.argv[2] ?? 0);
const taken = new Map<string, number>();

const server = createServer((socket: Socket) => {
  let inContent = false;
  let kept = "";
  let to = "";
  socket.on("error", () => socket.destroy());
  socket.write("220 sink.example ESMTP\r\n");
  socket.on("data", (chunk) => {
    kept += chunk.toString("latin1");
    for (;;) {
      const end = kept.indexOf(inContent ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const line = kept.slice(0, end);
      kept = kept.slice(end + (inContent ? 5 : 2));
      if (inContent) {
        inContent = false;
        taken.set(to, (taken.get(to) ?? 0) + 1);
        if (Math.random() * 1000 < lost) return void socket.destroy();
        socket.write("250 2.0.0 Ok: queued\r\n");
      } else if (/^EHLO/iu.test(line)) socket.write("250-sink.example\r\n250-PIPELINING\r\n250 8BITMIME\r\n");
      else if (/^RCPT/iu.test(line)) {
        to = /<([^>]*)>/u.exec(line)?.[1] ?? "";
        socket.write("250 2.1.5 Ok\r\n");
      } else if (/^DATA/iu.test(line)) {
        inContent = true;
        socket.write("354 go on\r\n");
      } else if (/^QUIT/iu.test(line)) socket.end("221 2.0.0 bye\r\n");
      else socket.write("250 2.0.0 Ok\r\n");
    }
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.on("message", () => process.send?.({ taken: [...taken] }));
process.on("disconnect", () => process.exit(0));
