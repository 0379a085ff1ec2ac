/** Where a complaint stands, for whoever brings its reference. One that nobody has, and one without an answer, look the same. */
import { z } from "zod";
import { complaintOutcomes } from "../../domain/complaints/complaint.ts";
import { type FormPage, formPage, line } from "../hatch/form-page.ts";

const title = "outcome-title";

export const complainOutcome: FormPage = {
  path: "/complain/outcome",
  takes: { bytes: 4096 },
  get: async () => formPage("complain/outcome.njk", { title, typed: "", state: "asks" }),
  /** By post: a reference in an address would lie in histories and logs. */
  async post(visit) {
    const typed = line(visit.fields, "reference").slice(0, 100);
    if (typed === "")
      return formPage("complain/outcome.njk", { title, typed, state: "asks", missing: true }, 400);
    const answer = await visit.answerTo(typed);
    const read = answer?.kind === "complaint" ? body.safeParse(answer.body) : undefined;
    if (!read?.success) return formPage("complain/outcome.njk", { title, typed, state: "unknown" });
    return formPage("complain/outcome.njk", { title, typed, ...read.data });
  },
};

/** Written by the record, and still read as what comes from outside. */
const body = z.object({
  number: z.string(),
  authority: z.string(),
  state: z.enum(["received", "acknowledged", "looked-into", "answered"]),
  receivedAt: z.string(),
  outcome: z.enum(complaintOutcomes).nullable(),
  answer: z.string(),
  answeredAt: z.string().nullable(),
  answerBy: z.iso.date().nullable().default(null),
});
