/** Withdraws an all-clear of one's own: what partners declared safe on it is not safe from then on. */
import type { WithdrawProblem } from "../../../respond/desk/incident/trust-desk.ts";
import { type FieldError, type Fields, formView, longText } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { allClearHref, attestationOf } from "../found.ts";
import { attestationReference } from "../words.ts";

export const path = "/incidents/:incident/trust/all-clears/:attestation/withdraw";
export const needs = "incident";
export const verbs = { get: "attestation.sign", post: "attestation.sign" } as const;
export const confirms = true;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const attestation = await attestationOf(visit);
  if (attestation === undefined) return notFound;
  const reasons = longText(form, "reasons");
  if (reasons === "") return show(visit, form, [{ field: "reasons", text: "Give your reasons" }]);
  const outcome = await desk.withdrawAttestation(staff, incident.id, attestation.id, reasons);
  if (outcome.ok)
    return redirect(allClearHref(visit), "It is withdrawn, and counts for nothing from now on.");
  if (outcome.problem.kind === "not-yours") return notYours;
  return show(visit, form, [
    wrong<WithdrawProblem["kind"]>(outcome.problem, {
      "reasons-missing": "reasons",
      "words-too-long": "reasons",
    }),
  ]);
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const attestation = await attestationOf(visit);
  if (attestation === undefined) return notFound;
  if (attestation.authority !== visit.staff.authority) return notYours;
  return page(
    "trust/withdraw/page.njk",
    {
      title: `Withdraw all-clear ${attestationReference(attestation)}?`,
      back: { href: allClearHref(visit), text: "The all-clear" },
      here: `${allClearHref(visit)}/withdraw`,
      allClear: allClearHref(visit),
      withdrawn: attestation.withdrawnAt,
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
