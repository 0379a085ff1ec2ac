/**
 * What a carrier posts of messages that it took, such as GOV.UK Notify's callbacks. No session and no form: a bearer that
 * the carrier was given decides. Answered when it is written down, so that what is not is brought again. Nothing of what
 * was sent is logged or kept but what the receipt needs.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";
import type { ReceiptIntake } from "../../respond/delivery/receipt-intake.ts";

export type ReceiptDoor = Pick<ReceiptIntake, "take"> & {
  readonly token: string;
  /** Null: it is nothing that the carrier would send. */
  read(body: unknown): readonly Receipt[] | null;
};

/** The longest of Notify's is 1 KB and a reference of 1,000 signs. */
const longestBody = 8 * 1024;
/** Whoever has the wrong bearer, by address and minute. */
const mostWrong = 60;
const retrySeconds = "5";

export async function receiptRoutes(app: FastifyInstance, door: ReceiptDoor | undefined): Promise<void> {
  if (door === undefined) return;
  const right = hashed(door.token);
  const wrong = app.createRateLimit({ max: mostWrong, timeWindow: 60_000 });
  await app.register((inner, _options, ready) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser(
      "application/json",
      { parseAs: "string", bodyLimit: longestBody },
      (_request, body, done) => done(null, body),
    );
    inner.post("/receipts/notify", {
      config: { machine: true, ownLimit: true },
      bodyLimit: longestBody,
      async onRequest(request, reply) {
        if (timingSafeEqual(hashed(bearerIn(request.headers.authorization)), right)) return;
        const limit = await wrong(request);
        const tooMany = !limit.isAllowed && limit.isExceeded;
        return say(reply, tooMany ? 429 : 401, tooMany ? "Too many requests.\n" : "Not with this bearer.\n");
      },
      async handler({ body }, reply) {
        const receipts = door.read(parsed(body));
        if (receipts === null) return say(reply, 400, "No receipt.\n");
        const outcome = await door.take(receipts).catch(() => "failed" as const);
        if (outcome === "taken") return reply.code(204).send();
        reply.header("retry-after", retrySeconds);
        return say(reply, 503, "Not written down. Bring it again.\n");
      },
    });
    ready();
  });
}

function bearerIn(authorization: string | undefined): string {
  return /^Bearer ([\x21-\x7e]{1,512})$/u.exec(authorization ?? "")?.[1] ?? "";
}

function hashed(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(typeof body === "string" ? body : "");
  } catch {
    return undefined;
  }
}

function say(reply: FastifyReply, code: number, text: string): FastifyReply {
  return reply.code(code).type("text/plain; charset=utf-8").send(text);
}
