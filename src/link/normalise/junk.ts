/** Values that stand in a field without meaning anybody: fillers, defaults and keyboards held down. */
import type { MentionType } from "../../domain/people/mention.ts";

/** An office's mailbox is nobody's. */
const mailboxes =
  /^(no-?reply|do-?not-?reply|none|test|mailer-daemon|postmaster|webmaster|noemail|info|enquir(y|ies)|contact(us)?|letters|post|mail|office|admin|reception|help(desk)?|support|customer\.?(services?|care)|council\.?tax|housing|benefits?|parking|planning|revenues|feedback|complaints?|press|foi|dpo|dataprotection|hr|payroll|elections?|licensing|registrars?|librar(y|ies)|schools?|accounts)@/i;

export function isOfficeMailbox(email: string): boolean {
  return mailboxes.test(email);
}

export function isJunk(type: MentionType, value: string): boolean {
  switch (type) {
    case "date-of-birth":
      return (
        value === "1900-01-01" || value === "1800-01-01" || value === "9999-12-31" || value === "1899-12-30"
      );
    case "name":
      return /^\W*(n\/?a|none|unknown|test|tbc|tba|not known|null|x+|the occupier|occupier|resident|anonymous|various)\W*$/i.test(
        value,
      );
    case "email":
      return isOfficeMailbox(value);
    case "address":
    case "postcode":
      return false;
    default: {
      const bare = value.replace(/[^\p{L}\p{N}]/gu, "");
      return bare.length >= 4 && (/^(.)\1+$/u.test(bare) || /^0?123456789?0?$/.test(bare));
    }
  }
}
