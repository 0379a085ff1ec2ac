/**
 * A briefing as its recipient reads it without an account, and the button by which they say so. Opening the page says
 * nothing, for mail scanners open every link; and a secret that is none looks as one whose time is over.
 */
import type { Answer } from "../../domain/hatch/submission.ts";
import type { SubmitProblem } from "../hatch/form-page.ts";
import {
  type FormPage,
  type FormReply,
  type FormVisit,
  formPage,
  line,
  statusOfProblem,
} from "../hatch/form-page.ts";

export const briefingPage: FormPage = {
  path: "/briefings/:secret",
  takes: { bytes: 8 * 1024 },
  // A whole office may be behind one address; nobody comes this far without a secret of ours.
  most: 600,
  // Short ones are read at a glance, and some people come back after their leave.
  age: { leastMs: 0, mostMs: 14 * 86_400_000 },
  get: async (visit) => show(visit, await briefingFor(visit)),
  async post(visit) {
    const briefing = await briefingFor(visit);
    if (briefing === null) return show(visit, null);
    // What was read is what is acknowledged: a correction may have come while the page was open.
    if (line(visit.fields, "version") !== String(briefing.version)) return show(visit, briefing, null, true);
    const sent = await visit.submit(
      "briefing-acknowledgement",
      { secret: secretOf(visit), version: String(briefing.version) },
      [],
    );
    if (!sent.ok) return show(visit, briefing, sent.problem);
    return formPage("briefings/thanks.njk", { briefing });
  },
};

type Shown = {
  readonly reference: string;
  readonly version: number;
  readonly from: string;
  readonly title: string;
  readonly blocks: readonly object[];
  readonly acknowledgedAt: string | null;
};

async function briefingFor(visit: FormVisit): Promise<Shown | null> {
  const answer = await visit.answerTo(secretOf(visit));
  return answer === null ? null : shownIn(answer);
}

function secretOf({ params }: FormVisit): string {
  return params["secret"] ?? "";
}

/** Whoever brings the reference of something else that they sent reads no briefing by it. */
function shownIn({ kind, body }: Answer): Shown | null {
  return kind === "briefing" ? (body as Shown) : null;
}

function show(
  visit: FormVisit,
  briefing: Shown | null,
  problem: SubmitProblem | null = null,
  corrected = false,
): FormReply {
  if (briefing === null) return formPage("briefings/none.njk", {}, 404);
  const status = problem === null ? (corrected ? 409 : 200) : statusOfProblem(problem);
  const here = `/briefings/${encodeURIComponent(secretOf(visit))}`;
  return formPage(
    "briefings/page.njk",
    { title: briefing.title, here, briefing, problem, corrected },
    status,
  );
}
