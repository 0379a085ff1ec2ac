/** A second person's yes to words for notices, and putting a draft away: each under lock. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import {
  passWording,
  type Wording,
  type WordingStep,
  type WordingStepProblem,
  wordingTransitions,
} from "../../domain/wording/wording.ts";
import { changeBy } from "../change-by.ts";
import type { WhichWording } from "../desk/people/wording-desk.ts";
import { note } from "../note.ts";
import type { WordingPorts } from "./read-wordings.ts";

export async function takeWordingStep(
  ports: WordingPorts,
  by: Staff,
  which: WhichWording & { readonly number: number },
  step: WordingStep,
): Promise<Outcome<Wording, WordingStepProblem>> {
  const change = changeBy(by, ports.now());
  const outcome = await ports.wordings.alter<WordingStepProblem>(change, which.number, (current) => {
    const { language, kind, number, version, authority } = current;
    if (language !== which.language || kind !== which.kind) return failed({ kind: "no-such-wording" });
    const passed = passWording(current, step, by, change.at);
    if (!passed.ok) return passed;
    const detail = { authority, language, kind, version };
    return done({
      next: passed.value,
      entries: [note(change, wordingTransitions[step].entry, { subject: `wording:${number}` }, detail)],
    });
  });
  if (outcome.ok) return outcome;
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-wording" } : outcome.problem);
}
