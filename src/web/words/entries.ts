/** Ledger entries in words: what was done, to what, and its particulars. */
import type { Detail, FieldChange } from "../../domain/ledger/entry.ts";
import type { EntryWords, NamesOf } from "../../respond/timeline/entry-words.ts";
import { caseVerbs } from "./case-verbs.ts";
import { dateAndTime } from "./dates.ts";
import { exposureVerbs } from "./exposure-verbs.ts";
import { number } from "./numbers.ts";
import { publicVerbs } from "./public-verbs.ts";
import { regulatorVerbs } from "./regulator-verbs.ts";
import { residentVerbs } from "./resident-verbs.ts";
import { sightingVerbs } from "./sighting-entries.ts";

const verbs: Readonly<Record<string, string>> = {
  "candour.set-up": "Candour set up",
  "authority.added": "Authority added",
  "authority.contact-changed": "Contact of an authority changed",
  "staff.added": "Member of staff added",
  "staff.invited": "Colleague invited",
  "staff.invitation-withdrawn": "Invitation withdrawn",
  "staff.second-factor-added": "Second factor set up",
  "staff.second-factor-removed": "Second factor removed",
  "staff.recovery-codes-made": "Recovery codes made",
  "staff.recovery-code-used": "Recovery code used to sign in",
  "staff.passphrase-changed": "Passphrase changed by its owner",
  "staff.passphrase-replaced": "New passphrase set",
  "staff.passphrase-link-issued": "Code for a new passphrase issued",
  "staff.factors-link-issued": "Code that sets up an account anew issued",
  "staff.session-ended": "A session ended by its owner",
  "staff.sessions-ended": "Sessions ended",
  "staff.ended": "Account ended",
  "staff.role-changed": "Role changed",
  "staff.break-glass-set": "Made a break-glass account",
  "staff.break-glass-unset": "No break-glass account any more",
  "staff.break-glass-used": "Break-glass account used",
  "staff.provider-linked": "Account linked to the authority’s own sign-in",
  "staff.announcement-acknowledged": "Announcement read",
  "incident.declared": "Incident declared",
  "incident.confirmed": "Breach confirmed",
  "incident.contained": "Incident contained",
  "incident.reopened": "Incident reopened",
  "incident.concluded": "Incident concluded",
  "incident.ruled-near-miss": "Ruled a near miss",
  "incident.awareness-recorded": "Awareness recorded: the 72 hours run",
  ...publicVerbs,
  ...regulatorVerbs,
  ...caseVerbs,
  ...residentVerbs,
  ...exposureVerbs,
  "holding.loaded": "Holding loaded",
  "holding.reviewed": "Holding reviewed",
  "key.made": "The key of the record was made",
  "key.slot-set": "A new way to open the record was set",
  "key.slot-removed": "A way to open the record was taken away",
  "key.shares-made": "Recovery shares were made",
  "key.drilled": "Recovery shares were tried, and open the record",
  "key.recovered": "The record was opened with recovery shares",
  "key.rotation-began": "New data keys are in use",
  "key.resealed": "Values were sealed anew under a new data key",
  "key.rotated": "Data keys were renewed, and the former destroyed",
  "outbox.exported": "Messages were taken out of the outbox in clear",
  "holding.review-started": "Review of a holding began",
  "holding.review-failed": "Review of a holding stopped",
  "notices.drafted": "Notices drafted",
  "notices.approved": "Notices approved",
  "request.asked": "Asked for what needs a second person",
  "request.granted": "Request granted by a second person",
  "request.refused": "Request refused by a second person",
  "request.withdrawn": "Request taken back",
  "request.expired": "Request that nobody decided",
  "request.carried-out": "Request carried out",
  "request.lapsed": "Grant that was not used in time",
  "task.opened": "Reason given for looking at personal data",
  "task.ended": "Task ended",
  "people.listed": "Read: people in a list",
  "people.searched": "Searched for people",
  "person.read": "Read: a person",
  "notice.listed": "Read: notices in a list",
  "notice.read": "Read: a notice",
  "letter.read": "Read: a letter",
  "values.revealed": "Read: masked values in full",
  "people.exported": "People exported into a file",
  "reads.looked-into": "Odd pattern of readings looked into",
  "notices.queued": "Notices handed over to be sent",
  "messages.sent": "Messages sent",
  "messages.refused": "Messages refused",
  "messages.unsure": "Messages that may have gone: a person decides",
  "messages.receipts": "Receipts of messages",
  "notice.released": "Held notice released",
  "notice.withdrawn": "Notice withdrawn",
  "staff-list.imported": "Staff list taken in",
  "staff-list.removed": "Staff list deleted",
  "briefing.written": "Briefing written",
  "briefing.changed": "Briefing changed",
  "briefing.approved": "Briefing approved by a second person",
  "briefing.sent": "Briefing sent",
  "briefing.withdrawn": "Briefing withdrawn before it was sent",
  "briefing.correction-begun": "Correction of a briefing begun",
  "briefing.proposed": "Briefing proposed to partners",
  "briefing.passed-on": "Partner’s briefing passed on to own staff",
  "briefing.declined": "Partner’s briefing not passed on",
  "briefing.acknowledged": "Briefing acknowledged",
  "briefing.came-back": "A message of a briefing came back",
  "briefing.reminders-queued": "Reminders of a briefing queued",
  "witness.added": "Key of a partner added",
  "checkpoint.cosigned": "Checkpoint of a ledger co-signed",
  "ledger.fork-seen": "A ledger was seen in two ways, or cut back",
  "map.added": "Put on the map of shared services",
  "map.changed": "Changed on the map of shared services",
  "map.edge-ended": "Ended on the map of shared services",
  "map.deleted": "Taken off the map of shared services, as a mistake",
  "map.imported": "Imported into the map of shared services",
  "backup.made": "Backup made",
  "backup.restored": "Record restored from a backup",
  "delivery.resumed": "Delivery resumed after a restore",
  "authority.colour-set": "Colour of an authority changed",
  ...sightingVerbs,
  "sharing.begun": "People shared with another authority",
  "sharing.withdrawn": "People not shared any more",
  "retention.rule-set": "How long to keep changed",
  "retention.end-changed": "The end of keeping changed",
  "measure.ordered": "Measure ordered",
  "measure.acknowledged": "Measure acknowledged",
  "measure.done": "Measure done",
  "measure.verified": "Measure verified by another person",
  "measure.reopened": "Measure found not to hold",
  "measure.lifted": "Measure lifted",
  "measure.refused": "Measure refused",
  "measure.cancelled": "Measure cancelled",
  "measure.changed": "Measure changed",
  "measure.order-changed": "What comes before a measure changed",
  "measure.time-corrected": "Time of a step put right",
  "alarm.recorded": "First sign recorded",
  "alarm.corrected": "Time of the first sign put right",
  "trust.suspended": "Not trusted until declared safe",
  "trust.words-changed": "What staff are told about a partner changed",
  "trust.declared-safe": "Declared safe",
  "trust.restored": "Trusted as before",
  "attestation.signed": "All-clear signed",
  "attestation.withdrawn": "All-clear withdrawn",
  "attestation.accepted": "All-clear accepted",
  "attestation.not-accepted": "All-clear not accepted",
  "data.deleted": "Data deleted, and keys destroyed",
};

