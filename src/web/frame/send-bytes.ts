/** Bytes that are no page: a letter to look at in the browser, a file to keep, which no browser is to open as a page. */
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { policyOfFiles } from "../guard/headers.ts";
import type { Reply } from "./visit.ts";

export function sendBytes(
  reply: FastifyReply,
  sent: Extract<Reply, { readonly kind: "pdf" | "file" | "picture" }>,
): FastifyReply {
  const inline = sent.kind !== "file";
  return reply
    .headers({
      "content-disposition": `${inline ? "inline" : "attachment"}; filename="${sent.name}"`,
      "content-security-policy": policyOfFiles,
    })
    .type(sent.kind === "pdf" ? "application/pdf" : sent.type)
    .send(Buffer.from(sent.bytes));
}

export function sendPieces(
  reply: FastifyReply,
  { pieces, name, type }: Extract<Reply, { readonly kind: "stream" }>,
): FastifyReply {
  return reply
    .headers({
      "content-disposition": `attachment; filename="${name}"`,
      "content-security-policy": policyOfFiles,
    })
    .type(type)
    .send(Readable.from(pieces, { objectMode: false }));
}
