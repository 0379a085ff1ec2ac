/** Ledger entries about contacts with residents besides notices, in words. */
export const contactVerbs: Readonly<Record<string, string>> = {
  "notices.drafted-again": "Second notices or corrections drafted",
  "correction.made": "Correction of earlier notices made",
  "suppression.added": "Somebody, or a contact, kept from being written to",
  "suppression.lifted": "Allowed to be written to again",
  "suppression.imported": "List of who must not be written to imported",
};
