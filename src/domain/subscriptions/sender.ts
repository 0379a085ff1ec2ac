/** Who news comes from, as mail programs show it; and how somebody asked us to end theirs. */
import { done, failed, type Outcome } from "../outcome.ts";
import { emailIn } from "./subscription.ts";

export type SenderFields = { readonly name: string; readonly email: string; readonly replyTo: string };
export type SenderProblem = {
  readonly kind: "sender-name-missing" | "sender-name-long" | "sender-email" | "sender-reply";
};

/** Never words of their own: an address would stand in the ledger for good. */
export const askedHows = ["phone", "counter", "letter", "email"] as const;
export type AskedHow = (typeof askedHows)[number];

const longestName = 80;

export function senderOf({ name, email, replyTo }: SenderFields): Outcome<SenderFields, SenderProblem> {
  // What turns the direction of a line, or ends it, would let one sender look like another.
  const shown = name
    .replace(/[\p{C}\u2028\u2029"<>]/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (shown === "") return failed({ kind: "sender-name-missing" });
  if ([...shown].length > longestName) return failed({ kind: "sender-name-long" });
  const from = emailIn(email);
  if (from === null) return failed({ kind: "sender-email" });
  const reply = replyTo.trim() === "" ? "" : emailIn(replyTo);
  return reply === null
    ? failed({ kind: "sender-reply" })
    : done({ name: shown, email: from, replyTo: reply });
}
