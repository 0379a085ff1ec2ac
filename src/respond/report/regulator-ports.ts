/** What the use cases for the regulator need from the world outside. */
import type { Regime } from "../../domain/clocks/clock.ts";
import type { ComplaintTally } from "../complaints/count-complaints.ts";
import type { MeasureStore } from "../measures/measure-store.ts";
import type { WritePaper } from "../paper.ts";
import type { BodyStore, IncidentStore, PeopleStore } from "../ports.ts";
import type { ProgressStore } from "../progress/progress-store.ts";
import type { ReferredPorts } from "./referred.ts";
import type { ClockStore, DecisionStore, FigureStore, ReportStore } from "./report-store.ts";

export type RegulatorPorts = ReferredPorts & {
  readonly bodies: Pick<BodyStore, "authorities">;
  readonly incidents: Pick<IncidentStore, "byId">;
  readonly people: Pick<PeopleStore, "counts">;
  readonly reports: ReportStore;
  readonly figures: FigureStore;
  readonly progress: Pick<ProgressStore, "cells" | "finishes">;
  readonly decided: DecisionStore;
  readonly clocksKept: ClockStore;
  readonly measures: Pick<MeasureStore, "of">;
  /** Complaints and corrections of the authority's own. */
  readonly complaintTally: ComplaintTally;
  /** The clocks of other laws, as data. */
  regimes(): Promise<readonly Regime[]>;
  readonly writePaper: WritePaper;
  now(): Date;
};
