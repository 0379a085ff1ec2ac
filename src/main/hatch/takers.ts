/** Who takes in what was sent by which form. What came from outside is read by a schema here, and nowhere further in. */
import type { z } from "zod";
import type { Submission } from "../../domain/hatch/submission.ts";
import { failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { Taker } from "../../respond/hatch/hatch-ports.ts";

/** Everybody who takes in something. A part that has a form adds its taker here. */
export function takersOf(): readonly Taker[] {
  return [];
}

/** `take` is given the fields as the schema reads them; what it does not read is set aside. */
export function takerOf<T>(
  kind: string,
  fields: z.ZodType<T>,
  take: (fields: T, submission: Submission) => Promise<Outcome<"taken" | "known", Problem>>,
): Taker {
  return {
    kind,
    async take(submission) {
      const read = fields.safeParse(submission.fields);
      return read.success ? await take(read.data, submission) : failed({ kind: "fields-malformed" });
    },
  };
}
