/** Ledger entries about the progress of telling, in words. */
export const progressVerbs: Readonly<Record<string, string>> = {
  "progress.finished": "Telling people signed as finished",
};
