/** What became of reading a document, in words, most useful first. */
const words: Readonly<Record<string, string>> = {
  readable: "Read in full",
  partial: "Read in part",
  encrypted: "Locked with a password",
  corrupt: "Damaged",
  empty: "Empty",
  junk: "Nothing in it that people wrote",
  bomb: "Unpacks to far more than it should; stopped",
  "needs-ocr": "A picture of text, not read",
  unsupported: "A kind of file that cannot be read yet",
  "timed-out": "Took too long; stopped",
  "too-large": "Too large",
};

export function outcomeWords(outcome: string): string {
  return words[outcome] ?? outcome;
}
