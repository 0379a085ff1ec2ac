/** Ledger entries about contacts with residents besides notices, in words. */
export const contactVerbs: Readonly<Record<string, string>> = {
  "suppression.added": "Somebody, or a contact, kept from being written to",
  "suppression.lifted": "Allowed to be written to again",
  "suppression.imported": "List of who must not be written to imported",
};
