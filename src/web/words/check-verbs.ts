/** Ledger entries about residents who ask whether they are affected, in words. */
export const checkVerbs: Readonly<Record<string, string>> = {
  "check.asked": "Somebody asked whether they are affected",
  "check.looked-up": "Questions of residents looked up",
  "check.answered": "A resident’s question answered",
  "check.forgotten": "Old questions of residents forgotten",
  "check.read-out": "Read out to a resident: what was taken about them",
  "check-call.needed": "A resident is to be called",
  "check-call.told": "Resident called, and told",
  "check-call.not-reached": "Resident called, and not reached",
  "check-call.not-them": "Resident called: it was somebody else",
  "check-call.not-made": "Call to a resident not made",
};
