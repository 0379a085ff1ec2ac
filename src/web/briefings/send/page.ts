/** Sending: how many it reaches and by whose staff they are, before anything goes out. */
import { pendingVersion } from "../../../domain/briefings/briefing.ts";
import { type FieldError, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count, listed } from "../../words/numbers.ts";
import { audienceInWords, remindersInWords } from "../audience-words.ts";
import { back, briefingOf, hrefOf, numberIn } from "../find.ts";

export const path = "/incidents/:incident/briefings/:briefing/sending";
export const needs = "incident";
export const verbs = { get: "briefing.send", post: "briefing.send" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const view = await briefingOf(visit);
  if (view === null) return notFound;
  const { number } = view.briefing;
  const recipients = /^\d{1,7}$/u.test(raw(form, "recipients")) ? Number(raw(form, "recipients")) : -1;
  const outcome = await desk.sendBriefing(staff, incident.id, number, {
    version: numberIn(raw(form, "shown")) ?? -1,
    recipients,
  });
  if (!outcome.ok) return show(visit, [wrong(outcome.problem, {})]);
  const sent = count(outcome.value.recipients, "message", "messages");
  return redirect(
    hrefOf(visit, number),
    `${sent} handed over to be delivered. This page shows how far it got.`,
  );
}

async function show(visit: IncidentVisit, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident, authorities } = visit;
  const view = await briefingOf(visit);
  if (view === null) return notFound;
  const { briefing } = view;
  const version = pendingVersion(briefing);
  const weighed = await desk.weighBriefing(staff, incident.id, briefing.number);
  if (weighed === null) return notFound;
  const name = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  return page(
    "briefings/send/page.njk",
    {
      title:
        version === undefined
          ? "Send the briefing"
          : `Send to ${count(weighed.recipients, "person", "people")}`,
      back: back(visit, briefing.number),
      here: `${hrefOf(visit, briefing.number)}/sending`,
      form: formView({}, errors),
      version: briefing.version,
      briefing: version === undefined ? null : { title: version.title, number: version.number },
      recipients: weighed.recipients,
      doubles:
        weighed.doubles === 0
          ? ""
          : count(weighed.doubles, "line was the same address", "lines were the same address"),
      byAuthority: weighed.byAuthority.map((one) => ({
        name: name(one.authority),
        recipients: one.recipients,
      })),
      // Who reads this elsewhere can open no link that leads to this machine.
      links: weighed.linksTo === "" ? "none" : isHere(weighed.linksTo) ? "here" : "public",
      byContact: listed(weighed.byContact.map(name)),
      audience: audienceInWords(briefing.audience, authorities),
      reminders: remindersInWords(briefing.reminders),
    },
    { status: errors.length > 0 ? 409 : 200 },
  );
}

function isHere(address: string): boolean {
  return ["127.0.0.1", "[::1]", "localhost"].includes(new URL(address).hostname);
}
