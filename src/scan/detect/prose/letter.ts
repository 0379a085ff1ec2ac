/** Names that a letter or an e-mail places: after "Dear", under "Yours sincerely", in From and To. */
import type { Hit } from "../detector.ts";
import { nameInField } from "../names/name-field.ts";
import { givenWeight, surnameWeight, tokensOf } from "../names/tokens.ts";

const signOff =
  /(?:^|\n)[ \t>]*(?:(?:kind(?:est)?|best|warm(?:est)?|many|with)?(?: kind| best| warm)? ?regards|yours(?: sincerely| faithfully| truly)?|(?:many )?thanks(?: again)?|thank you|best wishes|all the best|sincerely|cheers|signed)[ \t]*[,.!]?[ \t]*(?:\r?\n[ \t>]*){1,4}(?=([^\n]{2,50}))/gi;
const dear =
  /(?:^|\n)[ \t>]*(?:Dear|Hi|Hello|Good (?:morning|afternoon)|Hey)[ \t]+(?=([^\n,!:]{2,40})[,!:\n]?)/g;
const parties =
  /(?:^|\n)(?:From|To|Cc|Bcc|Reply-To|Sender|Author|Creator|Last-?Modified-?By|Manager|Sent by|Copied to):[ \t]*(?=([^\n]{2,2000}))/gi;
const nobody =
  /^(?:sir|madam|all|team|colleague|resident|tenant|customer|applicant|parent|occupier|leaseholder|councillor|both|everyone|folks|there|home ?owner|member|friend|neighbour)/i;

export function letterHits(text: string): readonly Hit[] {
  return [...each(text, signOff, signed), ...each(text, dear, greeted), ...each(text, parties, party)];
}

/** Where the signature blocks begin: the end of each sign-off. */
export function signOffs(text: string): readonly number[] {
  return [...text.matchAll(signOff)].map((match) => match.index);
}

function each(
  text: string,
  pattern: RegExp,
  read: (written: string, start: number) => readonly Hit[],
): readonly Hit[] {
  const hits: Hit[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    hits.push(...read(match[1]!, match.index + match[0].length));
    if (match[0] === "") pattern.lastIndex++;
  }
  return hits;
}

function signed(written: string, start: number): readonly Hit[] {
  const name = written.split(/\s*(?:[,|(]| - | – |\t| {2,})/, 1)[0]!.trim();
  if (!/^\p{Lu}/u.test(name) || name.split(/\s+/).length > 4 || !personal(name)) return [];
  const hit = nameInField(name, start);
  return hit ? [{ ...hit, label: "" }] : [];
}

function greeted(written: string, start: number): readonly Hit[] {
  const name = written.trim();
  if (nobody.test(name) || !/^\p{Lu}/u.test(name) || name.split(/\s+/).length > 5) return [];
  return name.split(/ (?:and|&) /).flatMap((one) => {
    const hit = personal(one) ? nameInField(one, start + written.indexOf(one)) : null;
    return hit ? [{ ...hit, confidence: one.includes(" ") ? ("high" as const) : ("medium" as const) }] : [];
  });
}

function party(written: string, start: number): readonly Hit[] {
  const hits: Hit[] = [];
  let offset = 0;
  for (const one of written.split(/(;|>,|(?<=@[\w.-]+),)/)) {
    const name = one.replace(/[<[(].*$/, "").replace(/^["'\s>,;]+|["'\s]+$/g, "");
    const at = offset + Math.max(0, one.indexOf(name));
    offset += one.length;
    if (name === "" || name.includes("@") || !personal(name)) continue;
    const hit = nameInField(name, start + at);
    if (hit) hits.push(hit);
  }
  return hits;
}

/** At least one word on a list of names, and none that names a team. */
function personal(name: string): boolean {
  const tokens = tokensOf(name);
  if (tokens.length === 0 || tokens.some((token) => token.body || (token.never && !token.title)))
    return false;
  return tokens.some((token) => token.title || givenWeight(token) >= 1.5 || surnameWeight(token) >= 1.5);
}
