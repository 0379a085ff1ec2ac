/** Binds what answers residents to its ports: the half that staff use, and the half that works by itself. */
import { randomBytes } from "node:crypto";
import { questionDays } from "../../domain/check/question.ts";
import type { By } from "../change-by.ts";
import { type CarryPorts, deliverQueue } from "../delivery/deliver-queue.ts";
import type { CheckDesk } from "../desk/people/check-desk.ts";
import { type AnswerPorts, answerQuestions, forgetQuestions } from "./answer-questions.ts";
import { type CallPorts, closeCall, readCall, readOut } from "./calls.ts";
import { askFor, type TakePorts } from "./take-question.ts";

export type { AnswerPorts };
export type CheckDeskPorts = CallPorts & TakePorts & Pick<AnswerPorts, "checks">;

const day = 86_400_000;

/** A question is sealed, and looked up across authorities: it is Candour's own work, for whoever asks. */
export function openCheckDesk(portsOf: (by: By) => CheckDeskPorts): CheckDesk {
  const own = portsOf("system");
  return {
    checkCounts: (reader, incident) =>
      own.checks.counts(incident, reader.authority, new Date(own.now().getTime() - questionDays * day)),
    checkCalls: (reader, incident) => own.checks.calls(incident, reader.authority),
    checkCall: (reader, incident, id) => readCall(portsOf(reader), reader, incident, id),
    closeCall: (by, incident, id, form) => closeCall(portsOf(by), by, incident, id, form),
    askForCaller: (by, _incident, way, question) =>
      askFor(own, by, randomBytes(16).toString("hex"), way, question),
    identityQuestions: async () => (await own.checkWords()).identity,
    readOut: (by, incident, form) => readOut(portsOf(by), by, incident, form),
  };
}

/** What Candour does by itself: answers what is due, sends what leads to the answers, forgets. */
export type CheckWork = {
  answer(): Promise<number>;
  deliver(signal?: AbortSignal): Promise<{ readonly sent: number; readonly failed: number }>;
  forget(): Promise<number>;
};

export function openCheckWork(own: AnswerPorts & CarryPorts): CheckWork {
  return {
    answer: () => answerQuestions(own),
    deliver: (signal) => deliverQueue(own.checks, own, undefined, signal),
    forget: () => forgetQuestions(own),
  };
}
