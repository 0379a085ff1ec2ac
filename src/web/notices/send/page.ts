/** Asking to send what is approved: how many and by what; another person says yes before anything goes. */
import { formView } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { type Asking, sendAsking, showAsking } from "../../requests/ask.ts";
import { count } from "../../words/numbers.ts";
import { bands } from "../../words/states.ts";
import { tally, tallyView } from "../choice.ts";

export const path = "/incidents/:incident/notices/send";
export const needs = "incident";
export const verbs = { get: "notice.send", post: "notice.send" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return (await showAsking(visit, await asking(visit))) ?? nothing(visit);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  return (await sendAsking(visit, await asking(visit))) ?? nothing(visit);
}

async function asking(visit: IncidentVisit): Promise<Asking> {
  const { incident } = visit;
  const here = `/incidents/${incident.reference}/notices`;
  const counted = await tally(visit, "approved", bands);
  const present = { ...counted, rows: counted.rows.filter(({ total }) => total > 0) };
  return {
    deed: { verb: "notice.send", incident: incident.id },
    title: `Ask to send ${count(counted.total, "notice", "notices")}`,
    here: `${here}/send`,
    back: { href: here, text: "Notices" },
    template: "notices/send/page.njk",
    more: { tally: tallyView(present) },
  };
}

function nothing({ incident }: IncidentVisit): Reply {
  const here = `/incidents/${incident.reference}/notices`;
  return page("notices/send/nothing.njk", {
    title: "Send notices",
    form: formView({}),
    back: { href: here, text: "Notices" },
    here,
  });
}
