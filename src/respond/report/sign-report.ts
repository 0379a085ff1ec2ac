/** The DPO signs: the report is frozen as it was sent, with the ledger's head, and nothing of it ever changes. */
import type { IncidentId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import { reportKindWords } from "../../domain/report/facts.ts";
import type { FieldKey } from "../../domain/report/field.ts";
import { fieldOf } from "../../domain/report/fields.ts";
import {
  problemOfSigning,
  type SentReport,
  type SignForm,
  type SignProblem,
} from "../../domain/report/sent.ts";
import { isConfirmed } from "../../domain/staff/account.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import { toldIn } from "../progress/told-in.ts";
import { problemOfWords, type WordsProblem } from "./check-words.ts";
import { hashOfContent, readReport } from "./read-report.ts";
import type { RegulatorPorts } from "./regulator-ports.ts";
import { wordsPorts } from "./write-section.ts";

/** Names stand where they are asked for; choices and figures are words of ours. */
function holdsWords(key: FieldKey): boolean {
  const { kind, names } = fieldOf(key);
  return names !== true && (kind === "long" || kind === "short");
}

export async function signReport(
  ports: RegulatorPorts,
  own: RegulatorPorts,
  by: Staff,
  incident: IncidentId,
  form: SignForm & { readonly confirmedAt: Date },
): Promise<Outcome<SentReport, SignProblem | WordsProblem | { readonly kind: "not-fresh" }>> {
  const change = changeBy(by, ports.now());
  if (!isConfirmed(form.confirmedAt, change.at)) return failed({ kind: "not-fresh" });
  const { content, fingerprint, awareAt, reportDueAt, sent } = await readReport(own, by, incident);
  const last = sent.at(-1);
  if ((last?.number ?? 0) !== form.after && last !== undefined)
    return failed({ kind: "sent-already", by: last.frozenByName, at: last.frozenAt });
  const late = sent.length === 0 && reportDueAt !== null && form.sentAt > reportDueAt;
  const problem = problemOfSigning(
    form,
    {
      awareAt,
      late,
      last: last?.number ?? 0,
      fingerprint,
      text: (key) => content.fields.find((field) => field.key === key)?.text ?? "",
    },
    change.at,
  );
  if (problem !== null) return failed(problem);
  // What was drawn from elsewhere (the summary, measures) was held to no register when it was written.
  const written = content.fields
    .filter(({ key }) => holdsWords(key))
    .map(({ key, text }) => ({ field: key, text }));
  const named = await problemOfWords(wordsPorts(own), { incident, authority: by.authority }, written, true);
  if (named !== null) return failed(named);
  const frozen = {
    ...content,
    fields: content.fields.map((field) =>
      field.key === "kind" ? { ...field, text: reportKindWords[form.kind] } : field,
    ),
  };
  const of = { incident, authority: by.authority };
  const report = {
    ...of,
    kind: form.kind,
    content: frozen,
    figures: { ...(await own.figures.inShort(of)), told: (await toldIn(own, of)).told },
    hash: hashOfContent(frozen),
    way: form.way,
    caseReference: form.caseReference.trim(),
    sentAt: form.sentAt,
    frozenAt: change.at,
    frozenBy: by.id,
    late,
  };
  return await ports.reports.freeze(change, report, form.after, (sentReport) => [
    note(
      change,
      "report.sent",
      { subject: `authority:${by.authority}`, incident },
      {
        authority: by.authority,
        number: sentReport.number,
        kind: sentReport.kind,
        way: sentReport.way,
        late,
        hash: sentReport.hash,
        ledgerSize: sentReport.ledger.size,
        ledgerRoot: sentReport.ledger.root,
      },
      { happened: form.sentAt },
    ),
  ]);
}
