/** The outage that an address names, with what may be done about it by whoever looks. */
import type { AuthorityId } from "../../../domain/ids.ts";
import type { Outage } from "../../../domain/public-services/outage.ts";
import type { StaffVisit } from "../../frame/visit.ts";

export async function outageOf({ desk, staff, params }: StaffVisit): Promise<Outage | undefined> {
  return (await desk.outages(staff)).find(({ id }) => id === params["outage"]);
}

export function partOf({ parts }: Outage, authority: AuthorityId) {
  return parts.find((one) => one.authority === authority);
}
