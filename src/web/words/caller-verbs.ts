/** Ledger entries about residents who call, in words. */
export const callerVerbs: Readonly<Record<string, string>> = {
  "enquiry.recorded": "Enquiry of a resident recorded",
  "enquiry.followed-up": "Enquiry followed up",
};
