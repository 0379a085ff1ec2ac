/** "Is this letter from us?" By the code on it. Never to whom it went, or about what. */
import { type FormPage, formPage, line } from "../hatch/form-page.ts";

const title = "verify-title";

export const verifyPage: FormPage = {
  path: "/verify",
  takes: { bytes: 4096 },
  get: async () => formPage("verify/page.njk", { title, typed: "", state: "asks" }),
  /** By post: a code in an address would lie in histories and logs. */
  async post(visit) {
    const typed = line(visit.fields, "code").slice(0, 100);
    if (typed === "") return formPage("verify/page.njk", { title, typed, state: "asks", missing: true }, 400);
    const genuine = await visit.genuine(typed);
    if (genuine === null) return formPage("verify/page.njk", { title, typed, state: "unknown" });
    const { day, from, channel } = genuine;
    return formPage("verify/page.njk", {
      ...{ title, typed, state: "known", from, what: channel, dated: day },
    });
  },
};
