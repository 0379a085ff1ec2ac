/**
 * A flag on a person: found in what was taken, raised by hand, taken from a list of the body's own, or come from a
 * partner who flagged somebody that may be them. Raising one is one person's work and holds at once; what hides somebody
 * at risk is lifted by two. Each step names the entry that it writes.
 */
import type { StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { PersonFlag } from "../people/mention.ts";

export const flagSources = ["found", "hand", "file", "partner"] as const;
export type FlagSource = (typeof flagSources)[number];

export type FlagState = "raised" | "lift-asked" | "lifted";

export type FlagOnPerson = {
  readonly flag: PersonFlag;
  readonly sources: readonly FlagSource[];
  /** False where it may be meant for somebody else. */
  readonly certain: boolean;
  readonly state: FlagState;
  readonly liftAskedBy: StaffId | null;
  readonly liftAskedByName: string | null;
  readonly liftAskedAt: Date | null;
};

export const flagSteps = {
  raise: { to: "raised", entry: "person.flagged" },
  "ask-lift": { to: "lift-asked", entry: "person.flag-lift-asked" },
  lift: { to: "lifted", entry: "person.flag-lifted" },
  keep: { to: "raised", entry: "person.flag-kept" },
  confirm: { to: "raised", entry: "person.flag-confirmed" },
} as const satisfies Readonly<Record<string, { to: FlagState; entry: string }>>;
export type FlagStep = keyof typeof flagSteps;

/** Lifting one of these lets a letter go where it could cost a life. */
export function needsTwoToLift(flag: PersonFlag): boolean {
  return flag === "at-risk" || flag === "must-not-know";
}

export type FlagProblem =
  | { readonly kind: "flag-not-there" | "own-lift" | "flag-certain-already" }
  | { readonly kind: "lift-not-asked" };

/** Which step lifting is, for this person: the first of two asks, the other lifts. */
export function liftingOf(current: FlagOnPerson, by: StaffId): Outcome<"ask-lift" | "lift", FlagProblem> {
  if (current.state === "lifted") return failed({ kind: "flag-not-there" });
  if (!needsTwoToLift(current.flag)) return done("lift");
  if (current.state === "raised") return done("ask-lift");
  return current.liftAskedBy === by ? failed({ kind: "own-lift" }) : done("lift");
}

export function keepingOf(current: FlagOnPerson): Outcome<"keep", FlagProblem> {
  return current.state === "lift-asked" ? done("keep") : failed({ kind: "lift-not-asked" });
}

export function confirmingOf(current: FlagOnPerson): Outcome<"confirm", FlagProblem> {
  if (current.state === "lifted") return failed({ kind: "flag-not-there" });
  return current.certain ? failed({ kind: "flag-certain-already" }) : done("confirm");
}
