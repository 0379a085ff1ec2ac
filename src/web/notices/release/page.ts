/** Releasing a held notice for approval, after somebody has looked: by what way it goes, and why that is safe. */
import { channels } from "../../../domain/notices/notice.ts";
import type { Reach } from "../../../respond/desk/people/notice-desk.ts";
import { type FieldError, type Fields, formView, longText, someOf } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { channelWords, holdWordsOf } from "../../words/states.ts";
import { errorOf, noticeOf } from "../look.ts";

export const path = "/incidents/:incident/notices/:notice/release";
export const needs = "incident";
export const verbs = { get: "notice.decide", post: "notice.decide" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const found = await noticeOf(visit);
  if (!found.ok) return found.problem.reply;
  const ways = inOrder(found.value.reaches).map(({ ordinal }) => String(ordinal));
  const [reach, ...besides] = someOf(form, "reach", ways);
  const reasons = longText(form, "reasons");
  const errors = [
    ...(reach === undefined ? [{ field: "reach", text: "Select where it goes" }] : []),
    ...(reasons === "" ? [errorOf({ kind: "reasons-missing" })] : []),
  ];
  if (reach === undefined || errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.releaseNotice(staff, found.value.id, {
    reasons,
    reach: Number(reach),
    besides: besides.map(Number),
  });
  if (!outcome.ok) return show(visit, form, [errorOf(outcome.problem)]);
  const here = `/incidents/${incident.reference}/notices/${found.value.id}`;
  return outcome.value.state === "held"
    ? redirect(
        `/incidents/${incident.reference}/gate/${found.value.id}`,
        "Asked. Another colleague has to say yes before it is released.",
      )
    : redirect(here, "The notice is released. It still has to be approved.");
}

async function show(visit: IncidentVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const found = await noticeOf(visit);
  if (!found.ok) return found.problem.reply;
  const notice = found.value;
  const base = `/incidents/${visit.incident.reference}`;
  return page(
    "notices/release/page.njk",
    {
      title: "Release this notice",
      form: formView(values, errors),
      back: { href: `${base}/notices/${notice.id}`, text: "The notice" },
      here: `${base}/notices/${notice.id}`,
      person: `${base}/people/${notice.person}`,
      held: notice.state === "held" || notice.state === "failed",
      name: notice.personName,
      reference: notice.personReference,
      holds: notice.holdReasons.map(holdWordsOf),
      reaches: inOrder(notice.reaches).map(({ ordinal, channel, value, shared }) => ({
        value: String(ordinal),
        text: `${channelWords[channel]}: ${value}`,
        ...(shared ? { hint: "Somebody else has it too, and may read what comes" } : {}),
      })),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

/** As they are tried: e-mail, then letter, then text. Where somebody is who must not know, nothing is offered. */
function inOrder(reaches: readonly Reach[]): readonly Reach[] {
  return channels.flatMap((channel) =>
    reaches.filter((reach) => reach.channel === channel && reach.forbidden !== true),
  );
}
