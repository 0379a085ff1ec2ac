/** Asks the table of permissions before a use case runs. Whose a thing is, the use case and the record ask once more. */
import { isPermitted, type Target, type Verb } from "../../domain/staff/permissions.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { By } from "../change-by.ts";

/** Thrown where somebody asks for what no page offers them: a form sent by hand, or a page that lost its rule. */
export class NotPermitted extends Error {
  override readonly name = "NotPermitted";
  readonly verb: Verb;
  constructor(verb: Verb) {
    super(`not permitted: ${verb}`);
    this.verb = verb;
  }
}

/**
 * Throws where the role may not, or its authority is not in the incident. That something is another authority's is told
 * by the use case as a value, so here whatever is asked about counts as the asker's own.
 */
export function demandPermission(by: By, verb: Verb, incident: Target["incident"]): void {
  if (by === "system") return;
  if (!isPermittedHere(by, verb, incident)) throw new NotPermitted(verb);
}

export function isPermittedHere(by: Staff, verb: Verb, incident: Target["incident"]): boolean {
  if (incident !== undefined && by.incidents !== null && !by.incidents.includes(incident.id)) return false;
  const own: Target = {
    staff: by.id,
    authority: by.authority,
    ...(incident === undefined ? {} : { incident }),
  };
  // Of what all of an incident share, no one incident need be named: lists are cut to the asker's own.
  return isPermitted(by, verb, incident === undefined ? { ...own, anyIncident: true } : own);
}
