/** Where the message may go by which a complaint or correction is acknowledged, or why nobody is written to. */
import { contactIn } from "../check/asked.ts";

export type AckReach = { readonly channel: "email" | "text"; readonly to: string };

/**
 * no-contact: none was given. no-reach: it is no e-mail address or British mobile. quiet: staff said that it is not safe.
 * unsafe: the register says that whoever somebody hides from may read it.
 */
export type Silence = "no-contact" | "no-reach" | "quiet" | "unsafe";

/** What becomes, or became, of the message that acknowledges it. */
export type Acknowledging =
  | { readonly kind: "to-send"; readonly channel: AckReach["channel"] }
  | { readonly kind: "silent"; readonly why: Silence }
  | {
      readonly kind: "message";
      readonly channel: AckReach["channel"];
      readonly state: "queued" | "sent" | "failed";
      readonly sentAt: Date | null;
    };

/** Of the line in which somebody wrote how to reach them: an e-mail address or a mobile, and nothing besides. */
export function ackReachIn(contact: string): AckReach | Silence {
  if (contact.trim() === "") return "no-contact";
  const found = contactIn(contact);
  if (found === null) return "no-reach";
  return { channel: found.kind === "email" ? "email" : "text", to: found.value };
}
