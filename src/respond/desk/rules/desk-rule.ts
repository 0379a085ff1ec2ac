/** What a rule of the desk says of a method: which verb it is, and of which incident. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Verb } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

/** `incident`: which of the arguments after the asker says of which incident it is, if one does. */
type Guarded<A extends readonly unknown[]> = {
  readonly verb: Verb;
  readonly incident?: (...rest: A) => IncidentId | undefined;
};
export type DeskRule<M> = M extends (by: infer B, ...rest: infer A) => unknown
  ? B extends Staff | "system"
    ? Guarded<A>
    : "open"
  : "open";
