/** What a label or a column's header says about whose value follows: the record's own, another party's, an officer's. */
import type { MentionType } from "../../domain/people/mention.ts";
import { fold } from "../normalise/fold.ts";
import { remembering } from "../normalise/remember.ts";

/** "" is the person whom the record is about. */
export type Party = { readonly party: string; readonly staff: boolean };

const officers =
  /\b(officer|inspector|case ?workers?|handler|assessor|line manager|manager|supervisor|social worker|clerk|author|interviewer|investigator|reviewer|surveyor|teacher|tutor|warden|ceo|(created|updated|entered|handled|approved|signed|dealt|prepared|recorded|issued|authorised|completed|raised|logged|visited|witnessed) (by|with)|(allocated|assigned|reports) to|contact at|our contact|owner officer)\b/;
const employees = /\b(employee|staff|payroll|salary|job title|grade|post title|hire date|start date)\b/;

const others: readonly (readonly [RegExp, string])[] = [
  [/\b(partner|spouse|husband|wife|2nd applicant|second applicant|joint|co applicant|cohabitee)/, "partner"],
  [
    /\b(applicant|tenant|claimant|person|customer|occupier|holder|owner|name|resident|party)s? ?([2-9])\b/,
    "second $2",
  ],
  [/\b([2-9])(nd|rd|th)? (applicant|tenant|claimant|person|customer|holder)/, "second $1"],
  [/\b(next of kin|nok|emergency|ice contact|kin)\b/, "kin"],
  [/\b(parent|guardian|mother|father|carer|mum|dad)s?\b/, "parent"],
  [/\b(child|son|daughter|dependant|dependent|pupil|student)(?:ren)?s? ?(\d?)\b/, "child $2"],
  [/\b(landlord|agent|solicitor|representative|advocate|appointee|executor|employer)s?\b/, "representative"],
  [/\b(gp|doctor|consultant|dentist)\b/, "doctor"],
  [
    /\b(referee|guarantor|witness|complainant|reporter|neighbour|perpetrator|alleged|victim)s? ?(\d?)\b/,
    "$1 $2",
  ],
  [/\b(deceased|late)\b/, "deceased"],
];

/** Kinds of value of which a person may well have several in one row: "Tel 2" is no second person's. */
const repeated: ReadonlySet<MentionType> = new Set(["address", "postcode", "phone", "email"]);

export function partyOf(label: string, type?: MentionType): Party {
  if (label === "") return nobodyElse;
  return type === undefined || repeated.has(type) ? partyOfContact(label) : partyOfField(label);
}

const nobodyElse: Party = { party: "", staff: false };
const partyOfContact = remembering((label) => readParty(label, false));
const partyOfField = remembering((label) => readParty(label, true));

function readParty(label: string, mayBeNumbered: boolean): Party {
  const plain = fold(label);
  const numbered = plain.match(/^(.*?) ?([2-9])$/);
  const field = numbered?.[1] ?? "";
  if (numbered && mayBeNumbered && !/child|son|daughter|depend|pupil|line|notes?$/.test(field))
    return { party: `second ${numbered[2]}`, staff: false };
  if (/\b(gp|doctor)\b/.test(plain)) return { party: "doctor", staff: false };
  const officer = plain.match(officers);
  if (officer) return { party: `officer ${officer[0]}`, staff: true };
  for (const [pattern, party] of others) {
    const match = plain.match(pattern);
    if (match)
      return { party: party.replace(/\$(\d)/g, (_, n) => match[Number(n)] ?? "").trim(), staff: false };
  }
  return { party: "", staff: false };
}

export const saysEmployee = remembering((label: string): boolean => {
  return employees.test(fold(label));
});

export type NamePart = "title" | "given" | "middle" | "surname" | "other-name" | "whole";

export const namePartOf = remembering((label: string): NamePart => {
  const plain = fold(label).replace(/ ?name\b/, "name");
  if (
    /\b(previous|maiden|known as|alias|aka|former|preferred|other|birth) ?/.test(plain) &&
    !/other ?names?$/.test(plain)
  )
    return "other-name";
  if (/\b(surname|last ?name|family ?name|sname|lname|surnm|snm)\b/.test(plain)) return "surname";
  if (/\b(middle|second) ?names?\b|\bmidname\b/.test(plain)) return "middle";
  if (
    /\b(fore ?names?|first ?names?|given ?names?|christian ?names?|fname|fnm|forenm|initials?|other ?names?)\b/.test(
      plain,
    )
  )
    return "given";
  if (/\b(title|salutation)\b/.test(plain)) return "title";
  return "whole";
});

export const isNotes = remembering((label: string): boolean => {
  return /\b(note|notes|comment|comments|remark|remarks|description|detail|details|narrative|summary|text|body|message|reason|outcome)\b/.test(
    fold(label),
  );
});
