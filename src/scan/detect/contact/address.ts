/** Postal addresses in running text: back from a postcode to the house, over one line or several; or house and street alone. */
import type { Hit } from "../detector.ts";

const FURTHEST = 160;
const MOST_LINES = 6;

const streetWords =
  "Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Cl|Court|Ct|Drive|Dr|Way|Gardens?|Gdns|Square|Sq|Terrace|Terr?|Place|Pl|Crescent|Cres|Mews|Row|Grove|Gr|Walk|Park|Hill|Rise|Green|Gate|Yard|Wharf|Quay|Parade|Circus|Vale|View|Path|Broadway|House|Mansions|Lodge|Tower|Towers|Buildings?|Estate|Villas?|Cottages?|Mount|Field|Fields|Heath|Common|Approach|Meadows?|Wood|Woods|Croft|Farm|Esplanade|Embankment|Bank|Brae|Wynd|Dene|Garth|North|South|East|West|Point|Heights|Chase|Ridge|Drove|End|Bridge|Boulevard|High Street";
const word = "(?:[A-Z][A-Za-z'’.-]*|of|the|de|la|le|and|on|upon|under|in|by|y)";
const unit =
  "(?:(?:Flat|Apartment|Apt|Unit|Room|Studio|Suite|Maisonette|Block|Plot|Floor|FLAT|UNIT|ROOM)\\.? ?(?:[A-Z]?\\d{1,4}[A-Za-z]?|[A-Z])|(?:Basement|Ground Floor|First Floor|Second Floor|Third Floor|Top Floor|Upper|Lower|Garden|GFF|BASEMENT)(?: (?:Flat|Maisonette|Room))?(?: [A-Z0-9]{1,3})?)";
const number = "(?:No\\.? ?)?\\d{1,4}(?: ?[A-Za-z](?![A-Za-z]))?(?: ?[-/–] ?\\d{1,4}[A-Za-z]?)?";
const house = `(?:${unit}(?:,? (?:at )?| ?\\n ?))?(?:(?:[A-Z][A-Za-z'’]+ ){1,3}(?:House|Court|Lodge|Mansions|Cottage|Tower|Point|Heights|Buildings?),? ?\\n? ?)?(?:${number},? )`;
const street = `(?:[A-Z][A-Za-z'’.-]* (?:${word} ){0,4})?(?:${streetWords}|[A-Z][a-z]+(?:gate|way|field|side|ford|wick|ham|croft|hurst))(?![a-z])`;

/** Where somebody at risk may be written to: "c/o Larch House, PO Box 889". */
const careOf = "(?:(?<![\\w])c/o [A-Z][^,\\n]{2,40},? )?";

const numbered = new RegExp(
  `(?<![\\w.,/:£$-])(?<!\\d )${house}${street}|(?<![\\w])${unit},? (?:at )?(?:${word} ){0,4}(?:${streetWords})(?![a-z])|${careOf}P\\.? ?O\\.? Box \\d{1,6}|(?<![\\w])c/o [A-Z][^,\\n]{2,40}, ${number},? ${street}`,
  "g",
);
const town =
  /^, ?(?!(?:Tel|Phone|Email|E-mail|DOB|NI|NHS|Dear|Date|Ref|Mobile|Mob|Fax|Mr|Mrs|Ms|Miss)\b)[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+)?(?!\w)/;

export function addressesIn(text: string, postcodes: readonly Hit[]): readonly Hit[] {
  const houses = housesIn(text);
  const taken: Hit[] = [];
  let next = 0;
  let end = -2;
  const loose = (until: number): void => {
    for (; next < houses.length && houses[next]!.start < until; next++) {
      const house = houses[next]!;
      if (house.start < end + 2) continue;
      taken.push(addressHit(text, house.start, extended(text, house.end), null));
    }
  };
  for (const postcode of postcodes) {
    while (next < houses.length && postcode.start - houses[next]!.start >= FURTHEST)
      loose(houses[next]!.start + 1);
    const start = startFor(text, postcode.start, houses, next, end);
    if (start === null) continue;
    loose(start);
    taken.push(addressHit(text, start, postcode.end, postcode.value));
    end = postcode.end;
  }
  loose(text.length);
  return taken;
}

