/** Drafting notices in the name of two authorities, under an agreement in force. */
import { wordsFor } from "../../../respond/words.ts";
import { type IncidentVisit, notFound, type Reply, redirect } from "../../frame/visit.ts";
import { inSummary } from "../../frame/wrong.ts";
import { draftedWords } from "../../notices/later/words.ts";
import { showAgreement } from "../one/page.ts";

export const path = "/incidents/:incident/agreements/:agreement/joint";
export const needs = "incident";
export const verbs = { post: "notice.draft" } as const;

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const drafted = await desk.draftJoint(staff, incident.id, params["agreement"]!);
  if (drafted.ok)
    return redirect(`/incidents/${incident.reference}/notices`, draftedWords("joint notice", drafted.value));
  if (drafted.problem.kind === "no-such-agreement") return notFound;
  return await showAgreement(visit, {}, [{ field: "joint", text: inSummary(wordsFor(drafted.problem)) }]);
}
