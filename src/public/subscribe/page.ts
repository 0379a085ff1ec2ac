/** Asking for news by e-mail: whatever is typed and whoever has it already, the same answer. No account, no record needed. */
import { emailIn, type Topic, topicsIn } from "../../domain/subscriptions/subscription.ts";
import {
  type FormPage,
  type FormReply,
  type FormVisit,
  formPage,
  line,
  type SubmitProblem,
  statusOfProblem,
} from "../hatch/form-page.ts";
import type { FieldFault } from "../languages/template-words.ts";

export const subscribePage: FormPage = {
  path: "/subscribe",
  takes: { bytes: 16 * 1024 },
  get: async (visit) => show(visit, { ...typedIn(visit), topics: asked(visit) }, []),
  async post(visit) {
    const typed = typedIn(visit);
    const faults: FieldFault[] = [];
    if (emailIn(typed.email) === null) faults.push({ field: "email", key: "email-wrong" });
    if (typed.topics.length === 0) faults.push({ field: "topics", key: "topics-none" });
    if (faults.length > 0) return show(visit, typed, faults);
    const sent = await visit.submit("subscription", { act: "ask", ...typed, language: visit.language }, []);
    if (!sent.ok) return show(visit, typed, [], sent.problem);
    return formPage("subscribe/sent.njk", {});
  },
};

export type TypedChoices = {
  readonly email: string;
  readonly topics: readonly string[];
  readonly pace: "at-once" | "daily";
};

export function typedIn({ fields }: FormVisit): TypedChoices {
  const topics = topicsIn([fields["topics"] ?? []].flat());
  const pace = line(fields, "pace") === "daily" ? "daily" : "at-once";
  return { email: line(fields, "email").slice(0, 300), topics, pace };
}

/** "/subscribe?authority=KEY" and "?service=AUTHORITY/KEY" come from the pages of those. */
function asked(visit: FormVisit): readonly string[] {
  const { authority = "", service = "" } = visit.query;
  const topics = known(visit, [`a:${authority}`, `s:${service}`]);
  return topics.length > 0 ? topics : ["all"];
}

/** Of what has a page on this site: whoever makes up an address puts no words of theirs on ours. */
function known({ contacts: { authorities }, isPage }: FormVisit, given: readonly string[]): readonly Topic[] {
  // Where there is one authority, all of it is everything.
  const isOnly = (topic: string) => authorities.length === 1 && topic === `a:${authorities[0]!.key}`;
  const topics = topicsIn(given.map((topic) => (isOnly(topic) ? "all" : topic)));
  return topics.filter(
    (topic) =>
      topic === "all" ||
      authorities.some(({ key }) => topic === `a:${key}`) ||
      (topic.startsWith("s:") && isPage(`/services/${topic.slice(2)}`)),
  );
}

export function choicesView({ contacts }: FormVisit, { topics, pace }: TypedChoices) {
  const services = topics.filter((topic) => topic.startsWith("s:"));
  const councils = contacts.authorities.map(({ key, name }) => ({ value: `a:${key}`, name }));
  const all = [
    ...services.map((value) => ({ value, key: "service", service: nameOf(value) })),
    { value: "all", key: "all" },
    ...(councils.length > 1 ? councils : []),
  ];
  return {
    topics: all.map((one) => ({ ...one, checked: topics.includes(one.value) })),
    paces: [
      { value: "at-once", checked: pace === "at-once" },
      { value: "daily", checked: pace === "daily" },
    ],
  };
}

/** "s:northmere/my-account" is "my account": the public's process holds no more of it. */
function nameOf(topic: string): string {
  return topic.slice(topic.indexOf("/") + 1).replaceAll("-", " ");
}

function show(
  visit: FormVisit,
  typed: TypedChoices,
  faults: readonly FieldFault[],
  problem: SubmitProblem | null = null,
): FormReply {
  return formPage(
    "subscribe/page.njk",
    { email: typed.email, faults, problem, ...choicesView(visit, typed) },
    problem !== null ? statusOfProblem(problem) : faults.length > 0 ? 400 : 200,
  );
}