type House = { readonly start: number; readonly end: number };

function housesIn(text: string): readonly House[] {
  const houses: House[] = [];
  numbered.lastIndex = 0;
  for (let match = numbered.exec(text); match; match = numbered.exec(text)) {
    houses.push({ start: match.index, end: match.index + match[0].length });
  }
  return houses;
}

/** The house that this postcode ends, or, where none is numbered, the lines of a block that lead to it. */
function startFor(
  text: string,
  postcode: number,
  houses: readonly House[],
  first: number,
  from: number,
): number | null {
  for (let i = first; i < houses.length && houses[i]!.end <= postcode; i++) {
    const { start, end } = houses[i]!;
    if (start >= from && postcode - start < FURTHEST && leadsTo(text.slice(end, postcode))) return start;
  }
  return blockStart(text, postcode, from);
}

/** Between the street and the postcode: towns, counties, commas and line ends, and no sentence. */
const leadsTo = (between: string): boolean =>
  between.length < 110 &&
  /^[\s,.]*(?:(?:[A-Z][\w'’-]*|of|the|on|upon|by|le|and|under|in|y)(?:[\s,.]+|$))*$/.test(
    between.replace(/(?<=\s)(?:Post ?code|POSTCODE):?/i, ""),
  ) &&
  !/\n\s*\n/.test(between);

/** A named house: short lines without a full stop, the first of which is not a person's name. */
function blockStart(text: string, postcode: number, from: number): number | null {
  const window = text.slice(Math.max(0, postcode - FURTHEST), postcode);
  let lineStart = postcode - window.length + window.lastIndexOf("\n") + 1;
  const own = text.slice(lineStart, postcode);
  const sameLine =
    /(?:^|[:;]|\b(?:at|of|to|is|address) )[ \t]*((?:[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|of|the|on|upon))*, ?){2,6}(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*,? )?)$/.exec(
      own,
    );
  if (sameLine && lineStart + sameLine.index >= from) return postcode - sameLine[1]!.length;
  if (!/^[ \t]*(?:[A-Z][\w'’-]*(?:[ ,.]+|$)){0,4}$/.test(own)) return null;
  let found: number | null = null;
  for (let lines = 0; lines < MOST_LINES && lineStart > from; lines++) {
    const earlier = text.slice(Math.max(0, lineStart - 1 - FURTHEST), lineStart - 1);
    const previous = lineStart - 1 - earlier.length + earlier.lastIndexOf("\n") + 1;
    const line = text.slice(previous, lineStart - 1).trimEnd();
    if (!addressLine.test(line) || previous < from) break;
    lineStart = previous;
    if (streetLine.test(line)) found = previous + (line.length - line.trimStart().length);
  }
  return found;
}

const addressLine = /^[ \t]*(?:\d|[A-Z])[A-Za-z0-9 ,.'’/&-]{2,50}$/;
const streetLine = new RegExp(`\\b(?:${streetWords})[,.]?$|^[ \\t]*\\d{1,4}[A-Za-z]?,? [A-Z]`);

/** "14 Latimer Road, London": the town behind the street. */
const extended = (text: string, end: number): number =>
  end + (town.exec(text.slice(end, end + 60))?.[0].length ?? 0);

function addressHit(text: string, start: number, end: number, postcode: string | null): Hit {
  const written = text.slice(start, end);
  return {
    type: "address",
    start,
    end,
    value: normalAddress(written, postcode),
    written,
    confidence: postcode ? "high" : "medium",
    check: postcode ? "list" : "structure",
  };
}

/** Lines joined by commas; a postcode in its normal form. */
export function normalAddress(written: string, postcode: string | null): string {
  const lines = written.split(/[\n,]+/).map((line) =>
    line
      .trim()
      .replace(/\s+/g, " ")
      .replace(/[.;]+$/, ""),
  );
  const joined = lines.filter(Boolean).join(", ");
  if (postcode === null) return joined;
  const bare = postcode.replace(" ", "");
  return joined
    .replace(new RegExp(`[ ,]*${bare.slice(0, -3)}[ \\u00a0]*${bare.slice(-3)}$`, "i"), `, ${postcode}`)
    .replace(/^, /, "");
}
