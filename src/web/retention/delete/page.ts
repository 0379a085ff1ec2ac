/** Asking to delete: what would go, what stays, and who has to agree. */
import { type Deletion, deletionFrom } from "../../../domain/people/retention.ts";
import { wordsFor } from "../../../respond/words.ts";
import { raw } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { type Asking, sendAsking, showAsking } from "../../requests/ask.ts";

export const path = "/incidents/:incident/retention/delete";
export const needs = "incident";
export const verbs = { get: "data.delete", post: "data.delete" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const asking = askingOf(visit);
  return asking === null ? notFound : ((await showAsking(visit, asking)) ?? (await nothing(visit, asking)));
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const asking = askingOf(visit);
  return asking === null ? notFound : ((await sendAsking(visit, asking)) ?? (await nothing(visit, asking)));
}

/** What is in the address: kinds and ids, no name. */
function askingOf({ incident, query }: IncidentVisit): Asking | null {
  const what = {
    kind: raw(query, "what"),
    ...(raw(query, "holding") === "" ? {} : { holding: raw(query, "holding") }),
    ...(raw(query, "person") === "" ? {} : { person: raw(query, "person") }),
  };
  const deletion = deletionFrom(what);
  if (deletion === null) return null;
  const base = `/incidents/${incident.reference}/retention`;
  return {
    deed: { verb: "data.delete", incident: incident.id, what: { ...deletion } },
    title: titles[deletion.kind],
    here: address(`${base}/delete`, { what: what.kind, holding: what.holding, person: what.person }),
    back: { href: base, text: "What is kept" },
    template: "retention/delete/page.njk",
  };
}

const titles: Readonly<Record<Deletion["kind"], string>> = {
  person: "Ask to delete this person",
  holding: "Ask to delete this holding",
  due: "Ask to delete what is past its end",
  authority: "Ask to delete everything that you keep",
};

/** Nothing to ask for: said in the words of why. */
async function nothing({ desk, staff }: IncidentVisit, { deed, back }: Asking): Promise<Reply> {
  const weighed = await desk.weigh(staff, deed);
  const why = weighed.ok ? "Look at the page once more." : wordsFor(weighed.problem);
  return page("retention/delete/nothing.njk", { title: "Nothing can be deleted now", back, why });
}
