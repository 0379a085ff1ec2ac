/** Pausing at once; going on, or ending, with a reason. */
import { sum } from "../../../../domain/waves/advance.ts";
import type { Steering } from "../../../../domain/waves/wave.ts";
import { type FieldError, type Fields, formView, longText } from "../../../frame/fields.ts";
import {
  type IncidentVisit,
  notFound,
  type PageModule,
  page,
  type Reply,
  redirect,
} from "../../../frame/visit.ts";
import { wrong } from "../../../frame/wrong.ts";

const words = {
  pause: { title: "Pause the wave", button: "Pause now", done: "Paused. Nothing new goes out." },
  resume: { title: "Let the wave go on", button: "Let it go on", done: "It goes on." },
  end: {
    title: "End the wave",
    button: "End it",
    done: "Ended. Whoever was not told is approved again, for another wave.",
  },
} as const satisfies Readonly<
  Record<Steering, { readonly title: string; readonly button: string; readonly done: string }>
>;

export const steerPages: readonly PageModule[] = (["pause", "resume", "end"] as const).map(
  (taken): PageModule => ({
    path: `/incidents/:incident/notices/waves/:wave/${taken}`,
    needs: "incident",
    verbs: { get: "wave.steer", post: "wave.steer" },
    get: (visit) => show(visit, taken, {}, []),
    post: (visit) => steer(visit, taken),
  }),
);

async function steer(visit: IncidentVisit, taken: Steering): Promise<Reply> {
  const { desk, staff, incident, params, form } = visit;
  const number = Number(params["wave"]);
  const outcome = await desk.steerWave(staff, incident.id, number, {
    taken,
    reasons: longText(form, "reasons"),
  });
  if (outcome.ok)
    return redirect(`/incidents/${incident.reference}/notices/waves/${number}`, words[taken].done);
  if (outcome.problem.kind === "no-such-wave") return notFound;
  const error = wrong(outcome.problem, { "reasons-missing": "reasons", "words-too-long": "reasons" });
  return show(visit, taken, form, [error]);
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  taken: Steering,
  values: Fields,
  errors: readonly FieldError[],
): Promise<Reply> {
  const outcome = await desk.wave(staff, incident.id, Number(params["wave"]));
  if (!outcome.ok) return notFound;
  const { number, name, account } = outcome.value;
  const here = `/incidents/${incident.reference}/notices/waves/${number}`;
  return page(
    "notices/waves/steer/page.njk",
    {
      ...words[taken],
      back: { href: here, text: `Wave ${number}` },
      ...{ taken, name, here: `${here}/${taken}`, form: formView(values, errors) },
      planned: outcome.value.state === "planned",
      left: sum(account.waiting) + (taken === "end" ? sum(account.queued) : 0),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
