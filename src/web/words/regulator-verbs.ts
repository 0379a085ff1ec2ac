/** Entries of the ledger in words: what was decided, and what the regulator was told. */
export const regulatorVerbs: Readonly<Record<string, string>> = {
  "report.section-written": "Part of the report to the regulator written",
  "report.sent": "Reported to the regulator, and frozen as sent",
  "decision.made": "Decision made",
  "decision.proposed": "Decision made that needs a second person",
  "decision.confirmed": "Decision confirmed by a second person",
  "decision.refused": "Decision refused by a second person",
  "clock.started": "Clock of another law began",
  "clock.corrected": "Beginning of a clock corrected",
  "clock.met": "Clock of another law met",
  "clock.reopened": "Clock runs again",
  "clock.ruled-out": "Clock of another law ruled out",
};
