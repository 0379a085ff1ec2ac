/** What the use cases need of the hatch: who takes in what was sent, and where answers are put. */
import type { Answer, Submission } from "../../domain/hatch/submission.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";

/**
 * Takes in what was sent of one kind. The store behind it calls `takeOnce` in the transaction of the change: what was
 * taken before is "known", and leaves nothing twice. A problem says that nobody can ever take this in; the file is set
 * aside for a human look. What throws is tried again.
 */
export type Taker = {
  readonly kind: string;
  take(submission: Submission): Promise<Outcome<"taken" | "known", Problem>>;
};

export type AnswerPort = {
  /** Writes it, or writes it anew, for whoever brings the reference. */
  put(reference: string, answer: Answer): Promise<void>;
  remove(reference: string): Promise<void>;
};
