/** Ledger entries about residents who ask or complain, in words. */
import { checkVerbs } from "./check-verbs.ts";
import { complaintVerbs } from "./complaint-verbs.ts";

export const residentVerbs: Readonly<Record<string, string>> = { ...checkVerbs, ...complaintVerbs };
