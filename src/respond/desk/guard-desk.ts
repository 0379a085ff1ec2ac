/** The desk behind its rules: every method asks the table of permissions before it does anything. */
import type { IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { By } from "../change-by.ts";
import type { Desk } from "./desk.ts";
import { deskRules } from "./desk-rules.ts";
import { demandPermission } from "./permit.ts";

type Method = (by: By, ...rest: readonly unknown[]) => unknown;
type Rule = {
  readonly verb: Parameters<typeof demandPermission>[1];
  incident?(...rest: unknown[]): IncidentId;
};

/** `incidentOf` reads past all limits: what an asker is not in must be told from what is not there. */
export function guardDesk<D extends Partial<Desk>>(
  desk: D,
  incidentOf: (id: IncidentId) => Promise<Incident | null>,
): D {
  const guarded: Record<string, unknown> = { ...desk };
  for (const [name, rule] of Object.entries(deskRules) as [string, Rule | "open"][]) {
    const method = guarded[name] as Method | undefined;
    if (method === undefined || rule === "open") continue;
    guarded[name] = async (by: By, ...rest: readonly unknown[]) => {
      const id = rule.incident?.(...rest);
      // Of an incident that is not there the use case says so itself.
      const incident = id === undefined ? null : await incidentOf(id);
      demandPermission(by, rule.verb, incident ?? undefined);
      return await method(by, ...rest);
    };
  }
  return guarded as D;
}
