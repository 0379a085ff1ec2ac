/**
 * What the parts of the room say of an incident, for one reader: each what their role may ask for, null where it may not.
 * Counts and states; nobody's people but in the count of the reader's own.
 */
import type { Incident } from "../../domain/incident/incident.ts";
import { type Containment, containmentOf } from "../../domain/measures/containment.ts";
import type { Measure } from "../../domain/measures/measure.ts";
import { mayEver, type Verb } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Desk } from "../desk/desk.ts";
import type { BriefingCounts } from "../desk/incident/briefing-reading.ts";
import type { ExposureCounts } from "../desk/incident/exposure-desk.ts";
import type { RegulatorLine } from "../desk/incident/regulator-desk.ts";
import type { SightingCounts } from "../desk/incident/sighting-desk.ts";

export type RoomFigures = {
  readonly exposure: readonly ExposureCounts[] | null;
  readonly containment: readonly Containment[] | null;
  readonly measures: readonly Measure[] | null;
  readonly sightings: SightingCounts | null;
  readonly briefings: readonly BriefingCounts[] | null;
  readonly regulator: readonly RegulatorLine[] | null;
};

export type RoomDesk = Pick<
  Desk,
  "exposureCounts" | "alarms" | "measures" | "sightingCounts" | "briefingCounts" | "regulatorState"
>;

export async function readRoomFigures(
  desk: RoomDesk,
  reader: Staff,
  { id: incident, involved }: Pick<Incident, "id" | "involved">,
  now: Date,
): Promise<RoomFigures> {
  const asked = async <T>(verb: Verb, read: () => Promise<T>): Promise<T | null> =>
    mayEver(reader.role, verb) ? await read() : null;
  const [exposure, alarms, measures, sightings, briefings, regulator] = await Promise.all([
    asked("exposure.read", () => desk.exposureCounts(reader, incident)),
    asked("measure.read", () => desk.alarms(reader, incident)),
    asked("measure.read", () => desk.measures(reader, incident)),
    asked("sighting.read", () => desk.sightingCounts(reader, incident)),
    asked("briefing.read", () => desk.briefingCounts(reader, incident)),
    asked("clock.read", () => desk.regulatorState(reader, incident)),
  ]);
  // As desk.containment says it, from measures that are read once.
  const containment =
    alarms === null || measures === null
      ? null
      : involved.map(({ authority }) => containmentOf(authority, { measures, alarms, now }));
  return { exposure, containment, measures, sightings, briefings, regulator };
}
