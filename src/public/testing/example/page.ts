/** The smallest page with a form: what a part of the public site that takes something looks like. */
import { type FormPage, type FormVisit, formPage, line, statusOfProblem } from "../../hatch/form-page.ts";

const title = "Tell us something";

export const examplePage: FormPage = {
  path: "/example",
  takes: { bytes: 256 * 1024, files: 1 },
  age: { leastMs: 0, mostMs: 3_600_000 },
  get: async () => formPage("testing/example/page.njk", { title, typed: "" }),
  async post(visit) {
    const words = line(visit.fields, "words");
    if (words === "") return formPage("testing/example/page.njk", { title, typed: "", missing: true }, 400);
    const sent = await visit.submit("example");
    if (!sent.ok)
      return formPage(
        "testing/example/page.njk",
        { title, typed: words, problem: sent.problem },
        statusOfProblem(sent.problem),
      );
    return formPage("testing/example/sent.njk", { title: "Sent", reference: sent.value.reference });
  },
};

/** `/example/outcome?reference=...`: one that is not known looks like one that has no answer yet. */
export const exampleOutcome: FormPage = {
  path: "/example/outcome",
  takes: { bytes: 4096 },
  get: async (visit: FormVisit) => {
    const answer = await visit.answerTo(visit.query["reference"] ?? "");
    return formPage("testing/example/outcome.njk", {
      title: "Outcome",
      words: answer?.body["words"] ?? null,
    });
  },
};
