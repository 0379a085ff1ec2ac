/** Which verbs the methods are that answer residents who call. */
import type { CallerDesk } from "../people/caller-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const callerRules: { readonly [M in keyof CallerDesk]: DeskRule<CallerDesk[M]> | "open" } = {
  caller: { verb: "caller.read", incident: (id) => id },
  followUps: { verb: "caller.read", incident: (id) => id },
  recordEnquiry: { verb: "caller.record", incident: (id) => id },
  followUp: { verb: "caller.record", incident: (id) => id },
  checkCode: { verb: "caller.read", incident: (id) => id },
};
