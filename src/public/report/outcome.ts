/** What came of a report, for whoever brings its reference. One that nobody has, and one without an answer, look the same. */
import { z } from "zod";
import { sightingOutcomes } from "../../domain/sightings/sighting.ts";
import { type FormPage, formPage, line } from "../hatch/form-page.ts";
import { momentInWords } from "../site/words.ts";

const title = "What came of your report";

export const reportOutcome: FormPage = {
  path: "/report/outcome",
  takes: { bytes: 4096 },
  get: async () => formPage("report/outcome.njk", { title, typed: "", state: "asks" }),
  /** By post: a reference in an address would lie in histories and logs. */
  async post(visit) {
    const typed = line(visit.fields, "reference").slice(0, 100);
    if (typed === "")
      return formPage("report/outcome.njk", { title, typed, state: "asks", missing: true }, 400);
    const answer = await visit.answerTo(typed);
    const read = answer?.kind === "sighting" ? body.safeParse(answer.body) : undefined;
    if (!read?.success) return formPage("report/outcome.njk", { title, typed, state: "unknown" });
    const { outcome, number, receivedAt, closedAt } = read.data;
    return formPage("report/outcome.njk", {
      title,
      typed,
      state: outcome === null ? "open" : "closed",
      number,
      received: momentInWords(receivedAt),
      closed: closedAt === null ? "" : momentInWords(closedAt),
      outcome: outcome === null ? null : outcomeWords[outcome],
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

const outcomeWords = {
  attack: {
    text: "It was an attack.",
    advice: "You were right to report it. Click nothing in it, and answer nobody who sent it.",
  },
  harmless: { text: "It was harmless.", advice: "You need do nothing. It is always right to ask." },
  unwanted: { text: "It was unwanted, but not dangerous.", advice: "You can delete it." },
  unclear: {
    text: "We could not say what it was.",
    advice: "If it happens again, report it again. More detail helps.",
  },
} as const;
