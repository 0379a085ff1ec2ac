/** Changing a wave's plan: all of it before it is launched, afterwards how fast it goes and when it stops. */
import type { Wave } from "../../../../domain/waves/wave.ts";
import { wordsFor } from "../../../../respond/words.ts";
import { type FieldError, type Fields, formView, longText, text } from "../../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../../frame/visit.ts";
import { bands, bandTags } from "../../../words/states.ts";
import { fieldsOf, planIn } from "../form.ts";
import { planError } from "../plan/page.ts";
import { orderChoices } from "../words.ts";

export const path = "/incidents/:incident/notices/waves/:wave/change";
export const needs = "incident";
export const verbs = { get: "wave.plan", post: "wave.plan" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const wave = await waveOf(visit);
  if (wave === null) return notFound;
  return show(visit, wave, { ...fieldsOf(wave.plan), version: String(wave.version) }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const wave = await waveOf(visit);
  if (wave === null) return notFound;
  const outcome = await desk.changeWavePlan(staff, incident.id, wave.number, {
    ...{ plan: planIn(form), version: Number(text(form, "version")), reasons: longText(form, "reasons") },
  });
  if (outcome.ok)
    return redirect(`/incidents/${incident.reference}/notices/waves/${wave.number}`, "The plan is changed.");
  const { problem } = outcome;
  if (problem.kind === "changed-meanwhile") {
    const now = (await waveOf(visit)) ?? wave;
    const values = { ...form, version: String(now.version) };
    return show(visit, now, values, [{ field: "", text: wordsFor(problem) }], 409);
  }
  return show(visit, wave, form, [planError(problem)]);
}

async function waveOf({ desk, staff, incident, params }: IncidentVisit): Promise<Wave | null> {
  const outcome = await desk.wave(staff, incident.id, Number(params["wave"]));
  return outcome.ok ? outcome.value : null;
}

async function show(
  { incident }: IncidentVisit,
  wave: Wave,
  values: Fields,
  errors: readonly FieldError[],
  status = 400,
): Promise<Reply> {
  const here = `/incidents/${incident.reference}/notices/waves/${wave.number}`;
  return page(
    "notices/waves/change/page.njk",
    {
      title: "Change the plan",
      back: { href: here, text: `Wave ${wave.number}` },
      ...{ here: `${here}/change`, form: formView(values, errors), orders: orderChoices },
      launched: wave.state !== "planned",
      stands: status === 409 ? fieldsOf(wave.plan) : null,
      bandChoices: bands.map((band) => ({ value: band, text: bandTags[band].text })),
    },
    { status: errors.length > 0 ? status : 200 },
  );
}
