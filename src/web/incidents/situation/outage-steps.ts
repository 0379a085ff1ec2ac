/** Outages that other authorities tell of, and that wait for one's own to say whether it has them as well. */
import { type Outage, waitsFor } from "../../../domain/public-services/outage.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { Step } from "./next-steps.ts";

export function outageSteps(
  outages: readonly Outage[],
  { authority, role }: Pick<Staff, "authority" | "role">,
): readonly Step[] {
  if (!mayEver(role, "outage.join")) return [];
  return outages
    .filter((one) => waitsFor(one, authority))
    .map(({ id, title }) => ({
      text: `Say whether “${title}” is also an outage of your services`,
      href: `/outages/${id}`,
      why: "Until you do, your public pages say nothing of it.",
    }));
}
