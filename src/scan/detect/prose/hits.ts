/** Everything that a text holds by the recognisers, the names and the forms, with overlaps settled. */
import { addressesIn } from "../contact/address.ts";
import type { Hit } from "../detector.ts";
import { detectors } from "../detectors.ts";
import { hitInCell, hitsIn } from "../find.ts";
import { dateOfBirth } from "../identity/date-of-birth.ts";
import { namesIn } from "../names/name-finder.ts";
import { withoutOverlaps } from "../overlap.ts";
import { formHits, labelBefore } from "./form.ts";
import { letterHits } from "./letter.ts";
import { withoutOrganisations } from "./organisation-numbers.ts";

/** Most cells of a table are a word or two: without a digit, a sign or a line's end only a name can be in them. */
const SHORT = 40;
const telling = /[\d@:=\n\t\\]/;

export function hitsInText(text: string): readonly Hit[] {
  if (text.length < SHORT && !telling.test(text)) return withoutOverlaps(namesIn(text));
  const hits: Hit[] = [];
  for (const detector of detectors) for (const hit of hitsIn(detector, text)) hits.push(hit);
  const addresses = addressesIn(
    text,
    hits.filter(({ type }) => type === "postcode"),
  );
  const names = outside(namesIn(text), addresses);
  hits.push(...addresses, ...names, ...formHits(text), ...letterHits(text), ...bornInBrackets(text, names));
  return withoutOverlaps(withoutOrganisations(text, hits)).map((hit) => labelled(hit, text));
}

/** "12 Stafford Road" holds no Mr Stafford. Both ascend. */
function outside(names: readonly Hit[], addresses: readonly Hit[]): readonly Hit[] {
  let next = 0;
  return names.filter((name) => {
    while (next < addresses.length && addresses[next]!.end <= name.start) next++;
    const address = addresses[next];
    return address === undefined || name.start < address.start || name.end > address.end;
  });
}

/** "Jane Smith (03/04/1985)": the name's own bundle makes the date a birth date. */
function bornInBrackets(text: string, names: readonly Hit[]): readonly Hit[] {
  return names.flatMap((name) => {
    const bracket = /^ ?\((?:b\.? ?|born |dob:? ?)?([\d\w/.\- ]{6,18})\)/i.exec(
      text.slice(name.end, name.end + 30),
    );
    if (!bracket) return [];
    const hit = hitInCell(dateOfBirth, bracket[1]!, "label");
    if (!hit || hit.value > "2018") return [];
    const start = name.end + bracket[0].indexOf(bracket[1]!) + hit.start;
    return [{ ...hit, start, end: start + hit.written.length, confidence: "medium" as const }];
  });
}

function labelled(hit: Hit, text: string): Hit {
  if (hit.label !== undefined) return hit;
  const label = labelBefore(text, hit.start);
  return label === "" ? hit : { ...hit, label };
}
