/** Agreements that one's own authority is one side of, and a form to propose one. */
import type { AuthorityId } from "../../../domain/ids.ts";
import type { ProposeProblem } from "../../../respond/desk/people/agreement-desk.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { agreementTags } from "../words.ts";

export const path = "/incidents/:incident/agreements";
export const needs = "incident";
export const verbs = { get: "agreement.read", post: "agreement.decide" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const other = oneOf<AuthorityId>(form, "other", othersOf(visit));
  if (other === undefined)
    return await show(visit, form, [{ field: "other", text: "Select the other authority" }]);
  const reasons = longText(form, "reasons");
  const proposed = await desk.proposeAgreement(staff, incident.id, { other, reasons });
  if (proposed.ok)
    return redirect(
      `/incidents/${incident.reference}/agreements/${proposed.value.id}`,
      "It is proposed. A second person of your authority says yes before the other sees an offer.",
    );
  return await show(visit, form, [
    wrong<ProposeProblem["kind"]>(proposed.problem, {
      ...{ "reasons-missing": "reasons", "words-too-long": "reasons" },
      ...{ "agreement-with-oneself": "other", "not-involved": "other", "agreement-open-already": "other" },
    }),
  ]);
}

function othersOf({ incident, staff }: IncidentVisit): readonly AuthorityId[] {
  return incident.involved.map(({ authority }) => authority).filter((id) => id !== staff.authority);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, authorities } = visit;
  const all = await desk.agreements(staff, incident.id);
  const here = `/incidents/${incident.reference}/agreements`;
  return page(
    "agreements/list/page.njk",
    {
      title: "Telling for each other",
      ...{ here, form: formView(values, errors) },
      rows: all.map((one) => ({
        ...{ href: `${here}/${one.id}`, teller: one.tellerName, other: one.otherName },
        ...{ tag: agreementTags[one.state], at: one.proposedAt, promised: one.promised, told: one.told },
      })),
      others: othersOf(visit).map((id) => ({
        ...{ value: id, text: authorities.find((one) => one.id === id)?.name ?? id },
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
