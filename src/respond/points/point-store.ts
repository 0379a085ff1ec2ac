/** What the use cases about points need of the record. */
import type { IncidentId } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Point } from "../../domain/publication/point.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import type { Alter, Change, EntriesOf } from "../ports.ts";

export type PointStore = {
  of(incident: IncidentId): Promise<readonly Point[]>;
  /** Gives the next number of the incident. */
  write(
    change: Change,
    from: FromVersion,
    draft: Omit<Point, "number">,
    entries: EntriesOf<Point>,
  ): Promise<Outcome<Point, ChangedMeanwhile>>;
  alter: Alter<{ readonly incident: IncidentId; readonly number: number }, Point>;
};
export type PointPorts = { readonly points: PointStore; now(): Date };
