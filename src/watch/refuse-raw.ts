/** What is no HTTP, too long or too slow: a few plain words under the site's own headers, and the end of the connection. */
import type { Socket } from "node:net";

const words = "That could not be understood. Nothing was changed.\n";

const lines: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

export function refuseRaw(headers: Readonly<Record<string, string>>) {
  const sent = { ...headers, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  const fields = Object.entries({ ...sent, "content-length": words.length, connection: "close" });
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
    socket.end(`HTTP/1.1 ${lines[error.code ?? ""] ?? "400 Bad Request"}\r\n${head}\r\n${words}`);
  };
}
