/** Which verbs the methods are by which a person decides about messages in doubt. */
import type { UnsureDesk } from "../people/unsure-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const unsureRules: { readonly [M in keyof UnsureDesk]: DeskRule<UnsureDesk[M]> | "open" } = {
  unsureMinutes: { verb: "unsure.read", incident: (id) => id },
  unsureOf: { verb: "unsure.read", incident: (id) => id },
  decideUnsure: { verb: "unsure.decide", incident: (id) => id },
};
