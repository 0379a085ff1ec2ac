/** Words and tags of the pages for the regulator. */
import type { ClockState, ClockStep, Regime } from "../../domain/clocks/clock.ts";
import type { DecisionKind, DecisionState } from "../../domain/decisions/decision.ts";
import type { FieldSource } from "../../domain/report/content.ts";
import { type ReportKind, reportKindWords } from "../../domain/report/facts.ts";
import type { RegulatorLine } from "../../respond/desk/incident/regulator-desk.ts";
import { hoursInWords } from "../words/dates.ts";
import type { Tag } from "../words/states.ts";

export const clockTags: Readonly<Record<ClockState, Tag>> = {
  open: { text: "Nobody has said", colour: "grey" },
  running: { text: "Running", colour: "orange" },
  met: { text: "Met", colour: "green" },
  "not-applicable": { text: "Does not apply", colour: "grey" },
};

export const stepWords: Readonly<Record<ClockStep, { readonly text: string; readonly hint: string }>> = {
  start: { text: "It applies to us, and has begun", hint: "Enter when it began" },
  correct: {
    text: "It began at another time",
    hint: "Enter the right time, and why the earlier one was wrong",
  },
  meet: { text: "We have done it", hint: "Enter when it was done" },
  reopen: { text: "It was not done after all", hint: "Give your reasons" },
  "rule-out": { text: "It does not apply to us", hint: "Give your reasons" },
};

export const kindWords: Readonly<Record<DecisionKind, string>> = {
  general: "General",
  "not-to-report": "Not to report to the regulator",
  "not-to-tell": "Not to tell people",
  "public-notice": "A public notice in the place of telling each person",
  "near-miss": "A near miss",
  telling: "Whether a group of people is told",
};

export const kindHints: Readonly<Record<DecisionKind, string>> = {
  general: "One person is enough",
  "not-to-report": "Where a risk to people is unlikely. The DPO decides, a second person confirms",
  "not-to-tell":
    "Where the risk is not high, was removed, or the data means nothing to whoever took it. The DPO decides, a second person confirms",
  "public-notice":
    "Where telling each is a disproportionate effort. The DPO decides, a second person confirms",
  "near-miss":
    "No personal data was affected, so nothing is reported. The DPO decides, a second person confirms",
  telling: "Of everybody at a severity, or of whom something was taken. A second person confirms",
};

export const decisionTags: Readonly<Record<DecisionState | "superseded", Tag>> = {
  waiting: { text: "Not confirmed", colour: "orange" },
  made: { text: "Holds", colour: "green" },
  refused: { text: "Refused", colour: "red" },
  superseded: { text: "Replaced", colour: "grey" },
};

export const sourceWords: Readonly<Record<FieldSource, string>> = {
  record: "From the record",
  both: "From the record and typed",
  typed: "Typed",
  none: "",
};

export function kindInShort(kind: ReportKind): string {
  return kind === "final" ? "Final report" : reportKindWords[kind];
}

export function durationWords({ hours, days }: Regime): string {
  if (hours !== undefined) return `${hours} hours`;
  return days === undefined ? "Without undue delay" : `${days} days`;
}

/** How long is left, or that it was reported. */
export function reportTag(line: RegulatorLine, now: Date): Tag {
  if (line.reportedAt !== null)
    return line.late ? { text: "Reported late", colour: "yellow" } : { text: "Reported", colour: "green" };
  if (line.own?.decidedNotToReport) return { text: "Decided not to report", colour: "grey" };
  if (line.reportDueAt === null) return { text: "Not started", colour: "grey" };
  return leftTag(line.reportDueAt, now);
}

export function leftTag(dueAt: Date, now: Date): Tag {
  const hours = (dueAt.getTime() - now.getTime()) / 3_600_000;
  if (hours < 0) return { text: `${hoursInWords(hours)} overdue`, colour: "red" };
  return { text: `${hoursInWords(hours)} left`, colour: hours < 24 ? "orange" : "green" };
}
