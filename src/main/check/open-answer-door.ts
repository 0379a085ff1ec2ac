/**
 * Where answers are put out: beside the others of the hatch, all of one size. What they say is squeezed first, and what
 * room is left is filled, so that no length tells one from another, nor from one that nobody can open.
 */
import { deflateRawSync } from "node:zlib";
import type { AnswerDoor } from "../../respond/check/answer-questions.ts";
import type { AnswerPort } from "../../respond/hatch/hatch-ports.ts";
import { newCode, referenceOfCode } from "../../seal/answer-code.ts";
import { newReference } from "../../seal/answer-seal.ts";

/** In letters: a file of 4 KiB. A notice of every kind of data takes 3,100. */
const room = 4_000;
/** So much of the disk stays free: the record needs it more, and what is asked can wait. */
const leaveFree = 1024 ** 3;

export function openAnswerDoor(
  hatch: Pick<AnswerPort, "put">,
  address: () => string,
  free: () => Promise<number>,
): AnswerDoor {
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

    async put(reference, answer, until) {
      if ((await free()) < leaveFree)
        throw Object.assign(new Error("The disk is too full for answers"), { code: "ENOSPC" });
      const body = { squeezed: squeezed(answer).padEnd(room, ".") };
      await hatch.put(reference ?? newReference(), { kind: "check", body, until });
    },
  };
}

function squeezed(answer: object): string {
  return deflateRawSync(JSON.stringify(answer)).toString("base64url");
}
