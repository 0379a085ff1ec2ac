/** A second person's yes to a statement's words, sending them back, and putting a draft away: each under lock. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import {
  passStatement,
  type StatementStep,
  statementTransitions,
} from "../../domain/publication/statement-steps.ts";
import { type By, changeBy } from "../change-by.ts";
import type { PassProblem, WhichStatement } from "../desk/incident/statement-desk.ts";
import { note } from "../note.ts";
import type { Change, StatementStore } from "../ports.ts";

export async function takeStatementStep(
  { statements, now }: { readonly statements: StatementStore; now(): Date },
  by: By,
  which: WhichStatement,
  step: StatementStep,
  why = "",
): Promise<Outcome<Statement, PassProblem>> {
  const change = changeBy(by, now());
  const outcome = await statements.alter(change, which, (statement) => {
    const passed = passStatement(statement, step, by, { at: change.at, why });
    return passed.ok
      ? done({ next: passed.value, entries: [entryOf(change, passed.value, step)] })
      : failed(passed.problem);
  });
  if (outcome.ok) return outcome;
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-statement" } : outcome.problem);
}

function entryOf(change: Change, { incident, number, title, why }: Statement, step: StatementStep) {
  const about = { subject: `statement:${number}`, incident };
  const detail = step === "send-back" || step === "retract" ? { title, why } : { title };
  return note(change, statementTransitions[step].entry, about, detail);
}
