/** Carriers and decisions of messages in doubt, in words. */
import type { UnsureDecision } from "../../../domain/notices/unsure/unsure.ts";

const carriers = new Map([
  ["smtp", "Email server"],
  ["notify", "GOV.UK Notify"],
  ["print", "Printer"],
  ["outbox", "Outbox folder"],
]);

export function carrierWords(carrier: string): string {
  return carriers.get(carrier) ?? carrier;
}

export const decisionChoices: readonly {
  readonly value: UnsureDecision;
  readonly text: string;
  readonly hint: string;
}[] = [
  {
    value: "went",
    text: "It went",
    hint: "It stands in the mail server’s log, or the person says so. It counts as sent",
  },
  {
    value: "again",
    text: "Send it again",
    hint: "It is not in the log. If you are wrong, the person is told twice in the same words",
  },
  {
    value: "other-way",
    text: "Send it another way",
    hint: "The next way by which the person may safely be told is taken; where there is none, it waits under Notices",
  },
  {
    value: "withdraw",
    text: "Withdraw the notice",
    hint: "They are not told by this notice. Where the risk to them is high, the law asks that they are told some other way",
  },
];

const past: Readonly<Record<UnsureDecision, string>> = {
  went: "counted as sent",
  again: "sent again",
  "other-way": "sent another way",
  withdraw: "withdrawn",
};

export function decidedWords(decision: UnsureDecision, decided: number): string {
  return `${decided === 1 ? "1 message is" : `${decided.toLocaleString("en-GB")} messages are`} ${past[decision]}.`;
}
