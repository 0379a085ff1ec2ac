/** What stands around a candidate: a body's or a street's name that it is part of, or words that make it somebody. */
import type { Confidence } from "../../../domain/people/mention.ts";
import { jointOf, type Token } from "./tokens.ts";
import { placeWords } from "./words.ts";

/** A run of tokens that is a name. */
export type Found = { readonly first: number; readonly last: number; readonly confidence: Confidence };

export function belongsToABody(text: string, tokens: readonly Token[], first: number, last: number): boolean {
  for (
    let j = last;
    j < last + 3 && tokens[j + 1] && jointOf(text, tokens[j]!, tokens[j + 1]!) === "space";
    j++
  ) {
    const next = tokens[j + 1]!;
    if (next.body || (j === last && next.street)) return true;
  }
  const before = tokens[first - 1];
  if (before && placeWords.test(before.text) && touches(text, before, tokens[first]!)) return true;
  return /^ (?:and|&) (?:sons?|co|partners|associates|daughters?)\b/i.test(
    text.slice(tokens[last]!.end, tokens[last]!.end + 16),
  );
}

/** Two names in capitals may be a person; a whole line in capitals is a heading. */
export function inHeading(text: string, tokens: readonly Token[], first: number, last: number): boolean {
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  return (
    (before?.caps === true && !before.title && touches(text, before, tokens[first]!)) ||
    (after?.caps === true && touches(text, tokens[last]!, after))
  );
}

/** "at 86 Victor Hugo": a street; a number that opens its line only counts the lines of a list. */
export const afterHouseNumber = (text: string, start: number): boolean =>
  /[^\n] *\b\d{1,5}[A-Za-z]? $/.test(text.slice(Math.max(0, start - 14), start));

export const startsItem = (text: string, start: number): boolean =>
  /(?:^|[\n;:(•*\t])[ \t]*$/.test(text.slice(Math.max(0, start - 4), start));

export function touches(text: string, left: Token, right: Token): boolean {
  const joint = jointOf(text, left, right);
  return joint === "space" || joint === "particle";
}

const relation =
  /\b(?:son|daughter|child|kid|baby|brother|sister|mother|father|mum|dad|husband|wife|partner|uncle|aunt|nephew|niece|cousin|friend|neighbour|colleague|named?|called|name is|name['’]s|known as|carer|boy|girl|pupil|student|tenant|resident|client|patient|spoke to|met with|told|asked|said|says|visited|rang|phoned|emailed|saw) $/i;
const deed =
  /^(?:['’]s (?:mother|father|mum|dad|parents|sister|brother|carer|school|behaviour|health|case|file|home|address|needs|support|condition|family|daughter|son|partner|husband|wife)| (?:said|says|told|asked|lives|lived|called|rang|phoned|reported|stated|explained|feels|felt|wants|wanted|attended|attends|refused|agreed|moved|suffers|needs|has been|is (?:now |currently )?(?:in|a|not|aged|very|having|living|being|receiving)|was (?:born|seen|told|given|in|not|very|taken|referred)|has (?:a|had|not|no|difficulty|asked|said|told|moved)|did|does|would|can|could|will not|cannot|shouted)\b)/;

/** "her son Tyrone", "Tyrone's mother", "Tyrone said": the words around say that it is somebody. */
export const saidOfAPerson = (text: string, token: Token): boolean =>
  relation.test(text.slice(Math.max(0, token.start - 16), token.start)) ||
  deed.test(text.slice(token.end, token.end + 24));
