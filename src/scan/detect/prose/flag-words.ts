/**
 * The words that raise each flag. In these patterns a space stands for any gap (lines wrap), `~` for a gap or a
 * hyphen, and `'` for an apostrophe of any kind or none. General phrases of casework, police and courts: a notice
 * held without need costs a look, one that is sent to the wrong door may cost a life.
 */
import type { PersonFlag } from "../../../domain/people/mention.ts";

const whereabouts =
  "(?:address(?:es)?|whereabouts|location|contact details|details|phone number|telephone number|new number)";
const former =
  "(?:violent|abusive|ex|former|estranged)(?:~(?:ex|former))?~(?:partner|husband|wife|spouse|boyfriend|girlfriend|family|father|mother)";
const whose = "(?:(?:the|her|his|their|this|that|any|my|our|its|new|current|home|present|a|an) ){0,4}";
const not = "(?:do not|don't|must not|mustn't|never|should not|may not|cannot|can't|not to|please do not)";
const given = "(?:disclosed|shared|revealed|given|passed|released|told|divulged|published)";
const tell = "(?:disclose|share|reveal|give out|give|release|pass on|divulge|publish)";

const atRisk = [
  `${not} (?:be )?${tell} ${whose}${whereabouts}`,
  `${whereabouts}(?: [^\\s.,;:]+){0,5} (?:not|never) (?:to )?be ${given}`,
  `${not} (?:tell|let) (?:\\w+ ){1,4}(?:know )?where`,
  `${whereabouts} ?:? ?(?:not (?:to be )?disclosed|not for disclosure)`,
  "(?:do not|not to be|not for) disclos(?:e|ed|ure)(?: it| this)?(?= ?(?:[.!*)\\n-]|$))",
  `${whereabouts}(?: (?:is|are|was|to be|has been|have been|being|kept|held|strictly|marked|as))* (?:withheld|confidential|secret|protected|hidden|suppressed|undisclosed|shielded)`,
  "(?:confidential|secret|undisclosed|protected|withheld|shielded|hidden) (?:home |new |contact )?address(?:es)?",
  "safe~(?:house|address|contact|correspondence|phone|telephone|number|email|e-mail)\\b",
  "(?<!(?:traffic|pedestrian|wildlife|bird|animal|central) )\\brefuge\\b(?! island)",
  "women's aid\\b",
  "injunction",
  "(?:restraining|non~molestation|occupation|no~contact|domestic violence protection) (?:order|notice)",
  "non~molestation",
  "\\b(?:marac|idva|isva|dvpo|dvpn)\\b",
  `${former}(?: [^\\s.,;:]+){0,3} (?:must not|mustn't|should not|is not to|may not|cannot|does not know|doesn't know|not to (?:know|be told)|has threatened|threat(?:ens|ened)|is looking for|found (?:her|him|them)|is violent|was violent)`,
  `(?:away from|hid(?:ing|den)? from|(?:in )?fear of|afraid of|scared of|frightened of|protect(?:ed|ion)? from|safe from|unknown to|assaulted by|attacked by|threat(?:s|ened)? (?:by|from)) ${whose}(?:violent |abusive )?${former}`,
  "(?:violent|abusive) (?:ex|partner|husband|wife|spouse|boyfriend|girlfriend|relationship|marriage|family|home|father)\\b",
  "(?:fled|flee|flees|fleeing|escap(?:ed|ing)|left)(?: from)?(?: (?:her|his|their|the|a|an|home|because|due|to|of))* (?:domestic|honour|violence|abuse|violent|abusive)",
  `(?:fled|flee|flees|fleeing|escap(?:ed|ing))(?: from)? ${whose}(?:partner|husband|wife|spouse|boyfriend|girlfriend|family|perpetrator|abuser|attacker)`,
  "domestic(?:ally)? (?:violence|abuse|abused|violent)",
  "intimate partner violence",
  "coercive (?:(?:and|or|&) )?control",
  "controlling and coercive",
  "witness~protection|protected witness|protected persons? (?:service|scheme)",
  "\\bstalk(?:ing|ed|ers?)\\b",
  "hono(?:u)?r~(?:based|violence|crime|killing)",
  "forced marriage|female genital mutilation|\\bfgm\\b",
  "human trafficking|trafficked (?:person|people|women|woman|child|into|to|from|for)|victims? of trafficking|modern slavery",
  "anonymous(?:ly)? (?:registered|registration|elector|electors|entry)",
  "(?:not safe|unsafe) to (?:write|call|ring|phone|text|contact|leave|send|post|return|visit)",
  "do not (?:write|post|send(?: any)? (?:post|mail|letters?|correspondence)) (?:to|at)\\b",
  "do not leave (?:a |any )?(?:messages?|voicemails?)",
  "no (?:post|letters|mail|correspondence) (?:to|at) (?:the |this |her |his |their )?(?:home|address|property)",
  "\\bin hiding\\b",
  `(?:assaulted|attacked|beaten|strangled|raped|hurt) by ${whose}(?:partner|husband|wife|spouse|boyfriend|girlfriend|father|mother|brother|son|family|ex)\\b`,
  "(?:moved|relocated|rehoused|living)(?: here| there| away)? (?:in secret|secretly)",
  "open(?:s|ed|ing) (?:her|his|their) (?:post|mail|letters)",
  "(?:her|his|their) (?:abuser|stalker|perpetrator|attacker|tormentor)",
  "fear(?:s|ing|ed)? for (?:her|his|their|my) (?:life|safety)",
  "threat(?:s|ened|ening)? to kill",
  "at (?:high |serious |significant )?risk (?:of|from) (?:serious |significant |further )?(?:harm|violence|abuse|domestic|honour|her|his|their|being (?:harmed|found|traced))",
  "^at~risk(?: (?:flag|marker|person|y|yes))?$",
  "sanctuary scheme|panic alarm|panic button|target hardening",
];

