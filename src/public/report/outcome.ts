/** What came of a report, for whoever brings its reference. One that nobody has, and one without an answer, look the same. */
import { z } from "zod";
import { sightingOutcomes } from "../../domain/sightings/sighting.ts";
import { type FormPage, formPage, line } from "../hatch/form-page.ts";

export const reportOutcome: FormPage = {
  path: "/report/outcome",
  takes: { bytes: 4096 },
  get: async () => formPage("report/outcome.njk", { typed: "", state: "asks", faults: [] }),
  /** By post: a reference in an address would lie in histories and logs. */
  async post(visit) {
    const typed = line(visit.fields, "reference").slice(0, 100);
    if (typed === "") {
      const faults = [{ field: "reference", key: "no-reference" }];
      return formPage("report/outcome.njk", { typed, state: "asks", faults }, 400);
    }
    const answer = await visit.answerTo(typed);
    const read = answer?.kind === "sighting" ? body.safeParse(answer.body) : undefined;
    if (!read?.success) return formPage("report/outcome.njk", { typed, state: "unknown", faults: [] });
    const { outcome, number, receivedAt, closedAt } = read.data;
    return formPage("report/outcome.njk", {
      ...{ typed, number, outcome, faults: [] },
      state: outcome === null ? "open" : "closed",
      received: receivedAt,
      closed: closedAt ?? "",
      words: read.data.answer,
    });
  },
};

/** Written by the record, and still read as what comes from outside. */
const body = z.object({
  number: z.string(),
  receivedAt: z.string(),
  outcome: z.enum(sightingOutcomes).nullable(),
  answer: z.string(),
  closedAt: z.string().nullable(),
});
