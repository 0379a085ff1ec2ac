/** What a column's header or a form's label says that its values are. */
import type { MentionType } from "../../../domain/people/mention.ts";
import { plainWords } from "./plain-words.ts";

export type Part =
  | "whole"
  | "title"
  | "given"
  | "middle"
  | "surname"
  | "house"
  | "line"
  | "postcode"
  | "sort-code"
  | "account-number";

export type Meaning = {
  /** "other": understood, and no personal value by itself (a team, a date of payment, a product). */
  readonly type: MentionType | "other";
  readonly part: Part;
  /** Whose it is where a row tells of several people: "applicant", "child 2", "". */
  readonly who: string;
};

type Rule = readonly [RegExp, MentionType | "other", Part?];

const rules: readonly Rule[] = [
  [/^(?:user ?name|user ?id|log ?in(?: (?:name|id))?|logon|user login|network id)$/, "username"],
  [/^(?:pass ?word|passwd|pwd|pass ?code|pin|initial password|temp(?:orary)? password)$/, "password"],
  [/\be ?mail\b/, "email"],
  [
    /^(?:ni|nino|ni number|national insurance(?: number)?|nat ins(?: number)?|n i number)$|\b(?:nino|ni number|national insurance)\b/,
    "nino",
  ],
  [/\bnhs\b(?!.*(?:trust|area|dentist))|^chi(?: number)?$|^health number$/, "nhs-number"],
  [/\b(?:utr|unique tax(?:payer)? reference|(?<!council )tax reference)\b/, "utr"],
  [/\bpassport\b(?!.*(?:expiry|date|country|seen|office))/, "passport"],
  [
    /\b(?:driving|driver|drivers|dvla) ?(?:licen[cs]e|number)?\b.*(?:licen[cs]e|number)|^licen[cs]e number$|^driving licen[cs]e$/,
    "driving-licence",
  ],
  [
    /\b(?:vrm|vrn|vehicle reg\w*|car reg\w*|reg(?:istration)? (?:number|mark|plate)|number plate|vehicle number|veh reg\w*)\b|^(?:reg|registration|vehicle|vehicle [123]|car|plate)$/,
    "vehicle-registration",
  ],
  [/\biban\b/, "iban"],
  [/\bsort ?code\b|^sort$/, "bank-account", "sort-code"],
  [/\bcard number\b|^(?:pan|credit card|debit card|payment card|card)$/, "payment-card"],
  [
    /\b(?:council tax|ctax|c tax|ct)\b.*\b(?:reference|account|number|id)\b|^council tax$|^ctax$/,
    "council-tax-reference",
  ],
  [
    /\b(?:tenancy|rent|housing|tenant|application|hra)\b.*\b(?:reference|account|number|id)\b(?!.*benefit)|^tenancy$/,
    "housing-reference",
  ],
  [
    /\b(?:claim|benefit|benefits|hb|ctb|ctr|claimant|award)\b.*\b(?:reference|number|id)\b/,
    "benefit-reference",
  ],
  [/\bbank\b.*\b(?:sort code and account|details)\b|^sort code account number$/, "bank-account"],
  [
    /^(?:(?:bank|building society|dd|direct debit) )?account(?: number)?$|\bbank account\b(?!.*name)/,
    "bank-account",
    "account-number",
  ],
  [/\buprn\b/, "uprn"],
  [/\bupn\b|\bunique pupil\b/, "upn"],
  [
    /\b(?:date of birth|dob|d o b|birth ?date|born|date birth|birthday|dateofbirth|birthdate)\b/,
    "date-of-birth",
  ],
  [/\b(?:post ?code|postal code|pcode|zip|p code)\b/, "postcode"],
  [
    /\b(?:telephone|mobile|phone|landline)\b(?!.*(?:type|model|provider))|^(?:home|work|contact|daytime|evening|day|eve|cell) ?(?:number|no)$|^(?:contact number|number mobile|fax|mobileno|mobilenumber|phoneno|phonenumber|telephoneno)$/,
    "phone",
  ],
  [
    /\b(?:file|team|company|school|business|organisation|org|product|service|site|branch|bank|building|department|dept|group|project|employer|gp surgery|surgery|event|sheet|table|column|host|domain|course|class|scheme|ward|estate|landlord company|firm|agency|account|model|make|property|practice|field|role|database|server|trading|policy|permit|display|category|country|town|place|country|job|post|position) name\b/,
    "other",
  ],
  [
    /^(?:(?:lead|joint|main|second|first|sole|other) )?(?:tenant|occupier|occupant|applicant|leaseholder|owner|carer|parent|guardian)s? ?\d?$/,
    "name",
  ],
  [
    /^(?:(?:permit|licence|badge|policy|account|card) )?holder$|^(?:driver|ratepayer|liable (?:person|party)|appellant|parent carer|parents? guardians?|householder|aka|alias|line manager|manager|supervisor|gp|doctor|nurse|(?:allocated|assigned) to|(?:raised|created|completed|seen|visited|written|reported|signed|authorised) by|sender|recipient|attendee|witness|victim|perpetrator|offender)s? ?\d?$|^(?:maiden|previous|former|known|other|birth|married) name$/,
    "name",
  ],
  [
    /^(?:room|venue|meeting room|location|asset|asset (?:tag|number|id)|model|serial number|product|item|part|sku|stock|course|module|class|grade|band|cost centre|gl code|invoice(?: number)?|order(?: number)?|purchase order|vat number|company number|colour|make|quantity|qty)$/,
    "other",
  ],
  [/^(?:street|road|street name|road name|thoroughfare)$/, "address", "line"],
  [
    /\b(?:house|flat|apartment|building|property|door) ?(?:number|name|name number|number name)?$|^(?:number|house number)$/,
    "address",
    "house",
  ],
  [/\b(?:town|city|locality|county|district|village)$/, "address", "line"],
  [/\baddress\b ?(?:line ?)?\d\b|\b(?:address ?line|address line \d|addressline\d?)\b/, "address", "line"],
  [/^(?:ip|mac|web|site url|url|remote) address|\baddress (?:type|id|date)\b|^address(?:ed)? to$/, "other"],
  [/\baddress\b/, "address"],
  [/\b(?:middle|second|other) (?:name|names|initial|forename)\b/, "name", "middle"],
  [/\b(?:surname|last ?name|family ?name|sname|lname|second name)\b|^last$/, "name", "surname"],
  [
    /\b(?:forenames?|first ?names?|given ?names?|christian names?|fname|fore name|known as|preferred name)\b|^(?:first|initials?|forename initials?|init)$/,
    "name",
    "given",
  ],
  [
    /^(?:job|post|position|role|document|file|book|course|page) title$|^(?:job|post|position|occupation|grade|school|department|team)$/,
    "other",
  ],
  [/^(?:title|salutation|name title|.{0,20} title)$/, "name", "title"],
  [
    /^(?:full ?)?names?$|\b(?:elector|voter|donor|defendant|appellant|objector|delegate|attendee|trainee|learner|teacher|trustee|director|executor|appointee|relative|friend|neighbour|licensee|proprietor|leaseholder|freeholder|householder|occupier|occupant|borrower|user|doctor|gp|nurse|inspector|caller|sender|recipient|addressee|deceased) (?:full )?name\b|\b(?:full|customer|client|tenant|applicant|claimant|patient|pupil|student|child|parent|guardian|carer|contact|employee|staff|person|member|resident|partner|holder|account holder|card ?holder|owner|keeper|complainant|service user|contact person|next of kin|emergency contact|payee|debtor|liable party|manager|officer|social worker|caseworker|case worker|spouse|driver|landlord|beneficiary|volunteer|nominee|signatory|perpetrator|victim|witness|offender|mother|father|sibling|subject)s? ?\d? ?(?:full ?)?names?\b|\b^name of (?!organi|company|school|business|firm|property|project|site)/,
    "name",
  ],
  [
    /^(?:customer|client|tenant|applicant|claimant|patient|pupil|student|child|parent|guardian|carer|employee|resident|partner|next of kin|emergency contact|payee|debtor|liable party|officer|social worker|case ?worker|complainant|account holder|cardholder|contact|author|from|to|cc|signed|signature|spouse|mother|father|keeper)s? ?\d?$/,
    "name",
  ],
  [/\bethnic|^race$/, "ethnicity"],
  [/\breligio|^faith$|\bbelief\b/, "religion"],
  [/\bsexual(?:ity| orientation)|^orientation$/, "sexual-orientation"],
  [/\bpolitical|^party membership$/, "political-opinion"],
  [/\btrade union\b|\bunion (?:member(?:ship)?|name|dues)\b|^union$/, "trade-union"],
  [/\b(?:convictions?|offences?|criminal|probation|dbs disclosure|caution)\b/, "criminal-offence"],
  [
    /\b(?:safeguarding|child protection|cp plan|lac|child in need|at risk|lac status|domestic abuse|risk flag)\b/,
    "safeguarding",
  ],
  [
    /\b(?:disabilit(?:y|ies)|medical|diagnosis|health|condition|medication|illness|impairment|allerg\w+|sen|senco|send need|primary need|sickness|vulnerability|care needs|dietary|blood)\b(?!.*(?:safety|date|visitor|number))/,
    "health",
  ],
  [
    /\b(?:salary|wage|free school meals|fsm|arrears|debt|income|earnings|savings|pay|balance owed|amount owed|rent arrears|capital|overpaid|overpayments?|benefit amount|weekly rent due)\b(?!.*(?:date|method|grade|group|period|point|type|number|reference))/,
    "financial",
  ],
];

