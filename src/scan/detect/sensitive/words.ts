/** Words that make harm, by kind. They count only where they are tied to a person (see sensitive.ts). */
import type { MentionType } from "../../../domain/people/mention.ts";

/** Separated by "|"; plurals and endings as regular expressions. */
export const sensitiveWords: readonly (readonly [MentionType, string])[] = [
  [
    "health",
    `asthma|diabet(?:es|ic)|cancer|leukaemia|epilep(?:sy|tic)|depress(?:ion|ed)|anxiety|schizophreni[ac]|bipolar|psychosis|psychotic|autis(?:m|tic)|asd|adhd|asperger['’]?s?|dyslexi[ac]|dyspraxi[ac]|dementia|alzheimer['’]?s|parkinson['’]?s|multiple sclerosis|cerebral palsy|down['’]?s syndrome|hiv(?: positive)?|aids|hepatitis(?: [abc])?|tuberculosis|copd|angina|heart (?:attack|condition|disease|failure)|stroke|arthritis|osteoporosis|fibromyalgia|chronic fatigue|chronic pain|sickle cell|kidney (?:disease|failure)|dialysis|wheelchair(?: user)?|disab(?:led|ility)|blind|partially sighted|deaf|hearing impair(?:ed|ment)|visual(?:ly)? impair(?:ed|ment)|learning (?:disability|difficult(?:y|ies))|mental health|self[- ]harm(?:ed|ing)?|suicid(?:e|al)|overdose|eating disorder|anorexi[ac]|bulimi[ac]|alcohol(?:ic|ism)|drug (?:addiction|misuse|use)|substance misuse|methadone|insulin|antidepressants?|chemotherapy|radiotherapy|pregnan(?:t|cy)|miscarriage|ptsd|personality disorder|sectioned|inpatient|medication|prescri(?:bed|ption)|diagnos(?:ed|is)|incontinen(?:t|ce)|amput(?:ee|ation|ated)|paraly[sz]ed|terminal(?:ly)? ill(?:ness)?|mobility (?:impair(?:ed|ment)|problems?|scooter)|tumou?r|surgery for|brain injury|hypertension|eczema|allerg(?:y|ic)|obes(?:e|ity)|psychiatr(?:ic|ist)`,
  ],
  [
    "ethnicity",
    "white british|white irish|white other|black british|black african|black caribbean|british asian|asian british|asian or asian british|black or black british|mixed white and (?:black caribbean|black african|asian)|bangladeshi|pakistani|indian origin|chinese origin|somali|afro[- ]caribbean|arab ethnicity|gypsy|irish traveller|roma(?:ny)?|ethnic(?:ity| origin| group)|latin american origin",
  ],
  [
    "religion",
    "muslim|islam(?:ic)?|christian(?:ity)?|roman catholic|catholic|church of england|anglican|methodist|baptist|pentecostal|jehovah['’]?s witness|jewish|judaism|hindu(?:ism)?|sikh(?:ism)?|buddhis[mt]|atheist|rastafarian|mormon|quaker|orthodox christian|agnostic|halal|kosher",
  ],
  [
    "sexual-orientation",
    "gay|lesbian|bisexual|homosexual|heterosexual|lgbtq?\\+?|same[- ]sex (?:partner|relationship)|sexual orientation|transgender|civil partner of the same sex",
  ],
  [
    "political-opinion",
    "(?:labour|conservative|liberal democrat|green|reform|ukip) (?:party )?(?:member|voter|supporter|activist|donor)|member of the (?:labour|conservative|liberal democrat|green|communist) party|political (?:opinions?|views|affiliation)",
  ],
  [
    "trade-union",
    "(?:unison|unite|gmb|nut|nasuwt|neu|pcs|rmt|usdaw|rcn|ucu)(?: union)? (?:member(?:ship)?|rep(?:resentative)?|steward|subscription|branch|dues|sub)|trade union(?: (?:member(?:ship)?|rep(?:resentative)?|subscription))?|union (?:member(?:ship)?|rep(?:resentative)?|dues|subscription)|shop steward|member of (?:unison|unite|gmb|nasuwt|neu|pcs|rmt)",
  ],
  [
    "criminal-offence",
    "convict(?:ed|ion)s?|criminal (?:record|convictions?|offen[cs]es?)|offend(?:er|ing|ed)|previous convictions?|prison(?:er)?|custodial sentence|in custody|remanded|probation|arrest(?:ed)?|charged with|caution(?:ed)? for|police caution|pleaded guilty|found guilty|asbo|community order|suspended sentence|burglary|theft|shoplifting|assault(?:ed)?|gbh|abh|drink[- ]driving|fraud(?:ulent)?|possession of (?:cannabis|drugs|a knife)|drug dealing|tagged|youth offending|sex(?:ual)? offen[cd]er?s?|bail(?:ed)?",
  ],
  [
    "safeguarding",
    "safeguarding|child protection(?: plan)?|child in need|section 47|section 17|s47|looked[- ]after child|care order|in care|foster (?:care|carer|placement)|domestic (?:abuse|violence)|marac|refuge|non[- ]molestation(?: order)?|restraining order|injunction|neglect(?:ed)?|abus(?:e|ed|er|ive)|at risk of (?:harm|abuse|exploitation)|sexual exploitation|cse|county lines|forced marriage|fgm|honour[- ]based|adult at risk|vulnerable adult|emergency protection order|adoption|modern slavery|trafficked|radicalisation",
  ],
  [
    "financial",
    "salary|arrears|in debt|debts?|bankrupt(?:cy)?|iva|county court judgment|ccj|bailiffs?|enforcement agent|insolven(?:t|cy)|payment plan|overdraft|universal credit|income support|jobseeker['’]?s allowance|pension credit|employment and support allowance|personal independence payment|attachment of earnings|liability order|repossession|evict(?:ed|ion)|food ?bank|free school meals|annual income|savings of|gross pay|net pay|net income|weekly income|hardship",
  ],
];
