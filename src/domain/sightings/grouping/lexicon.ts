/**
 * What words weigh when sightings are compared. Fixed, and part of the release: the same sightings are grouped the same way
 * on every machine, whatever came before them. Words that every report holds say nothing; those that say the same thing in
 * other words are brought under one.
 */
import { stem } from "./normalise.ts";

/** Of English at large, and of every report of something suspicious: no weight. */
const silent = new Set(
  `a about above after again all also am an and any are as at be because been before being below between both but by can
  cannot could did do does doing don down during each few for from further get gets getting got had has have having he her
  here hers him his how i if im in into is it its itself ive just lets me more most my myself no nor not now of off on once
  one only or other our out over own please re same she should so some such than that thats the their them then there these
  they this those through to too under until up us very was we were what when where which while who whom why will with would
  you your yours dear hi hello hey thanks thank regards kind sincerely best sent wrote said says say saying told tell
  think thought know sure looks look looked looking like seem seems seemed strange odd weird suspicious suspect dodgy phish
  phishing scam spam fake fraud fraudulent genuine real legit legitimate report reporting reported forward forwarded received
  receive came come today yesterday morning afternoon evening day week monday tuesday wednesday thursday friday saturday sunday
  asked asking ask wanted wanting want wants supposed apparently something someone somebody thing things anyone bit quite really
  just still yet even well much many good didnt dont wasnt isnt havent hasnt doesnt couldnt cant wont im id ill see saw seen
  team colleague colleagues let new also need needed needs make made using used use around maybe perhaps might may must
  staff council borough work working time times ref reference number id regard re fw fwd subject message`
    .split(/\s+/u)
    .flatMap((word) => [word, stem(word)]),
);

/** Of the trade: they tell one kind of lure from another poorly. */
const faint = new Set(
  `email mail link click clicked page site website address account log login sign signed password details open opened
  attachment attached file document security secure verify update confirm urgent immediately access online inform information
  service customer support office system computer laptop phone call called caller text number button below following
  complete action required hour hours avoid contact help desk department name user portal pleas review provid press`
    .split(/\s+/u)
    .map(stem),
);

/** Each line: words of one meaning. */
const meanings: readonly (readonly [string, string])[] = [
  ["pay", "payroll payslip salary salaries wage wages pay payday paycheck paycheque earnings remuneration"],
  [
    "parcel",
    "parcel package delivery deliver delivered courier shipment shipping redelivery depot consignment",
  ],
  ["voicemail", "voicemail voicemails voice recording recorded missed"],
  ["invoice", "invoice invoices bill remittance outstanding overdue unpaid"],
  ["bankdetails", "bank banking iban sort-code sortcode"],
  ["prompt", "mfa authenticator push approve approval prompt prompts approving two-step 2fa"],
  ["giftcard", "gift giftcard voucher vouchers cards amazon itunes steam"],
  ["boss", "chief executive director boss manager ceo head leader"],
  ["remote", "anydesk teamviewer remote remotely screenconnect quickassist"],
  ["virus", "virus malware infected infection trojan ransomware"],
  ["mailbox", "mailbox inbox storage quota full capacity exceeded exceeding"],
  [
    "expire",
    "expire expires expired expiry expiring lapse lapses lapsed deactivate deactivated deactivation",
  ],
  [
    "suspend",
    "suspend suspended suspension locked lock lockout disabled disable blocked block restricted closed",
  ],
  ["tax", "tax hmrc rebate refund overpaid overpayment"],
  ["share", "share shared sharing sharepoint onedrive dropbox"],
  ["sign", "docusign signature e-signature esign sign-off adobe"],
  ["fine", "fine penalty pcn parking ticket charge offence"],
  ["survey", "survey questionnaire feedback poll"],
  ["holiday", "holiday leave annual vacation entitlement"],
  ["pension", "pension pensions retirement superannuation"],
  ["job", "job vacancy recruitment candidate cv application applicant"],
  ["crypto", "crypto bitcoin wallet ransom blackmail"],
  ["camera", "webcam camera video videos footage"],
  ["popup", "popup pop-up window warning alert alarm screen"],
  ["qr", "qr barcode scan scanned scanning"],
  ["encrypt", "encrypted encrypt decrypt renamed extension"],
  ["usb", "usb stick drive pendrive"],
  ["train", "training course module elearning mandatory compliance"],
  ["council-tax", "counciltax"],
  ["police", "police officer detective warrant court summons"],
  ["licence", "licence license subscription renew renewal renewing"],
  ["slow", "slow sluggish freezing frozen crash crashed crashing rebooting restart restarted"],
  ["cursor", "cursor mouse pointer moving moved"],
];

const meaningOf = new Map(
  meanings.flatMap(([meaning, words]) =>
    words.split(" ").map((word): [string, string] => [stem(word.replaceAll("-", "")), `=${meaning}`]),
  ),
);

/** The word as it is compared, and its meaning where it shares one with others; none where it says nothing. */
export function termsFor(word: string): readonly string[] {
  if (word.length < 2 || silent.has(word)) return [];
  const cut = stem(word);
  if (silent.has(cut)) return [];
  const meaning = meaningOf.get(cut);
  return meaning === undefined ? [cut] : [cut, meaning];
}

export function weightOf(term: string): number {
  if (term.startsWith("£")) return 2;
  if (faint.has(term)) return 0.25;
  if (term.startsWith("=")) return 1.2;
  return meaningOf.has(term) ? 0.6 : 1;
}
