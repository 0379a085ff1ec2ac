/**
 * Where answers are put out: beside the others of the hatch, all of one size. What they say is squeezed first, and what
 * room is left is filled, so that no length tells one from another, nor from one that nobody can open.
 */
import { deflateRawSync } from "node:zlib";
import type { AnswerDoor } from "../../respond/check/answer-questions.ts";
import type { AnswerPort } from "../../respond/hatch/hatch-ports.ts";
import { newCode, referenceOfCode } from "../../seal/answer-code.ts";
import { newReference } from "../../seal/answer-seal.ts";

/** In letters; the longest notice takes about half of it. */
const room = 10_000;

export function openAnswerDoor(hatch: Pick<AnswerPort, "put">, address: () => string): AnswerDoor {
  return {
    address,

    async newSecret(kind) {
      if (kind === "link") {
        const secret = newReference();
        return { secret, reference: secret };
      }
      const secret = newCode();
      return { secret, reference: await referenceOfCode(secret) };
    },

    fits: (answer) => squeezed(answer).length <= room,

    put: (reference, answer, until) =>
      hatch.put(reference ?? newReference(), {
        kind: "check",
        body: { squeezed: squeezed(answer).padEnd(room, ".") },
        until,
      }),
  };
}

function squeezed(answer: object): string {
  return deflateRawSync(JSON.stringify(answer)).toString("base64url");
}
