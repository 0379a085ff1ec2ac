/** What can be asked for: how much each would do as things are now, and how it is done once another person said yes. */
import { failed, type Outcome } from "../../domain/outcome.ts";
import { type Deed, type DeedOf, type Extent, type GuardedVerb, mayAsk } from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { CarriedOut, CarryOutProblem, WeighDeedProblem } from "../desk/house/request-desk.ts";
import type { Change } from "../ports.ts";
import type { Taking } from "./request-store.ts";

export type DeedRules<V extends GuardedVerb> = {
  weigh(by: Staff, deed: DeedOf<V>): Promise<Outcome<Extent, WeighDeedProblem>>;
  /** Does it for the asker, in the transaction in which `taking` writes that it is done. */
  carryOut(
    asker: Staff,
    deed: DeedOf<V>,
    change: Change,
    taking: Taking,
  ): Promise<Outcome<CarriedOut, CarryOutProblem>>;
};
export type Deeds = { readonly [V in GuardedVerb]: DeedRules<V> };

export async function weighDeed(
  deeds: Deeds,
  by: Staff,
  deed: Deed,
): Promise<Outcome<Extent, WeighDeedProblem>> {
  if (!mayAsk(by.role, deed.verb)) return failed({ kind: "not-permitted" });
  return await rulesOf(deeds, deed).weigh(by, deed);
}

/** A deed with the rules of its own verb: which of them it is, the types cannot follow. */
export function rulesOf(deeds: Deeds, deed: Deed): DeedRules<Deed["verb"]> {
  return deeds[deed.verb] as unknown as DeedRules<Deed["verb"]>;
}

/** Of a part of Candour that is not there: nothing can be asked of it. */
export function notThere<V extends GuardedVerb>(): DeedRules<V> {
  return {
    weigh: async () => failed({ kind: "not-permitted" }),
    carryOut: async () => failed({ kind: "not-permitted" }),
  };
}
