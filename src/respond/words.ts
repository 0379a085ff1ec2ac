/** The one place that turns a problem's kind into words for people: what is wrong, and what to do about it. */
import type { Problem } from "../domain/outcome.ts";
import { entryWords } from "./words/entry.ts";
import { bodiesWords } from "./words/house/bodies.ts";
import { keysWords } from "./words/house/keys.ts";
import { mapWords } from "./words/house/map.ts";
import { newsWords } from "./words/house/news.ts";
import { readingsWords } from "./words/house/readings.ts";
import { requestsWords } from "./words/house/requests.ts";
import { briefingsWords } from "./words/incident/briefings.ts";
import { evidenceWords } from "./words/incident/evidence.ts";
import { exposureWords } from "./words/incident/exposure.ts";
import { handoverWords } from "./words/incident/handover.ts";
import { incidentsWords } from "./words/incident/incidents.ts";
import { measuresWords } from "./words/incident/measures.ts";
import { publicWords } from "./words/incident/public.ts";
import { referralsWords } from "./words/incident/referrals.ts";
import { regulatorWords } from "./words/incident/regulator.ts";
import { sightingsWords } from "./words/incident/sightings.ts";
import { timelineWords } from "./words/incident/timeline.ts";
import { trustWords } from "./words/incident/trust.ts";
import { callerWords } from "./words/people/callers.ts";
import { checkWords } from "./words/people/checks.ts";
import { complaintWords } from "./words/people/complaints.ts";
import { contactsWords } from "./words/people/contacts.ts";
import { holdingsWords } from "./words/people/holdings.ts";
import { peopleWords } from "./words/people/people.ts";
import { printWords } from "./words/people/print.ts";
import { progressWords } from "./words/people/progress.ts";
import { retentionWords } from "./words/people/retention.ts";
import { sharingWords } from "./words/people/sharing.ts";
import { unsureWords } from "./words/people/unsure.ts";
import { waveWords } from "./words/people/waves.ts";
import { wordingWords } from "./words/people/wording.ts";
import type { Carrying, Sentences } from "./words/sentence.ts";
import { versionsWords } from "./words/versions.ts";

/** Holds no personal value, whatever the problem carries. */
export function wordsFor(problem: Problem): string {
  const words = Object.hasOwn(sentences, problem.kind) ? sentences[problem.kind] : undefined;
  if (typeof words === "function") return words(problem as Carrying);
  return (
    words ??
    `This did not work (${problem.kind}). Try again; if it goes on, ask whoever runs Candour to look at its log.`
  );
}

/** For what nobody expected. The error's own message may repeat a row of the record, so only its code is told. */
export function wordsForFault(error: unknown): string {
  const code = String((error as { readonly code?: unknown } | null)?.code ?? "");
  if (["ENOSPC", "EDQUOT", "EFBIG", "53100"].includes(code)) return wordsFor({ kind: "disk-full" });
  if (["ECONNREFUSED", "CONNECTION_CLOSED", "CONNECTION_ENDED", "57P01", "57P03"].includes(code))
    return "The record could not be reached. Check that the database is running, then try again; nothing that was saved is lost.";
  const named = /^[\w-]{1,40}$/.test(code) ? ` (${code})` : "";
  return `Something went wrong that Candour did not expect${named}. What was read is kept: try again, and look at the log if it goes on.`;
}

/** One file for each part of the desk; a kind has one sentence, wherever it comes up. */
const sentences: Sentences = {
  ...entryWords,
  ...bodiesWords,
  ...incidentsWords,
  ...exposureWords,
  ...holdingsWords,
  ...wordingWords,
  ...peopleWords,
  ...checkWords,
  ...complaintWords,
  ...callerWords,
  ...contactsWords,
  ...unsureWords,
  ...progressWords,
  ...printWords,
  ...waveWords,
  ...mapWords,
  ...newsWords,
  ...publicWords,
  ...retentionWords,
  ...sharingWords,
  ...sightingsWords,
  ...measuresWords,
  ...trustWords,
  ...briefingsWords,
  ...keysWords,
  ...requestsWords,
  ...readingsWords,
  ...timelineWords,
  ...referralsWords,
  ...evidenceWords,
  ...handoverWords,
  ...versionsWords,
  ...regulatorWords,
};
