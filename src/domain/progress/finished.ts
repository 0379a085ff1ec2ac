/**
 * Finished: everybody in the register is accounted for, person by person. A lead signs for it, with the counts as they are
 * and the hash of the file that proves them; it is refused while anybody is on the way, in doubt, or not looked at.
 */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { longestReasons } from "../reasons.ts";
import { isConfirmed } from "../staff/account.ts";
import { type ByKind, byKind, byOutcome, type Cell, countOf } from "./tally.ts";

export type Finish = {
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly number: number;
  readonly people: number;
  readonly counts: ByKind;
  /** Of those who were told: as practice. */
  readonly practice: number;
  /** SHA-256 of the file of proof, as it was then. */
  readonly hash: string;
  /** Why those who are not told are not. */
  readonly words: string;
  readonly signedBy: StaffId;
  readonly signedAt: Date;
};

export type FinishForm = {
  readonly words: string;
  /** Of the counts that the signer was shown. */
  readonly shown: string;
  readonly confirmedAt: Date;
};

export type FinishProblem =
  | { readonly kind: "people-open"; readonly open: number }
  | {
      readonly kind:
        | "nobody-registered"
        | "not-fresh"
        | "reasons-missing"
        | "words-too-long"
        | "changed-since-shown";
    };

/** Whether it may be signed as things are now. `who`: whoever signs was shown these counts, and is who they say. */
export function mayFinish(cells: readonly Cell[], form: FinishForm, now: Date): Outcome<null, FinishProblem> {
  if (!isConfirmed(form.confirmedAt, now)) return failed({ kind: "not-fresh" });
  const people = countOf(cells);
  if (people === 0) return failed({ kind: "nobody-registered" });
  const { open, "not-told": untold } = byOutcome(cells);
  if (open > 0) return failed({ kind: "people-open", open });
  // Where everybody is told there is nothing to give reasons for.
  if (untold > 0 && form.words.trim() === "") return failed({ kind: "reasons-missing" });
  if (form.words.trim().length > longestReasons) return failed({ kind: "words-too-long" });
  return form.shown === shownText(cells) ? done(null) : failed({ kind: "changed-since-shown" });
}

/** The counts as one line: what is signed is what was shown. */
export function shownText(cells: readonly Cell[]): string {
  return Object.entries(byKind(cells))
    .map(([kind, count]) => `${kind}:${count}`)
    .join(" ");
}

export type SinceFinish = { readonly kind: keyof ByKind; readonly before: number; readonly now: number }[];

/** What stands otherwise than when it was signed: letters came back, more people were found. */
export function sinceFinish({ counts }: Pick<Finish, "counts">, cells: readonly Cell[]): SinceFinish {
  const current = byKind(cells);
  return (Object.keys(current) as (keyof ByKind)[])
    .map((kind) => ({ kind, before: counts[kind] ?? 0, now: current[kind] }))
    .filter(({ before, now }) => before !== now);
}
