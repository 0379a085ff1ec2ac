/** Asking to launch a wave: another person says yes before anything goes. */
import { formView } from "../../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../../frame/visit.ts";
import { type Asking, sendAsking, showAsking } from "../../../requests/ask.ts";

export const path = "/incidents/:incident/notices/waves/:wave/launch";
export const needs = "incident";
export const verbs = { get: "notice.send", post: "notice.send" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const asking = await askingOf(visit);
  return asking === null ? notFound : ((await showAsking(visit, asking)) ?? nothing(asking));
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const asking = await askingOf(visit);
  return asking === null ? notFound : ((await sendAsking(visit, asking)) ?? nothing(asking));
}

async function askingOf({ desk, staff, incident, params }: IncidentVisit): Promise<Asking | null> {
  const outcome = await desk.wave(staff, incident.id, Number(params["wave"]));
  if (!outcome.ok) return null;
  const { id, number, name } = outcome.value;
  const here = `/incidents/${incident.reference}/notices/waves/${number}`;
  return {
    deed: { verb: "notice.send", incident: incident.id, wave: id },
    title: `Ask to launch wave ${number}: ${name}`,
    here: `${here}/launch`,
    back: { href: here, text: `Wave ${number}` },
  };
}

function nothing({ back, title }: Asking): Reply {
  return page("notices/waves/ask/nothing.njk", { title, back, form: formView({}) });
}
