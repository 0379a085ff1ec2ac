/** Signs an all-clear about one's own systems, for the partners. */
import { measureReference } from "../../../domain/measures/measure.ts";
import { type AttestationProblem, longestDays } from "../../../domain/trust/attestation.ts";
import { channels } from "../../../domain/trust/channel.ts";
import { type FieldError, type Fields, formView, longText, someOf, text } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { namesOf, titleOf } from "../../measures/words.ts";
import { channelChoices } from "../words.ts";

export const path = "/incidents/:incident/trust/all-clears/sign";
export const needs = "incident";
export const verbs = { get: "attestation.sign", post: "attestation.sign" } as const;
export const confirms = true;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, { days: "7" }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const scope = someOf(form, "scope", channels);
  const [covers, evidence] = [longText(form, "covers"), longText(form, "evidence")];
  const typed = text(form, "days");
  const days = /^\d{1,3}$/u.test(typed) ? Number(typed) : 0;
  const errors: readonly FieldError[] = [
    ...(scope.length === 0 ? [{ field: "scope", text: "Select what is safe" }] : []),
    ...(covers === "" ? [{ field: "covers", text: "Say what exactly it covers" }] : []),
    ...(evidence === "" ? [{ field: "evidence", text: "Say what you rest it on" }] : []),
    ...(days < 1 || days > longestDays
      ? [{ field: "days", text: `Enter a whole number of days, from 1 to ${longestDays}` }]
      : []),
  ];
  if (errors.length > 0) return show(visit, form, errors);
  const known = (await verifiedOf(visit)).map(measureReference);
  const measures = someOf(form, "measures", known);
  const outcome = await desk.signAttestation(staff, incident.id, { scope, covers, evidence, measures, days });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/trust/all-clears/${outcome.value.id}`,
      "It is signed. Each partner now accepts it or does not.",
    );
  return show(visit, form, [
    wrong<AttestationProblem["kind"] | "no-such-incident">(outcome.problem, {
      "scope-missing": "scope",
      "covers-missing": "covers",
      "evidence-missing": "evidence",
      "attestation-too-long": "evidence",
      "attestation-days-wrong": "days",
      "evidence-not-verified": "measures",
    }),
  ]);
}

async function verifiedOf({ desk, staff, incident }: IncidentVisit) {
  const measures = await desk.measures(staff, incident.id);
  return measures.filter(({ authority, state }) => authority === staff.authority && state === "verified");
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const here = `/incidents/${visit.incident.reference}/trust`;
  return page(
    "trust/sign/page.njk",
    {
      title: "Sign an all-clear",
      back: { href: here, text: "Trust between partners" },
      here: `${here}/all-clears/sign`,
      list: here,
      who: namesOf(visit.authorities)(visit.staff.authority),
      form: formView(values, errors),
      channels: channelChoices.map(({ value, text: words }) => ({ value, text: words })),
      measures: (await verifiedOf(visit)).map((one) => ({
        value: measureReference(one),
        text: titleOf(one),
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
