/** The part of the desk that answers who asks whether they are affected. */

import type { CheckAnswer } from "../../../domain/check/answer.ts";
import type { AskProblem, TypedQuestion } from "../../../domain/check/asked.ts";
import type { Call, CallOutcome, CallProblem } from "../../../domain/check/call.ts";
import type { CheckWords } from "../../../domain/check/check-words.ts";
import type { AskedWay, CheckLanguage } from "../../../domain/check/question.ts";
import type { IncidentId } from "../../../domain/ids.ts";
import type { Channel } from "../../../domain/notices/notice.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { PersonFlag } from "../../../domain/people/mention.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { PersonDetail } from "./people-reading.ts";

export type CheckDesk = {
  /** Of the last 30 days. */
  checkCounts(reader: Staff, incident: IncidentId): Promise<CheckCounts>;
  checkCalls(reader: Staff, incident: IncidentId): Promise<readonly CallLine[]>;
  /** A reading of whoever is to be called. */
  checkCall(reader: Staff, incident: IncidentId, id: string): Promise<CallPage | null>;
  closeCall(
    by: Staff,
    incident: IncidentId,
    id: string,
    form: CallForm,
  ): Promise<Outcome<null, CallProblemOf>>;
  /** For somebody on the phone or at the counter: answered like any other question. */
  askForCaller(
    by: Staff,
    incident: IncidentId,
    way: Exclude<AskedWay, "site">,
    question: TypedQuestion & { readonly language: CheckLanguage },
  ): Promise<Outcome<null, AskProblem>>;
  identityQuestions(reader: Staff): Promise<CheckWords["identity"]>;
  readOut(by: Staff, incident: IncidentId, form: ReadOutForm): Promise<Outcome<ReadOut, ReadOutProblem>>;
};

export type CallLine = Call & {
  readonly references: readonly string[];
};

export type CheckCounts = {
  /** Of all authorities: a question says of nobody whose they are. */
  readonly asked: number;
  readonly waiting: number;
  readonly answered: Readonly<Record<Channel, number>>;
  readonly failed: number;
  readonly calls: { readonly waiting: number; readonly outcomes: Readonly<Record<CallOutcome, number>> };
};

export type CallPage = {
  readonly call: CallLine;
  readonly people: readonly PersonDetail[];
  readonly identity: CheckWords["identity"];
  readonly script: readonly string[];
  readonly note: string;
};
export type CallForm = {
  readonly outcome: CallOutcome;
  /** Keys of the questions that were answered rightly. */
  readonly asked: readonly string[];
  readonly note: string;
};
export type CallProblemOf = CallProblem | { readonly kind: "no-such-call" | "call-note-too-long" };

export type ReadOutForm = { readonly number: number; readonly asked: readonly string[] };
export type ReadOut = {
  readonly reference: string;
  readonly answer: CheckAnswer;
  readonly flags: readonly PersonFlag[];
  readonly script: readonly string[];
};
export type ReadOutProblem = { readonly kind: "no-such-person" | "call-identity-missing" };
