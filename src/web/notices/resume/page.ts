/** After a restore: what became of the messages that were waiting, and delivery goes on. */
import type { DeliveryHalt } from "../../../respond/desk/people/notice-desk.ts";
import { type FieldError, type Fields, formView, longText, oneOf } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { dateAndTime } from "../../words/dates.ts";
import { count } from "../../words/numbers.ts";

export const path = "/incidents/:incident/notices/resume";
export const needs = "incident";
export const verbs = { get: "notice.resume", post: "notice.resume" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const waiting = oneOf(form, "waiting", ["send", "sent"] as const);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(waiting === undefined
      ? [{ field: "waiting", text: "Select what became of the messages that were waiting" }]
      : []),
    ...(reasons === "" ? [wrong({ kind: "reasons-missing" }, fields)] : []),
  ];
  if (waiting === undefined || errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.resumeDelivery(staff, { waiting, reasons });
  if (!outcome.ok) return show(visit, form, [wrong(outcome.problem, fields)]);
  const { messages } = outcome.value;
  const done = waiting === "send" ? "to be sent" : "written down as sent";
  const words = messages === 0 ? "" : ` ${count(messages, "message is", "messages are")} ${done}.`;
  return redirect(`/incidents/${incident.reference}/notices`, `Delivery goes on.${words}`);
}

const fields = { "reasons-missing": "reasons", "words-too-long": "reasons" } as const;

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, incident } = visit;
  const halt = await desk.deliveryHalt(staff);
  if (halt === null) return notFound;
  const here = `/incidents/${incident.reference}/notices`;
  const view = {
    title: "Let messages go out again",
    form: formView(values, errors),
    back: { href: here, text: "Notices" },
    here,
    ...haltView(halt),
    choices: [
      {
        value: "send",
        text: "They are to be sent",
        hint: "None of them went out, or the newest outbox has been put into the data folder: those in it are not sent twice",
      },
      {
        value: "sent",
        text: "They were all sent after the backup was made",
        hint: "They are written down as sent and do not go out",
      },
    ],
  };
  return page("notices/resume/page.njk", view, { status: errors.length > 0 ? 400 : 200 });
}

/** For every page that says that delivery stands still. */
export function haltView({ madeAt, haltedAt, waiting }: DeliveryHalt) {
  return {
    madeAt: dateAndTime(madeAt),
    haltedAt: dateAndTime(haltedAt),
    waiting:
      waiting === 0
        ? "No messages were waiting"
        : `${count(waiting, "message was", "messages were")} waiting`,
  };
}