/** A verb that is not in the table still reads: "holding.taken-over" as "Holding taken over". */
export function verbWords(verb: string): string {
  const plain = verb.replace(/[.-]/gu, " ");
  return verbs[verb] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Verbs whose words hold what somebody looks for. */
export function verbsThatSay(words: string): readonly string[] {
  const wanted = words.toLowerCase();
  return Object.keys(verbs).filter((verb) => verbWords(verb).toLowerCase().includes(wanted));
}

/** "holding:…" by its name; "notice:…" stays short: no reader knows the whole id. */
export function subjectWords(subject: string, names: NamesOf): string {
  const [kind = "", id = ""] = subject.split(/:(.*)/su);
  const name = names.get(id);
  if (name !== undefined) return name;
  if (id === "" || kind === "incident" || kind === "authority") return id;
  return `${kind.replaceAll("-", " ")} ${id.length > 12 ? id.slice(0, 8) : id}`;
}

export type Particular = { readonly name: string; readonly value: string };

export function particulars(detail: Detail, names: NamesOf): readonly Particular[] {
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => ({ name: spaced(name), value: valueWords(value, names) }));
}

export type Changed = { readonly name: string; readonly before: string; readonly after: string };

/** What stood there before and what stands there now; of a personal value only that it changed. */
export function changesInWords(
  changes: readonly FieldChange[] | undefined,
  names: NamesOf,
): readonly Changed[] {
  const shown = (value: FieldChange["before"]): string => {
    if (value === null || value === "") return "nothing";
    return typeof value === "object" ? "a value that is not kept here" : valueWords(value, names);
  };
  return (changes ?? []).map(({ field, before, after }) => ({
    name: spaced(field),
    before: shown(before),
    after: shown(after),
  }));
}

function valueWords(value: Detail[string], names: NamesOf): string {
  if (typeof value === "number") return value >= 1900 && value <= 2100 ? String(value) : number(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return named(momentWords(value) ?? value, names);
  const all = (value ?? []).map((one) => named(one, names));
  if (all.length <= listed + 1) return all.join(", ");
  return `${all.slice(0, listed).join(", ")} and ${number(all.length - listed)} more`;
}

/** Of a page of people the ledger holds each; whoever reads it needs to see that there were many. */
const listed = 5;

/** An id may stand alone or in a rule, like "Housing: 3f…". */
function named(value: string, names: NamesOf): string {
  const [before, id] = value.split(/^(.*: )/su).slice(-2);
  return names.get(value) ?? (id !== undefined && names.has(id) ? `${before}${names.get(id)}` : value);
}

function momentWords(value: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u.test(value)) return null;
  return dateAndTime(new Date(value));
}

/** "reasonsForDelay" and "reasons-for-delay" as "Reasons for delay". */
function spaced(name: string): string {
  const plain = name
    .replace(/([a-z])([A-Z])/gu, "$1 $2")
    .replaceAll(/[-_.]/gu, " ")
    .toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** For exports, which stand in other rooms. */
export const entryWords: EntryWords = {
  verb: verbWords,
  subject: subjectWords,
  particulars,
  changes: changesInWords,
};
