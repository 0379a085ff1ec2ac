/**
 * A decision: what was asked, what else was considered, what was decided, why, by whom and when. Some need a second
 * person; none is ever overwritten: a later one takes its place, and both stay.
 */
import type { Role } from "../bodies/authority.ts";
import type { AuthorityId, DecisionId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { Staff } from "../staff/staff.ts";
import { type GroupProblem, type PeopleGroup, problemOfGroup } from "./people-group.ts";

export const decisionKinds = [
  "general",
  "not-to-report",
  "not-to-tell",
  "public-notice",
  "near-miss",
  "telling",
] as const;
export type DecisionKind = (typeof decisionKinds)[number];

type KindRule = {
  readonly decides: readonly Role[];
  /** Roles of which another person must confirm it; none where one person is enough. */
  readonly confirms: readonly Role[];
  readonly article: string;
};

/** What leaves people or the regulator untold is decided by the DPO, and confirmed by somebody else who answers for it. */
export const decisionRules: Readonly<Record<DecisionKind, KindRule>> = {
  general: { decides: ["lead", "dpo"], confirms: [], article: "UK GDPR Art. 5(2) and 33(5)" },
  "not-to-report": { decides: ["dpo"], confirms: ["lead", "dpo"], article: "UK GDPR Art. 33(1)" },
  "not-to-tell": {
    decides: ["dpo"],
    confirms: ["lead", "dpo"],
    article: "UK GDPR Art. 34(1) and 34(3)(a), (b)",
  },
  "public-notice": { decides: ["dpo"], confirms: ["lead", "dpo"], article: "UK GDPR Art. 34(3)(c)" },
  "near-miss": { decides: ["dpo"], confirms: ["lead", "dpo"], article: "UK GDPR Art. 33(1) and 33(5)" },
  // Over a group of people: whoever leaves one untold is the DPO (problemOfDecision).
  telling: { decides: ["lead", "dpo"], confirms: ["lead", "dpo"], article: "UK GDPR Art. 34" },
};

/** waiting: for the second person. */
export type DecisionState = "waiting" | "made" | "refused";

/** Every step, and the entry of the ledger that it writes. */
export const decisionTransitions = {
  make: { from: "none", to: "made", entry: "decision.made" },
  propose: { from: "none", to: "waiting", entry: "decision.proposed" },
  confirm: { from: "waiting", to: "made", entry: "decision.confirmed" },
  refuse: { from: "waiting", to: "refused", entry: "decision.refused" },
} as const satisfies Readonly<
  Record<string, { from: DecisionState | "none"; to: DecisionState; entry: string }>
>;

export type DecisionText = {
  readonly question: string;
  readonly options: string;
  readonly decided: string;
  readonly reasons: string;
};

export type Decision = {
  readonly id: DecisionId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  /** From 1, for each authority in each incident. */
  readonly number: number;
  readonly kind: DecisionKind;
  readonly text: DecisionText;
  readonly state: DecisionState;
  readonly decidedBy: StaffId;
  /** When it was taken, which may be before it was written down. */
  readonly decidedAt: Date;
  readonly writtenAt: Date;
  readonly secondBy: StaffId | null;
  readonly secondAt: Date | null;
  readonly secondWords: string;
  /** The number of the one whose place it takes. */
  readonly supersedes: number | null;
  /** Of the kind "telling": over whom it stands. */
  readonly people?: PeopleGroup | null;
};

export type DecisionForm = {
  readonly kind: DecisionKind;
  readonly text: DecisionText;
  readonly decidedAt: Date;
  readonly supersedes: number | null;
  readonly people?: PeopleGroup | null;
};

export const longestDecisionText = 5000;

export type DecisionProblem = {
  readonly kind:
    | "question-missing"
    | "decided-missing"
    | "reasons-missing"
    | "options-missing"
    | "decision-too-long"
    | "decided-in-future"
    | "not-yours-to-decide"
    | "nothing-to-supersede"
    | "superseded-already"
    | "group-missing"
    | GroupProblem["kind"];
};

export function problemOfDecision(
  { kind, text, decidedAt, people = null }: DecisionForm,
  { role }: Pick<Staff, "role">,
  now: Date,
): DecisionProblem | null {
  if (text.question.trim() === "") return { kind: "question-missing" };
  if (text.options.trim() === "") return { kind: "options-missing" };
  if (text.decided.trim() === "") return { kind: "decided-missing" };
  if (text.reasons.trim() === "") return { kind: "reasons-missing" };
  if (Object.values(text).some((words) => words.length > longestDecisionText))
    return { kind: "decision-too-long" };
  if (decidedAt > now) return { kind: "decided-in-future" };
  if ((kind === "telling") !== (people !== null)) return { kind: "group-missing" };
  const unfit = people === null ? null : problemOfGroup(people);
  if (unfit !== null) return unfit;
  // Whoever leaves people untold answers for data protection.
  if (people !== null && people.telling !== "tell" && role !== "dpo") return { kind: "not-yours-to-decide" };
  return decisionRules[kind].decides.includes(role) ? null : { kind: "not-yours-to-decide" };
}

export function needsSecond(kind: DecisionKind): boolean {
  return decisionRules[kind].confirms.length > 0;
}

export type SecondProblem =
  | { readonly kind: "own-decision" | "no-second-for-decision" | "words-missing" }
  | { readonly kind: "decision-not-waiting"; readonly by: string; readonly at: Date };

/** What becomes of a decision that waits. Somebody else of the same authority says yes, or no with words. */
export function second(
  decision: Decision,
  by: Staff,
  { confirm, words, at }: { readonly confirm: boolean; readonly words: string; readonly at: Date },
): Outcome<
  Decision,
  { readonly kind: "own-decision" | "no-second-for-decision" | "words-missing" | "not-waiting" }
> {
  if (decision.state !== "waiting") return failed({ kind: "not-waiting" });
  if (by.id === decision.decidedBy) return failed({ kind: "own-decision" });
  if (by.authority !== decision.authority || !decisionRules[decision.kind].confirms.includes(by.role))
    return failed({ kind: "no-second-for-decision" });
  if (!confirm && words.trim() === "") return failed({ kind: "words-missing" });
  const { to } = decisionTransitions[confirm ? "confirm" : "refuse"];
  return done({ ...decision, state: to, secondBy: by.id, secondAt: at, secondWords: words.trim() });
}

/** The one of this kind that holds: made, and no other has taken its place. */
export function standing<D extends Pick<Decision, "kind" | "state" | "number" | "supersedes">>(
  decisions: readonly D[],
  kind: DecisionKind,
): D | null {
  const replaced = new Set(
    decisions.filter(({ state }) => state === "made").map(({ supersedes }) => supersedes),
  );
  return (
    decisions.findLast((one) => one.kind === kind && one.state === "made" && !replaced.has(one.number)) ??
    null
  );
}
