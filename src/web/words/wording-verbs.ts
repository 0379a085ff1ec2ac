/** Ledger entries about the words of notices and how people read best, in words. */
export const wordingVerbs: Readonly<Record<string, string>> = {
  "wording.written": "Words of notices written",
  "wording.approved": "Words of notices approved by a second person",
  "wording.discarded": "Draft of words put away",
  "notices.reworded": "Notices written anew in other words",
  "reading-need.set": "How a person reads best set",
  "reading-needs.imported": "How people read best taken in from a table",
};
