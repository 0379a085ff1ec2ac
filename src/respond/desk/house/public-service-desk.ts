/** The part of the desk about public services: what was said of them, planned maintenance, outages that several share. */
import type { Service } from "../../../domain/bodies/service.ts";
import type { AuthorityId, MaintenanceId, OutageId, ServiceId, SystemId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { StatusChange } from "../../../domain/public-services/history.ts";
import type { Maintenance, MaintenanceProblem } from "../../../domain/public-services/maintenance.ts";
import type { Outage, OutagePart, PartStep } from "../../../domain/public-services/outage.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";
import type {
  DescriptionProblem,
  MaintenanceForm,
  OutageForm,
  OutageRefusal,
  OutageWords,
  PartForm,
  PartRefusal,
  ServiceDescription,
  Standing,
} from "./public-service-forms.ts";

/** A member of staff, or Candour itself. */
type By = Staff | "system";

export type PublicServiceDesk = {
  /** As the public sees them. */
  standings(reader: By): Promise<readonly Standing[]>;
  serviceChanges(reader: By, id: ServiceId): Promise<readonly StatusChange[]>;
  describeService(
    by: By,
    id: ServiceId,
    form: ServiceDescription,
  ): Promise<Outcome<Service, DescriptionProblem | ChangedMeanwhile>>;

  maintenances(reader: By): Promise<readonly Maintenance[]>;
  planMaintenance(
    by: By,
    authority: AuthorityId,
    form: MaintenanceForm,
  ): Promise<Outcome<Maintenance, MaintenanceProblem | ChangedMeanwhile>>;
  changeMaintenance(
    by: By,
    id: MaintenanceId,
    form: MaintenanceForm,
    version?: FromVersion,
  ): Promise<Outcome<Maintenance, MaintenanceProblem | ChangedMeanwhile>>;
  cancelMaintenance(
    by: By,
    id: MaintenanceId,
    version?: FromVersion,
  ): Promise<Outcome<Maintenance, MaintenanceProblem | ChangedMeanwhile>>;

  outages(reader: By): Promise<readonly Outage[]>;
  /** The services of all authorities that stand on a system, by the map. */
  servicesOn(reader: Staff, system: SystemId): Promise<readonly ServiceId[]>;
  tellOutage(by: By, origin: AuthorityId, form: OutageForm): Promise<Outcome<Outage, OutageRefusal>>;
  sayOfOutage(
    by: By,
    id: OutageId,
    form: OutageWords & { readonly version?: FromVersion },
  ): Promise<Outcome<Outage, OutageRefusal>>;
  askOfOutage(by: By, id: OutageId, services: readonly ServiceId[]): Promise<Outcome<Outage, OutageRefusal>>;
  endOutage(by: By, id: OutageId, version?: FromVersion): Promise<Outcome<Outage, OutageRefusal>>;
  answerOutage(by: Staff, id: OutageId, step: PartStep): Promise<Outcome<OutagePart, PartRefusal>>;
  changePart(by: Staff, id: OutageId, form: PartForm): Promise<Outcome<OutagePart, PartRefusal>>;
};
