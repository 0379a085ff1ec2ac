/** A second person's yes to a wording, putting one away, and making sure that it still is so. */
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type Point, type PointStep, passPoint, pointTransitions } from "../../domain/publication/point.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { PointPassProblem, WhichPoint } from "../desk/incident/point-desk.ts";
import type { PublishProblem } from "../desk/incident/statement-desk.ts";
import { note } from "../note.ts";
import { type PublishPorts, publishSite } from "../publish/publish-site.ts";
import type { PointPorts } from "./point-store.ts";

export async function takePointStep(
  { points, now }: PointPorts,
  by: Staff,
  which: WhichPoint,
  step: PointStep,
): Promise<Outcome<Point, PointPassProblem>> {
  const change = changeBy(by, now());
  const outcome = await points.alter(change, which, (point) => {
    const passed = passPoint(point, step, by, change.at);
    if (!passed.ok) return passed;
    const about = { subject: `point:${point.number}`, incident: point.incident };
    const entries = [
      note(change, pointTransitions[step].entry, about, { kind: point.kind, text: point.text }),
    ];
    return done({ next: passed.value, entries });
  });
  if (outcome.ok) return outcome;
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-point" } : outcome.problem);
}

/** Where the page cannot be put out now, it is with the next change: the record says already what it is to show. */
export async function takePublicStep(
  ports: PointPorts,
  own: PublishPorts,
  by: Staff,
  which: WhichPoint,
  step: PointStep,
): Promise<Outcome<Point, PointPassProblem | PublishProblem>> {
  const outcome = await takePointStep(ports, by, which, step);
  if (!outcome.ok) return outcome;
  const put = await publishSite(own, by);
  return put.ok ? outcome : put;
}
