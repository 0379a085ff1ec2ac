/** Values that stand in a field without meaning anybody: fillers, defaults and keyboards held down. */
import type { MentionType } from "../../domain/mention.ts";

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
      return /^(no-?reply|donotreply|do-not-reply|none|test|mailer-daemon|postmaster|noemail)@/i.test(value);
    case "address":
    case "postcode":
      return false;
    default: {
      const bare = value.replace(/[^\p{L}\p{N}]/gu, "");
      return bare.length >= 4 && (/^(.)\1+$/u.test(bare) || /^0?123456789?0?$/.test(bare));
    }
  }
}
