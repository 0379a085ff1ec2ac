/** Records a decision, and lets a second person confirm or refuse what one person must not decide alone. */
import { createHash, randomUUID } from "node:crypto";
import {
  type Decision,
  type DecisionForm,
  type DecisionProblem,
  type DecisionText,
  decisionRules,
  decisionTransitions,
  needsSecond,
  problemOfDecision,
  second,
} from "../../domain/decisions/decision.ts";
import type { DecisionId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { isConfirmed } from "../../domain/staff/account.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { ConfirmProblem, DecisionLine, SecondForm } from "../desk/incident/regulator-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import { problemOfWords, type WordsProblem } from "../report/check-words.ts";
import type { RegulatorPorts } from "../report/regulator-ports.ts";
import { wordsPorts } from "../report/write-section.ts";

export async function makeDecision(
  ports: RegulatorPorts,
  own: RegulatorPorts,
  by: Staff,
  incident: IncidentId,
  form: DecisionForm & { readonly sure: boolean },
): Promise<Outcome<Decision, DecisionProblem | WordsProblem>> {
  const change = changeBy(by, ports.now());
  const odd = problemOfDecision(form, by, change.at);
  if (odd !== null) return failed(odd);
  const text = clean(form.text);
  const written = Object.entries(text).map(([field, words]) => ({ field, text: words }));
  const of = { incident, authority: by.authority };
  const named = await problemOfWords(wordsPorts(own), of, written, form.sure);
  if (named !== null) return failed(named);
  const draft: Omit<Decision, "number"> = {
    ...of,
    id: randomUUID() as string as DecisionId,
    kind: form.kind,
    text,
    state: needsSecond(form.kind) ? "waiting" : "made",
    decidedBy: by.id,
    decidedAt: form.decidedAt,
    writtenAt: change.at,
    secondBy: null,
    secondAt: null,
    secondWords: "",
    supersedes: form.supersedes,
    people: form.people ?? null,
  };
  return await ports.decided.add(change, draft, (decision) => [
    entryOf(change, decision, needsSecond(form.kind) ? "propose" : "make"),
  ]);
}

export async function confirmDecision(
  ports: RegulatorPorts,
  own: RegulatorPorts,
  by: Staff,
  incident: IncidentId,
  number: number,
  { confirm, words, confirmedAt }: SecondForm,
): Promise<Outcome<Decision, ConfirmProblem>> {
  const change = changeBy(by, ports.now());
  if (!isConfirmed(confirmedAt, change.at)) return failed({ kind: "not-fresh" });
  const of = { incident, authority: by.authority };
  const named = await problemOfWords(wordsPorts(own), of, [{ field: "words", text: words }], true);
  if (named !== null) return failed(named);
  const altered = await ports.decided.alter<ConfirmProblem>(change, of, number, (current) => {
    const taken = second(current, by, { confirm, words, at: change.at });
    if (taken.ok) {
      const step = confirm ? "confirm" : "refuse";
      return done({ next: taken.value, entries: [entryOf(change, taken.value, step)] });
    }
    const { kind } = taken.problem;
    return kind === "not-waiting" ? failed(notWaiting(current)) : failed({ kind });
  });
  if (altered.ok) return altered;
  return altered.problem.kind === "not-there"
    ? failed({ kind: "no-such-decision" })
    : failed(altered.problem);
}

function notWaiting({ secondByName, secondAt, decidedByName, writtenAt }: Omit<DecisionLine, "mayConfirm">) {
  const [by, at] = [secondByName ?? decidedByName, secondAt ?? writtenAt];
  return { kind: "decision-not-waiting" as const, by, at };
}

/** Newest first. */
export async function readDecisions(
  { decided }: RegulatorPorts,
  reader: Staff,
  incident: IncidentId,
): Promise<readonly DecisionLine[]> {
  const lines = await decided.of({ incident, authority: reader.authority });
  return lines.map((line) => ({
    ...line,
    mayConfirm:
      line.state === "waiting" &&
      line.decidedBy !== reader.id &&
      decisionRules[line.kind].confirms.includes(reader.role),
  }));
}

function clean(text: DecisionText): DecisionText {
  const plain = (words: string) => words.trim().toWellFormed();
  return {
    question: plain(text.question),
    options: plain(text.options),
    decided: plain(text.decided),
    reasons: plain(text.reasons),
  };
}

/** What was decided is sealed; its hash says that it is still the same. */
function entryOf(change: Change, decision: Decision, step: keyof typeof decisionTransitions): NewEntry {
  const { authority, incident, number, kind, text, supersedes, decidedAt, people = null } = decision;
  const { question, options, decided, reasons } = text;
  return note(
    change,
    decisionTransitions[step].entry,
    { subject: `decision:${decision.id}`, incident },
    {
      authority,
      number,
      kind,
      supersedes,
      ...(people === null
        ? {}
        : { telling: people.telling, bands: [...people.bands], categories: [...people.categories] }),
      ...(people?.exemption ? { exemption: people.exemption } : {}),
      hash: createHash("sha256")
        .update(JSON.stringify([question, options, decided, reasons]))
        .digest("hex"),
    },
    step === "make" || step === "propose" ? { happened: decidedAt } : {},
  );
}
