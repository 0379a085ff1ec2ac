/** Ledger entries about contacts with residents besides notices, in words. */
export const contactVerbs: Readonly<Record<string, string>> = {
  "notices.drafted-again": "Second notices or corrections drafted",
  "correction.made": "Correction of earlier notices made",
  "to-call.assigned": "Call to a person taken, or given back",
  "to-call.told": "Person told by phone",
  "to-call.tried": "Call to a person tried",
  "to-call.letter-asked": "Person who was called asked for a letter",
  "to-call.refused": "Person who was called did not want to hear it",
  "to-call.unsafe": "Person who was called could not talk safely",
  "suppression.added": "Somebody, or a contact, kept from being written to",
  "suppression.lifted": "Allowed to be written to again",
  "suppression.imported": "List of who must not be written to imported",
};
