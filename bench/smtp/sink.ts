/**
 * A mail server that takes everything and keeps nothing, in a process of its own: how fast whoever sends to it can be.
 * It speaks as much of SMTP as a sender needs, with PIPELINING, DSN and SIZE; no more than counting is done with a message.
 */
import { createServer, type Socket } from "node:net";

let taken = 0;

const server = createServer((socket: Socket) => {
  socket.setNoDelay(true);
  let inContent = false;
  let kept = "";
  socket.on("error", () => socket.destroy());
  socket.write("220 sink.example ESMTP\r\n");
  socket.on("data", (chunk) => {
    kept += chunk.toString("latin1");
    let answers = "";
    for (;;) {
      const end = kept.indexOf(inContent ? "\r\n.\r\n" : "\r\n");
      if (end < 0) break;
      if (inContent) {
        kept = kept.slice(end + 5);
        inContent = false;
        answers += `250 2.0.0 Ok: queued as ${(++taken).toString(36).padStart(8, "0")}\r\n`;
        continue;
      }
      const line = kept.slice(0, end);
      kept = kept.slice(end + 2);
      if (/^EHLO/iu.test(line))
        answers += "250-sink.example\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250-DSN\r\n250 8BITMIME\r\n";
      else if (/^DATA/iu.test(line)) {
        inContent = true;
        answers += "354 go on\r\n";
      } else if (/^QUIT/iu.test(line)) answers += "221 2.0.0 bye\r\n";
      else answers += "250 2.0.0 Ok\r\n";
    }
    if (answers !== "") socket.write(answers);
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.on("message", () => process.send?.({ taken, used: process.cpuUsage() }));
process.on("disconnect", () => process.exit(0));
