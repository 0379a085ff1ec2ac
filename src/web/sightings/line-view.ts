/** A group of sightings as a line of a queue. */

import type { StaffId } from "../../domain/ids.ts";
import type { IndicatorKind } from "../../domain/sightings/indicators.ts";
import { defanged, defangedWords, unmasked } from "../../domain/sightings/message/defang.ts";
import { groupReference } from "../../domain/sightings/sighting.ts";
import type { GroupLine } from "../../respond/desk/incident/sighting-desk.ts";
import { count } from "../words/numbers.ts";
import { kindWords, urgencyTags } from "../words/sightings.ts";

/** Whatever somebody sent, so that it deceives nobody and leads nowhere. */
export function safeWords(text: string): string {
  return defangedWords(unmasked(text));
}

export function indicatorText(kind: IndicatorKind, value: string): string {
  if (kind === "file") return value;
  return kind === "number" ? `0${value}` : defanged(value);
}

export function groupView(line: GroupLine, reader: StaffId) {
  const { id, number, label, kind, members, open, urgency, firstAt, lastAt, assignedName } = line;
  return {
    href: `/sightings/groups/${id}`,
    reference: groupReference(number),
    label: safeWords(label),
    kind: kindWords[kind],
    tag: urgencyTags[urgency],
    howMany:
      members === open ? count(members, "sighting", "sightings") : `${open} open of ${members} sightings`,
    firstAt,
    lastAt,
    who: assignedName === null ? "Nobody yet" : line.assignedTo === reader ? "You" : assignedName,
    nobody: assignedName === null,
    incident: line.incidentReference,
  };
}
export type GroupView = ReturnType<typeof groupView>;
