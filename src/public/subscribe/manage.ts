/**
 * The link in every message: confirm, choose anew, leave. Opening it does nothing, for mail scanners open every link; and
 * it looks the same whoever's secret it is, for this process knows nobody's.
 */
import {
  type FormPage,
  type FormReply,
  type FormVisit,
  formPage,
  line,
  type SubmitProblem,
  statusOfProblem,
} from "../hatch/form-page.ts";
import { choicesView, typedIn } from "./page.ts";

const takes = { bytes: 16 * 1024 };
const age = { leastMs: 0, mostMs: 14 * 86_400_000 };

export const subscriptionPage: FormPage = {
  path: "/subscribe/:secret",
  takes,
  age,
  most: 60,
  get: async (visit) => show(visit),
  async post(visit) {
    const act = line(visit.fields, "act");
    if (act !== "confirm" && act !== "choose") return show(visit);
    const typed = typedIn(visit);
    if (act === "choose" && typed.topics.length === 0) return show(visit, null, true);
    const choices = { topics: typed.topics, pace: typed.pace, language: visit.language };
    const sent = await visit.submit("subscription", { act, secret: secretOf(visit), ...choices }, []);
    if (!sent.ok) return show(visit, sent.problem);
    return formPage("subscribe/done.njk", { left: false });
  },
};

/** RFC 8058: mail programs post here by themselves, without a form of ours. */
export const leavePage: FormPage = {
  path: "/subscribe/:secret/leave",
  takes,
  age,
  // Whoever sends it is a provider of many mailboxes.
  most: 6000,
  tokenless: true,
  get: async (visit) => formPage("subscribe/leave.njk", { here: hereOf(visit), problem: null }),
  async post(visit) {
    const sent = await visit.submit("subscription", { act: "leave", secret: secretOf(visit) }, []);
    if (sent.ok) return formPage("subscribe/done.njk", { left: true });
    return formPage(
      "subscribe/leave.njk",
      { here: hereOf(visit), problem: sent.problem },
      statusOfProblem(sent.problem),
    );
  },
};

function secretOf({ params }: FormVisit): string {
  return params["secret"] ?? "";
}

function hereOf(visit: FormVisit): string {
  return `/subscribe/${encodeURIComponent(secretOf(visit))}`;
}

function show(visit: FormVisit, problem: SubmitProblem | null = null, missing = false): FormReply {
  const typed = typedIn(visit);
  const topics = typed.topics.length > 0 ? typed.topics : ["all"];
  return formPage(
    "subscribe/manage.njk",
    {
      here: hereOf(visit),
      problem,
      faults: missing ? [{ field: "topics", key: "topics-none" }] : [],
      ...choicesView(visit, { ...typed, topics }),
    },
    problem !== null ? statusOfProblem(problem) : missing ? 400 : 200,
  );
}
