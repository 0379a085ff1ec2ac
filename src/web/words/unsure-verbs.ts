/** Ledger entries about messages that may have gone, in words. */
export const unsureVerbs: Readonly<Record<string, string>> = {
  "unsure.went": "Messages in doubt: they went, a person decided",
  "unsure.again": "Messages in doubt: sent again, a person decided",
  "unsure.other-way": "Messages in doubt: another way, a person decided",
  "unsure.withdrawn": "Messages in doubt: their notices withdrawn by a person",
};
