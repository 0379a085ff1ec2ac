/** The desk behind its rules: every method asks the table of permissions before it does anything. */
import type { IncidentId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { By } from "../change-by.ts";
import type { Desk } from "./desk.ts";
import { demandPermission, isPermittedHere } from "./permit.ts";
import { deskRules } from "./rules/desk-rules.ts";

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
  const recent = recently(incidentOf);

  /** What was read a moment ago is enough to say yes; a no is never said before looking again. */
  async function demand(by: By, verb: Rule["verb"], id: IncidentId | undefined): Promise<void> {
    if (id === undefined) return demandPermission(by, verb, undefined);
    // Of an incident that is not there the use case says so itself.
    const known = await recent(id);
    if (known === null || by === "system" || !isPermittedHere(by, verb, known))
      demandPermission(by, verb, (await incidentOf(id)) ?? undefined);
  }

  for (const [name, rule] of Object.entries(deskRules) as [string, Rule | "open"][]) {
    const method = guarded[name] as Method | undefined;
    if (method === undefined || rule === "open") continue;
    guarded[name] = async (by: By, ...rest: readonly unknown[]) => {
      const id = rule.incident?.(...rest);
      await demand(by, rule.verb, id);
      return await method(by, ...rest);
    };
  }
  return guarded as D;
}

const recentMs = 100;

/** A page asks a dozen things of one incident at once: it is read once for all of them. */
function recently(incidentOf: (id: IncidentId) => Promise<Incident | null>) {
  const kept = new Map<IncidentId, { readonly at: number; readonly read: Promise<Incident | null> }>();
  return (id: IncidentId): Promise<Incident | null> => {
    const now = performance.now();
    const known = kept.get(id);
    if (known !== undefined && now - known.at < recentMs) return known.read;
    const read = incidentOf(id);
    kept.set(id, { at: now, read });
    // Nothing is remembered of what was read a moment ago, and of what failed nothing at all.
    read.catch(() => kept.delete(id));
    setTimeout(() => kept.get(id)?.read === read && kept.delete(id), recentMs).unref();
    return read;
  };
}
