/** One caller, ready for the page: warnings first. */
import { enquiryOutcomes, enquiryWays, isOpenFollowUp } from "../../../domain/callers/enquiry.ts";
import { complaintReference } from "../../../domain/complaints/complaint.ts";
import type { Caller } from "../../../respond/desk/people/caller-desk.ts";
import { kindWords, markOf } from "../../complaints/words.ts";
import { contactLine } from "../../contacts/words.ts";
import { categoryWords, gravestFirst } from "../../words/categories.ts";
import { channelWords } from "../../words/states.ts";
import { followUpTag, isAtRisk, noonOf, outcomeWords, toldOf, warningsOf, wayWords } from "../words.ts";

const messageTags = {
  queued: { text: "On its way", colour: "teal" },
  sent: { text: "Sent", colour: "green" },
  failed: { text: "Not sent", colour: "orange" },
} as const;

/** The latest; all stand on a page of their own. */
const contactsShown = 8;

export function callerView(caller: Caller, base: string, now: Date) {
  const { person, messages, enquiries, complaints, identity, script } = caller;
  const { id, reference, name } = person;
  return {
    // The browser keeps titles in its history: the reference stands there, not the name.
    title: reference,
    back: { href: `${base}/callers`, text: "Answer a caller" },
    ...{ base, here: `${base}/callers/${id}`, reference, name: name === "" ? "No name found" : name },
    ...{ warnings: warningsOf(person), atRisk: isAtRisk(person), script },
    ...{ told: toldOf(person, messages), ambiguous: person.ambiguous },
    messages: messages.map((one) => ({
      ...{ channel: channelWords[one.channel], tag: messageTags[one.state], code: one.code },
      at: one.sentAt ?? one.queuedAt,
    })),
    categories: gravestFirst(person.categories).map(categoryWords),
    contacts: caller.contacts.slice(0, contactsShown).map((one) => contactLine(one, base)),
    needed: identity.needed,
    questions: identity.questions.map(({ key, text }) => ({ value: key, text })),
    ways: enquiryWays.map((value) => ({ value, text: wayWords[value] })),
    outcomes: enquiryOutcomes.map((value) => ({ value, text: outcomeWords[value] })),
    enquiries: enquiries.map((one) => ({
      ...{ id: one.id, at: one.at, way: wayWords[one.way], outcome: outcomeWords[one.outcome] },
      ...{ note: one.note, by: one.byName, tag: followUpTag(one, now), isOpen: isOpenFollowUp(one) },
      due: one.followUpDue === null ? null : noonOf(one.followUpDue),
      followedUpAt: one.followedUpAt,
    })),
    complaints: complaints.map((one) => ({
      ...{ href: `/complaints/${one.id}`, reference: complaintReference(one.number) },
      ...{ kind: kindWords[one.kind], receivedAt: one.receivedAt, mark: markOf(one, now) },
    })),
  };
}
