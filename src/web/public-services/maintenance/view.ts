/** The form of planned maintenance, new or not. */
import type { Maintenance } from "../../../domain/public-services/maintenance.ts";
import { type ChangedView, statusOf } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";

export async function ownServices({ desk, staff }: IncidentVisit): Promise<ReadonlyMap<string, string>> {
  const services = await desk.services(staff);
  const own = services.filter(({ authority }) => authority === staff.authority);
  return new Map(own.map(({ id, name }) => [id, name]));
}

export async function showMaintenance(
  visit: IncidentVisit,
  at: { readonly title: string; readonly here: string; readonly saved: Maintenance | null },
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Promise<Reply> {
  const services = `/incidents/${visit.incident.reference}/services`;
  return page(
    "public-services/maintenance/page.njk",
    {
      ...{ title: at.title, here: at.here, services, changed, isNew: at.saved === null },
      form: formView(values, errors),
      back: { href: services, text: "Services" },
      choices: [...(await ownServices(visit))].map(([value, text]) => ({ value, text })),
    },
    { status: statusOf(changed, errors), readability: true },
  );
}
