/** Which flags a text raises, and where: a child, somebody dead, somebody whose address must stay hidden. */
import type { PersonFlag } from "../../../domain/people/mention.ts";
import { flagWords } from "./flag-words.ts";

export type Raised = { readonly at: number; readonly flag: PersonFlag };

const any = new RegExp(flagWords.map(([, pattern]) => `(${pattern})`).join("|"), "gi");

/** "Injunction in place? No": a form that was filled in says it of nobody. */
const denied = /^[^\n.?:]{0,60}[?:]\s{0,3}(?:no|none|n\/?a|n|nil|false)\b/i;
/** Leaflets, policies and helplines speak of everybody. */
const ofEverybody =
  /\b(?:if you(?:['’]re| are| have| feel| or)?|anyone(?: who)?|whether you|anybody(?: who)?)\b[^.\n]{0,60}$/i;
const ofNobody =
  /^[\w'’ ,&]{0,30}?\s(?:polic(?:y|ies)|strategy|training|awareness|helpline|hotline|forum|act \d{4}|bill|statistics|campaign|leaflets?|conference|charity|fundraising)\b/i;

export function flagsIn(text: string): readonly Raised[] {
  const raised: Raised[] = [];
  any.lastIndex = 0;
  for (let match = any.exec(text); match; match = any.exec(text)) {
    const kind = match.slice(1).findIndex((group) => group !== undefined);
    const flag = flagWords[kind]![0];
    // "NFA" in lower case, and "No Further Action", are something else.
    if (flag === "no-fixed-abode" && /^nfa$/i.test(match[0]) && match[0] !== "NFA") continue;
    if (flag === "at-risk" && saidOfNobody(text, match.index, match.index + match[0].length)) continue;
    raised.push({ at: match.index, flag });
  }
  return raised;
}

function saidOfNobody(text: string, start: number, end: number): boolean {
  const after = text.slice(end, end + 80);
  const before = text.slice(Math.max(0, start - 90), start);
  return denied.test(after) || ofEverybody.test(before) || ofNobody.test(after);
}
