/** Every step that a statement's text can take, whose it is to take, and the entry of the ledger that it writes. */
import type { StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { Staff } from "../staff/staff.ts";
import type { Statement, StatementState } from "./statement.ts";

export const statementTransitions = {
  approve: { from: ["draft"], to: "approved", entry: "statement.approved" },
  "send-back": { from: ["draft", "approved"], to: "sent-back", entry: "statement.sent-back" },
  discard: { from: ["draft", "approved", "sent-back"], to: "discarded", entry: "statement.discarded" },
  publish: { from: ["approved"], to: "published", entry: "statement.published" },
  retract: { from: ["published"], to: "retracted", entry: "statement.retracted" },
} as const satisfies Readonly<
  Record<string, { from: readonly StatementState[]; to: StatementState; entry: string }>
>;
export type StatementStep = keyof typeof statementTransitions;

export type StatementStepProblem = {
  readonly kind:
    | "statement-own-words"
    | "statement-others"
    | "statement-not-approved"
    | "statement-not-waiting"
    | "statement-not-published"
    | "already-published"
    | "statement-without-why";
};

/** For what the public or a colleague is told why. */
const saysWhy: ReadonlySet<StatementStep> = new Set<StatementStep>(["send-back", "retract"]);

/** `by`: "system" is Candour's own work in an exercise, which nobody outside sees. */
export function passStatement(
  statement: Statement,
  step: StatementStep,
  by: Staff | "system",
  { at, why = "" }: { readonly at: Date; readonly why?: string },
): Outcome<Statement, StatementStepProblem> {
  const { from, to } = statementTransitions[step];
  // Each authority speaks for itself.
  if (by !== "system" && statement.authority !== null && by.authority !== statement.authority)
    return failed({ kind: "statement-others" });
  if (!(from as readonly StatementState[]).includes(statement.state))
    return failed({ kind: outOfTurn(statement.state, step) });
  if (step === "approve" && by !== "system" && statement.writers.includes(by.id))
    return failed({ kind: "statement-own-words" });
  if (saysWhy.has(step) && why.trim() === "") return failed({ kind: "statement-without-why" });
  return done({ ...statement, ...marksOf(step, by, at, why.trim()), state: to });
}

function outOfTurn(state: StatementState, step: StatementStep): StatementStepProblem["kind"] {
  if (step === "retract") return "statement-not-published";
  if (state === "published" || state === "retracted") return "already-published";
  return step === "publish" ? "statement-not-approved" : "statement-not-waiting";
}

function marksOf(step: StatementStep, by: Staff | "system", at: Date, why: string): Partial<Statement> {
  const id: StaffId | null = by === "system" ? null : by.id;
  switch (step) {
    case "approve":
      return { approvedBy: id, approvedByName: by === "system" ? "Candour" : by.name, approvedAt: at };
    case "publish":
      return { publishedAt: at };
    case "retract":
      return { retractedAt: at, why };
    case "send-back":
      return { why, approvedBy: null, approvedByName: "", approvedAt: null };
    case "discard":
      return {};
  }
}
