/** The masked form of a value: enough to recognise it beside the paper, too little to use it. */
import type { MentionType } from "./mention.ts";

/** Keeps shape and at most the last two (names, e-mail: first) characters. */
export function mask(type: MentionType, value: string): string {
  switch (type) {
    case "name":
      return value.replace(/(\p{L})[\p{L}'’-]+/gu, "$1•••");
    case "email":
      return value.replace(/^(.)[^@]*@(.).*(\.[^.]+)$/u, "$1•••@$2•••$3");
    case "date-of-birth":
      return "••••-••-••";
    case "postcode":
      return value.replace(/^([A-Z]{1,2}).*$/u, "$1•• •••");
    case "address":
    case "password":
    case "username":
    case "health":
    case "ethnicity":
    case "religion":
    case "sexual-orientation":
    case "political-opinion":
    case "trade-union":
    case "criminal-offence":
    case "safeguarding":
    case "financial":
      return "••••••";
    default:
      return hideAllButLast(value, value.length > 7 ? 2 : 0);
  }
}

function hideAllButLast(value: string, kept: number): string {
  const cut = value.length - kept;
  return value.slice(0, cut).replace(/[\p{L}\p{N}]/gu, "•") + value.slice(cut);
}
