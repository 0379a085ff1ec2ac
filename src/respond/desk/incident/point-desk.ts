/** The part of the desk about what the public is told that we know, believe and do not know yet. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { MentionType } from "../../../domain/people/mention.ts";
import type { Point, PointKind, PointStepProblem, Sureness } from "../../../domain/publication/point.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";
import type { PublishProblem } from "./statement-desk.ts";

export type WhichPoint = { readonly incident: IncidentId; readonly number: number };

export type PointForm = {
  readonly kind: PointKind;
  readonly sure: Sureness;
  readonly text: string;
  readonly taken?: readonly MentionType[];
  /** Any wording of the point that this one is to take the place of; null: a new point. */
  readonly revises: number | null;
  readonly why: string;
  readonly version?: FromVersion;
};

export type PointDesk = {
  /** Every wording, newest first. */
  points(reader: Staff, incident: IncidentId): Promise<readonly Point[]>;
  writePoint(by: Staff, incident: IncidentId, form: PointForm): Promise<Outcome<Point, PointProblem>>;
  /** By somebody who had no hand in its words; the public reads it at once. */
  approvePoint(by: Staff, which: WhichPoint): Promise<Outcome<Point, PointPassProblem | PublishProblem>>;
  discardPoint(by: Staff, which: WhichPoint): Promise<Outcome<Point, PointPassProblem>>;
  /** It still is so: the public reads when that was last made sure of. */
  checkPoint(by: Staff, which: WhichPoint): Promise<Outcome<Point, PointPassProblem | PublishProblem>>;
};

export type PointProblem =
  | {
      readonly kind:
        | "point-text-missing"
        | "point-text-too-long"
        | "point-sure-missing"
        | "point-why-missing"
        | "point-wrong-of-nothing"
        | "point-taken-unknown"
        | "no-such-point"
        | "point-others";
    }
  | ChangedMeanwhile;
export type PointPassProblem = PointStepProblem | { readonly kind: "no-such-point" };
