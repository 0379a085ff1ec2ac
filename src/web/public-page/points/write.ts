/** Writing what we know, believe or do not know yet, or saying that we know better now. */
import { mentionTypes } from "../../../domain/people/mention.ts";
import { type Point, pointKinds, sureness } from "../../../domain/publication/point.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import {
  type FieldError,
  type Fields,
  formView,
  longText,
  oneOf,
  raw,
  someOf,
  text,
} from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { categoryChoices } from "../../words/categories.ts";
import { kindTag, kindWords, surenessWords } from "./view.ts";

export const path = "/incidents/:incident/points/write";
export const needs = "incident";
export const verbs = { get: "point.write", post: "point.write" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { version, points } = await standingOf(visit);
  const revised = pointOf(points, raw(visit.query, "revises"));
  if (raw(visit.query, "revises") !== "" && revised === undefined) return notFound;
  const { kind = "", sure = "", text: words = "", taken = [] } = revised ?? {};
  const revises = raw(visit.query, "revises");
  return show(visit, withVersion({ kind, sure, text: words, taken, revises, why: "" }, version), [], revised);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const { version, points } = await standingOf(visit);
  const revised = pointOf(points, text(form, "revises"));
  const kind = oneOf(form, "kind", pointKinds);
  if (kind === undefined)
    return show(visit, form, [{ field: "kind", text: "Select whether we know it" }], revised);
  const outcome = await desk.writePoint(staff, incident.id, {
    ...{ kind, sure: oneOf(form, "sure", sureness) ?? "", text: longText(form, "text") },
    taken: someOf(form, "taken", mentionTypes),
    ...{ why: longText(form, "why"), revises: revised?.number ?? null, version: versionIn(form) },
  });
  if (outcome.ok)
    return redirect(
      `/incidents/${incident.reference}/points`,
      "It is saved. The public reads it when somebody else has said yes.",
    );
  if (outcome.problem.kind === "changed-meanwhile") {
    const [latest] = points;
    const changed = changedView(outcome.problem, { text: "Words" }, { text: latest?.text ?? "" }, form);
    return show(visit, withVersion(form, version), [], revised, changed);
  }
  return show(visit, form, [wrong<string>(outcome.problem, fields)], revised);
}

const fields = {
  "point-text-missing": "text",
  "point-text-too-long": "text",
  "point-sure-missing": "sure",
  "point-why-missing": "why",
  "point-wrong-of-nothing": "kind",
  "point-taken-unknown": "taken",
} as const;

/** The version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff, incident }: IncidentVisit) {
  const version = await desk.version(staff, { kind: "points", incident: incident.id });
  return { version, points: await desk.points(staff, incident.id) };
}

function pointOf(points: readonly Point[], number: string): Point | undefined {
  return points.find((one) => String(one.number) === number);
}

function show(
  { incident }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  revised: Point | undefined,
  changed: ChangedView | null = null,
): Reply {
  const here = `/incidents/${incident.reference}/points`;
  return page(
    "public-page/points/write.njk",
    {
      title: revised === undefined ? "Add a point" : "We know better now",
      form: formView(values, errors),
      back: { href: here, text: "What we know so far" },
      here,
      changed,
      revised: revised === undefined ? null : { ...revised, tag: kindTag(revised) },
      kinds: pointKinds
        .filter((kind) => kind !== "wrong" || revised !== undefined)
        .map((value) => ({ value, text: kindWords[value] })),
      takes: categoryChoices,
      sureness: sureness.map((value) => ({ value, text: surenessWords[value] })),
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
