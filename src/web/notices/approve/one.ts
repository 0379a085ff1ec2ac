/** Approving one notice, after reading it. */
import type { NoticeId } from "../../../domain/ids.ts";
import { type FieldError, formView, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { channelWords } from "../../words/states.ts";

export const path = "/incidents/:incident/notices/:notice/approve";
export const needs = "incident";
export const verbs = { get: "notice.approve", post: "notice.approve" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const exercise = raw(form, "exercise");
  if (exercise !== "yes" && exercise !== "no") {
    return show(visit, [{ field: "exercise", text: "Select whether this is an exercise" }]);
  }
  const id = params["notice"] as NoticeId;
  const choice = { authority: staff.authority, ids: [id], exercise: exercise === "yes" };
  const outcome = await desk.approveNotices(staff, incident.id, choice);
  if (outcome.ok) {
    return redirect(
      `/incidents/${incident.reference}/notices/${id}`,
      "The notice is approved. It has not been sent yet.",
    );
  }
  if (outcome.problem.kind === "not-yours") return notYours;
  return show(visit, [{ field: "", text: "This notice is not waiting for approval any more" }]);
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  errors: readonly FieldError[],
): Promise<Reply> {
  const outcome = await desk.notice(staff, params["notice"] as NoticeId);
  if (!outcome.ok) return outcome.problem.kind === "not-yours" ? notYours : notFound;
  const notice = outcome.value;
  if (notice.incident !== incident.id) return notFound;
  const here = `/incidents/${incident.reference}/notices/${notice.id}`;
  return page(
    "notices/approve/one.njk",
    {
      title: "Approve this notice?",
      form: formView({}, errors),
      back: { href: here, text: "The notice" },
      here,
      notice,
      channel: notice.channel === null ? "Not chosen" : channelWords[notice.channel],
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
