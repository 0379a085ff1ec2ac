/** The part of the desk that says what happened and when: the ledger's entries and the lines that staff add by hand. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { Correction, LineForm, LineProblem, TimelineLine } from "../../../domain/timeline/line.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type {
  Actor,
  TimelineFile,
  TimelineFormat,
  TimelinePage,
  TimelineQuery,
  WrittenLine,
} from "../../timeline/timeline-row.ts";

export type TimelineDesk = {
  timeline(reader: Staff, incident: IncidentId, query: TimelineQuery): Promise<TimelinePage>;
  /** Those who did anything that stands in the timeline, by name. */
  timelineActors(reader: Staff, incident: IncidentId): Promise<readonly Actor[]>;
  /** Every version of a line, the latest first; empty where there is none that the reader may see. */
  timelineLine(reader: Staff, incident: IncidentId, id: string): Promise<readonly WrittenLine[]>;
  addLine(
    by: Staff,
    incident: IncidentId,
    form: LineForm & { readonly corrects: number | null },
  ): Promise<Outcome<TimelineLine, LineProblem | { readonly kind: "no-such-incident" | "no-such-entry" }>>;
  correctLine(
    by: Staff,
    incident: IncidentId,
    id: string,
    correction: Correction,
  ): Promise<
    Outcome<
      TimelineLine,
      LineProblem | ChangedMeanwhile | { readonly kind: "no-such-line" | "line-of-another" }
    >
  >;
  /** False where it was so already, or is not there. `key`: as a row of the timeline has it. */
  pin(by: Staff, incident: IncidentId, key: string, on: boolean): Promise<boolean>;
  /** All that the query finds, as a file. */
  timelineFile(
    reader: Staff,
    incident: IncidentId,
    query: Omit<TimelineQuery, "page">,
    format: TimelineFormat,
  ): Promise<TimelineFile>;
};
