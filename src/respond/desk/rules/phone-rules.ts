/** Which verbs the methods are that tell people by phone. */
import type { PhoneDesk } from "../people/phone-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const phoneRules: { readonly [M in keyof PhoneDesk]: DeskRule<PhoneDesk[M]> | "open" } = {
  toCall: { verb: "phone.read", incident: (id) => id },
  callTo: { verb: "phone.call", incident: (id) => id },
  assignCall: { verb: "phone.call", incident: (id) => id },
  recordCall: { verb: "phone.call", incident: (id) => id },
};
