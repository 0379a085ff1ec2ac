/** Writes a wording of what we know, believe or do not know yet; the public reads it when a second person has said yes. */
import type { IncidentId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import { type Point, rootOfPoint } from "../../domain/publication/point.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { PointForm, PointProblem } from "../desk/incident/point-desk.ts";
import { note } from "../note.ts";
import type { PointPorts } from "./point-store.ts";

/** A sentence or two: whoever has more to say makes a statement. */
const longestText = 500;

export async function writePoint(
  { points, now }: PointPorts,
  by: Staff,
  incident: IncidentId,
  form: PointForm,
): Promise<Outcome<Point, PointProblem>> {
  const text = form.text.replaceAll("\r\n", "\n").trim();
  const why = form.why.trim();
  const taken = [...new Set(form.taken ?? [])];
  const earlier =
    form.revises === null
      ? undefined
      : (await points.of(incident)).find(({ number }) => number === form.revises);
  const wrong = problemOf({ ...form, text, why, taken }, earlier, by);
  if (wrong !== null) return failed({ kind: wrong });
  const change = changeBy(by, now());
  const draft: Omit<Point, "number"> = {
    ...{ incident, text, kind: form.kind, sure: form.kind === "believed" ? form.sure : "", taken },
    revises: earlier === undefined ? null : rootOfPoint(earlier),
    why: earlier === undefined ? "" : why,
    ...{ state: "draft", authority: by.authority, authorName: by.name, writers: [by.id] },
    ...{ writtenAt: change.at, approvedByName: "", publishedAt: null, checkedAt: null, checkedByName: "" },
  };
  return await points.write(change, form.version ?? "any", draft, (point) => [
    note(
      change,
      "point.written",
      { subject: `point:${point.number}`, incident },
      {
        kind: point.kind,
        text: point.text,
        ...(taken.length === 0 ? {} : { taken }),
        ...(point.revises === null ? {} : { revises: point.revises, why }),
      },
    ),
  ]);
}

function problemOf(
  { text, kind, sure, taken = [], why, revises }: PointForm,
  earlier: Point | undefined,
  by: Staff,
) {
  if (text === "") return "point-text-missing";
  if ([...text].length > longestText) return "point-text-too-long";
  if (kind === "believed" && sure === "") return "point-sure-missing";
  // What is not known yet, or was wrong, is no claim that data was taken.
  if (taken.length > 0 && kind !== "known" && kind !== "believed") return "point-taken-unknown";
  if (revises === null) return kind === "wrong" ? "point-wrong-of-nothing" : null;
  if (earlier === undefined) return "no-such-point";
  if (earlier.authority !== by.authority) return "point-others";
  return why === "" ? "point-why-missing" : null;
}
