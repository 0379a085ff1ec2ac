/**
 * Partners' Candours ask here for a cosignature (C2SP tlog-witness). No session and no form: what counts is the signature
 * of a ledger that was added by hand. Says nothing but sizes and signatures, and asks nobody anything.
 */
import type { FastifyInstance } from "fastify";
import type { WitnessProblem } from "../../domain/ledger/witness.ts";
import type { Outcome } from "../../domain/outcome.ts";

export type CosignText = (text: string) => Promise<Outcome<{ readonly line: string }, WitnessProblem>>;

/** A checkpoint and 63 lines of proof are some 4 KB. */
const longestRequest = 16 * 1024;

export async function machineRoutes(app: FastifyInstance, cosign: CosignText | undefined): Promise<void> {
  if (cosign === undefined) return;
  await app.register((inner, _options, ready) => {
    inner.removeAllContentTypeParsers();
    inner.addContentTypeParser(
      "*",
      { parseAs: "string", bodyLimit: longestRequest },
      (_request, body, done) => done(null, body),
    );
    const options = { config: { machine: true }, bodyLimit: longestRequest };
    inner.post("/witness/add-checkpoint", options, async ({ body }, reply) => {
      const outcome = await cosign(typeof body === "string" ? body : "");
      const { code, text, type } = outcome.ok
        ? { code: 200, text: `${outcome.value.line}\n`, type: plain }
        : refusalOf(outcome.problem);
      return reply.code(code).type(type).send(text);
    });
    ready();
  });
}

const plain = "text/plain; charset=utf-8";

function refusalOf(problem: WitnessProblem): {
  readonly code: number;
  readonly text: string;
  readonly type: string;
} {
  switch (problem.kind) {
    case "malformed":
      return { code: 400, text: "No request for a cosignature.\n", type: plain };
    case "unknown-origin":
      return { code: 404, text: "This ledger is not known here.\n", type: plain };
    case "badly-signed":
      return { code: 403, text: "Not signed with the key of this ledger.\n", type: plain };
    case "behind":
    case "fork":
      return { code: 409, text: `${problem.size}\n`, type: "text/x.tlog.size" };
    case "unproved":
      return { code: 422, text: "The proof does not hold.\n", type: plain };
  }
}
