/** One call, ready for the page. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { safeName } from "../../../domain/notices/compose-notice.ts";
import { phoneOutcomes } from "../../../domain/phone/to-call.ts";
import type { CallSheet } from "../../../respond/desk/people/phone-desk.ts";
import { phoneWords } from "../../words/contacts.ts";
import { bandTags, flagTags, holdWordsOf } from "../../words/states.ts";
import { hoursInWords, outcomeHints, phoneOutcomeWords, reasonWords, spoken, stateTags } from "../words.ts";

type Around = { readonly base: string; readonly body: Authority; readonly reader: StaffId };

export function callView(sheet: CallSheet, { base, body, reader }: Around) {
  const { call, words, name } = sheet;
  const values = { authority: body.name, phone: body.contact.phone, name: safeName(name) };
  const say = (lines: readonly string[]) => spoken(lines, values);
  return {
    // The browser keeps titles in its history: the reference stands there, not the name.
    title: `Call ${call.reference}`,
    back: { href: `${base}/to-call`, text: "To be called" },
    ...{ base, here: `${base}/to-call/${call.notice}`, reference: call.reference, person: sheet.person },
    name: name === "" ? "No name found" : name,
    ...{ band: bandTags[call.band], reason: reasonWords[call.reason], tries: call.tries, at: call.tryAt },
    flags: sheet.flags.map((flag) => flagTags[flag]),
    holds: call.holdReasons.map(holdWordsOf),
    ...{ isCareful: sheet.isCareful, isOpen: sheet.isOpen, hours: hoursInWords(words.hours) },
    ...{ isWaiting: call.state === "waiting", state: stateTags[call.state], closedAt: call.closedAt },
    many: call.tries >= words.tries,
    ...{ mine: sheet.assignedTo === reader, who: call.assignedName },
    numbers: sheet.numbers.map(({ value, shared }) => ({ text: phoneWords(value), shared })),
    ...{ before: say(words.before), careful: say(words.careful), opening: say(words.opening) },
    ...{ identity: say(words.identity), telling: say(words.telling), closing: say(words.closing) },
    ...{ said: sheet.said, lead: say([words.advice])[0] },
    advice: sheet.advice.map(({ title, steps }) => ({ title: say([title])[0], steps: say(steps) })),
    needed: sheet.identity.needed,
    questions: sheet.identity.questions.map(({ key, text }) => ({ value: key, text })),
    outcomes: phoneOutcomes.map((value) => ({
      ...{ value, text: phoneOutcomeWords[value] },
      hint: outcomeHints[value],
    })),
    done: sheet.tries.map((one) => ({
      ...{ at: one.at, by: one.byName, outcome: phoneOutcomeWords[one.outcome], note: one.note },
    })),
  };
}