const people =
  /\b(?:joint applicant|applicant|claimant|co applicant|partner|spouse|husband|wife|tenant|joint tenant|child|dependant|dependent|next of kin|nok|emergency contact|parent|guardian|carer|mother|father|landlord|agent|referee|representative|appointee|social worker|case ?worker|gp|doctor|officer|employee|manager|witness|victim|offender|perpetrator|sibling|contact|correspondence|previous|former|forwarding|billing|delivery|property|keeper|driver|cardholder|account holder|payee|member|person|pupil|patient|customer|client|student|resident)s?(?: (\d))?\b/;

const remembered = new Map<string, Meaning | null>();

/** Null: the words say nothing known. */
export function meaningOf(header: string): Meaning | null {
  const known = remembered.get(header);
  if (known !== undefined) return known;
  if (remembered.size > 5000) remembered.clear();
  const meaning = read(header);
  remembered.set(header, meaning);
  return meaning;
}

function read(header: string): Meaning | null {
  if (header.length > 60) return null;
  const words = plainWords(header);
  if (words === "") return null;
  for (const [pattern, type, part = "whole"] of rules) {
    if (pattern.test(words)) return { type, part, who: whoseIn(words, part) };
  }
  return null;
}

function whoseIn(words: string, part: Part): string {
  const found = people.exec(words);
  const numbered =
    part === "line" || part === "house" || words.startsWith("postcode")
      ? ""
      : (/(?:^|\D)(\d)$/.exec(words)?.[1] ?? "");
  return found ? `${found[0].replace(/s? ?\d?$/, "")} ${found[1] ?? numbered}`.trim() : numbered;
}