const deceased = [
  "\\bdeceased\\b",
  "passed away",
  "\\bthe late (?:mr|mrs|ms|miss|dr)\\b",
  "\\bdied (?:on|in|at|of)\\b|\\bhas died\\b|\\bis dead\\b",
  "date of death|death certificate|death (?:was )?registered",
  "\\bdec'd\\b",
  "\\bdied (?:last|this|suddenly|peacefully|earlier|recently|before|after|aged|following)\\b",
  "\\bprobate\\b|letters of administration",
  "executors? of|grant of probate|\\bestate of (?:the late|mr|mrs|ms|miss|dr)\\b",
];

const noFixedAbode = [
  "\\bNFA\\b",
  "no fixed (?:abode|address)",
  "rough sleep(?:er|ing)|sleep(?:s|ing)? rough",
  "sofa~surf(?:ing|s|er)",
  "street~homeless",
];

const child = [
  "\\bpupil\\b",
  "\\bschoolchild",
  "\\b(?:aged?|age:) ?(?:[1-9]|1[0-7])\\b(?! ?(?:\\d|years? ago|[-–]|to ))",
  "\\b(?:[1-9]|1[0-7])~years?~old\\b",
  "\\b(?:looked~after|adopted|foster(?:ed)?) child\\b",
  "\\bin year (?:[1-9]|1[01])\\b",
];

export const flagWords: readonly (readonly [PersonFlag, string])[] = [
  ["at-risk", pattern(atRisk)],
  ["deceased", pattern(deceased)],
  ["no-fixed-abode", pattern(noFixedAbode)],
  ["child", pattern(child)],
];

function pattern(phrases: readonly string[]): string {
  return phrases
    .join("|")
    .replaceAll("~", "[\\s‐‑-]{0,3}")
    .replace(/ \?/g, "\\s{0,3}")
    .replace(/ /g, "[\\s>]{1,6}")
    .replaceAll("'", "['’‘]?");
}
