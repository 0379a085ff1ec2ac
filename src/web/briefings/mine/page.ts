/** What was sent to whoever reads this, with a button by which they say that they have read it. */
import { briefingReference } from "../../../domain/briefings/briefing.ts";
import { blocksOf } from "../../../domain/briefings/compose-briefing.ts";
import type { RecipientId } from "../../../domain/ids.ts";
import { type FieldError, formView, raw } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { numberIn } from "../find.ts";

export const path = "/briefings";
export const needs = "staff";
export const verbs = { get: "briefing.acknowledge", post: "briefing.acknowledge" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  return show(visit, []);
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const version = numberIn(raw(form, "read")) ?? 0;
  const outcome = await desk.acknowledgeMine(staff, raw(form, "recipient") as RecipientId, version);
  if (outcome.ok) return redirect("/briefings", "Thank you. It is written down that you have read it.");
  return show(visit, [wrong(outcome.problem, {})]);
}

async function show({ desk, staff, authorities }: StaffVisit, errors: readonly FieldError[]): Promise<Reply> {
  const all = await desk.myBriefings(staff);
  const name = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  // A version that was corrected before it was acknowledged need not be: the correction is.
  const newest = new Set<string>();
  const rows = all.map((one) => {
    const last = !newest.has(one.recipient);
    newest.add(one.recipient);
    return {
      ...one,
      last,
      from: name(one.from),
      reference: briefingReference(one.number),
      blocks: [
        ...(one.changed === ""
          ? []
          : [{ kind: "heading", text: "What has changed" } as const, ...blocksOf(one.changed)]),
        ...blocksOf(one.body),
      ],
    };
  });
  return page(
    "briefings/mine/page.njk",
    {
      title: "Briefings sent to you",
      form: formView({}, errors),
      waiting: rows.filter(({ last, acknowledgedAt }) => last && acknowledgedAt === null),
      read: rows.filter(({ last, acknowledgedAt }) => !last || acknowledgedAt !== null),
    },
    { status: errors.length > 0 ? 409 : 200 },
  );
}
