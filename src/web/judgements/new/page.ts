/** Judges in writing whether a group of people is told. A second person confirms it. */
import { exemptions, type PeopleGroup, tellings } from "../../../domain/decisions/people-group.ts";
import { mentionTypes } from "../../../domain/people/mention.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { borderlineWords, severityFlagWords } from "../../people/flag-words.ts";
import { categoryWords } from "../../words/categories.ts";
import { count, number } from "../../words/numbers.ts";
import { bands, bandTags } from "../../words/states.ts";
import { exemptionWords, tellingChoices } from "../words.ts";

export const path = "/incidents/:incident/judgements/new";
export const needs = "incident";
export const takes = 256 * 1024;
export const verbs = { get: "decision.make", post: "decision.make" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { band: ["very-high", "high"] }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const telling = oneOf(form, "telling", tellings);
  const chosen = someOf(form, "band", bands);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(chosen.length === 0 ? [{ field: "band", text: "Select at least one severity" }] : []),
    ...(telling === undefined ? [{ field: "telling", text: "Select whether they are told" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Enter your reasons" }] : []),
  ];
  if (telling === undefined || errors.length > 0) return show(visit, form, errors);
  const people: PeopleGroup = {
    ...{ bands: chosen, categories: someOf(form, "category", mentionTypes), telling },
    // A public notice has one exemption alone that it rests on.
    exemption:
      telling === "public-notice" ? "disproportionate" : (oneOf(form, "exemption", exemptions) ?? null),
  };
  const sure = raw(form, "sure") === "yes";
  const outcome = await desk.judgeGroup(staff, incident.id, { people, reasons, supersedes: null, sure });
  if (outcome.ok) {
    const after =
      telling === "tell"
        ? ""
        : " Notices that are drafted or approved for them stay so until somebody withdraws them: this page then says how many.";
    return redirect(
      `/incidents/${incident.reference}/judgements`,
      `Written down. It holds once a second person has confirmed it.${after}`,
    );
  }
  const { problem } = outcome;
  const field = fieldOf[problem.kind] ?? ("field" in problem ? "reasons" : "");
  return show(visit, form, [wrong(problem, { [problem.kind]: field })], problem.kind === "may-name-somebody");
}

const fieldOf: Readonly<Record<string, string>> = {
  "bands-missing": "band",
  "exemption-unfit": "exemption",
  "reasons-missing": "reasons",
  "decision-too-long": "reasons",
  "not-yours-to-decide": "telling",
};

async function show(
  { desk, staff, incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  asksSure = false,
): Promise<Reply> {
  const judged = await desk.judgedPeople(staff, incident.id);
  const flags = await desk.severityFlags(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  return page(
    "judgements/new/page.njk",
    {
      title: "Judge whether a group is told",
      back: { href: `${base}/judgements`, text: "Who is told" },
      here: `${base}/judgements/new`,
      form: formView({ ...values, sure: "" }, errors),
      flagged: [...severityFlagWords(flags), ...borderlineWords(flags.borderline)],
      asksSure: asksSure || raw(values, "sure") === "yes",
      open: someOf(values, "category", mentionTypes).length > 0,
      bands: bands.map((band) => {
        const of = judged.find((one) => one.band === band);
        return {
          value: band,
          text: bandTags[band].text,
          hint: `${count(of?.people ?? 0, "person", "people")}, ${number(of?.by.unjudged ?? 0)} not judged yet`,
        };
      }),
      categories: mentionTypes.map((value) => ({ value, text: categoryWords(value) })),
      tellings: tellingChoices,
      exemptions: [
        { value: "none", text: "None" },
        ...exemptions
          .filter((one) => one !== "disproportionate")
          .map((value) => ({ value, text: exemptionWords[value] })),
      ],
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
