/** Person by person, by reference: how each stands and what proves it. */
import { kindsOf, outcomeOf, type StandsKind, standsKinds } from "../../../domain/progress/stands.ts";
import type { ProofLine } from "../../../respond/desk/people/progress-desk.ts";
import { standsWords, wayWords } from "../../../respond/progress/stands-words.ts";
import { formView, oneOf, pageNumber } from "../../frame/fields.ts";
import { address, pager } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { count } from "../../words/numbers.ts";
import { bandTags, holdWordsOf } from "../../words/states.ts";
import { outcomeNames, standsTag } from "../words.ts";

export const path = "/incidents/:incident/notices/progress/people";
export const needs = "incident";
export const verbs = { get: "proof.read" } as const;

const outcomes = ["told", "open", "not-told"] as const;

export async function get({ desk, staff, incident, query }: IncidentVisit): Promise<Reply> {
  const outcome = oneOf(query, "outcome", outcomes);
  const stands = oneOf(query, "stands", standsKinds);
  const asked = pageNumber(query);
  const found = await desk.proof(staff, incident.id, { ...kindsIn(stands, outcome), page: asked });
  if (found.rows.length === 0 && asked > 1) return notFound;
  const base = `/incidents/${incident.reference}`;
  const here = `${base}/notices/progress/people`;
  return page("progress/people/page.njk", {
    title: "Person by person",
    back: { href: `${base}/notices/progress`, text: "Progress of telling people" },
    ...{ base, here, asked },
    form: formView({ outcome, stands }),
    filtered: outcome !== undefined || stands !== undefined,
    found: count(found.total, "person", "people"),
    rows: found.rows.map((row) => ({
      href: `${base}/people/${row.person}`,
      ...lineView(row),
    })),
    pages: found.pages,
    pager: pager(found.page, found.pages, (n) =>
      address(here, { outcome, stands, page: n === 1 ? undefined : n }),
    ),
    outcomes: [
      { value: "", text: "Told or not" },
      ...outcomes.map((value) => ({ value, text: outcomeNames[value] })),
    ],
    kinds: [
      { value: "", text: "Any state" },
      ...standsKinds.map((value) => ({ value, text: standsWords[value] })),
    ],
  });
}

function kindsIn(stands: StandsKind | undefined, outcome: (typeof outcomes)[number] | undefined) {
  if (stands !== undefined)
    return { kinds: outcome === undefined || outcomeOf[stands] === outcome ? [stands] : [] };
  return outcome === undefined ? {} : { kinds: kindsOf(outcome) };
}

function lineView({ reference, kind, facts, at, attempt, provider, result, toldProof, holds }: ProofLine) {
  const way = facts.told ?? facts.channel;
  return {
    ...{ reference, at, attempt, provider },
    tag: standsTag(kind),
    band: bandTags[facts.band],
    way: way === null || attempt === null ? (facts.told === null ? "" : wayWords[facts.told]) : wayWords[way],
    before:
      facts.fellBackFrom === null || facts.fellBackFrom === facts.channel ? "" : wayWords[facts.fellBackFrom],
    why: kind === "held" ? holds.map(holdWordsOf) : [],
    result: kind === "failed" || kind === "unsure" ? result : "",
    proof: toldProof ?? "",
    practice: facts.practice,
  };
}
