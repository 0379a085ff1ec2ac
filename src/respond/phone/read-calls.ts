/** The phone work list, and what whoever calls is shown of one person; a reading, and written down as one. */
import type { CheckWords } from "../../domain/check/check-words.ts";
import type { GateRules } from "../../domain/gate/gate-rule.ts";
import { lanesOf } from "../../domain/gate/lane.ts";
import type { IncidentId, NoticeId } from "../../domain/ids.ts";
import { adviceFor, inReadingOrder } from "../../domain/notices/advice.ts";
import type { NoticeContent } from "../../domain/notices/compose-notice.ts";
import { coreReasons, type HoldReason } from "../../domain/notices/notice.ts";
import { isWithinHours, type PhoneWords } from "../../domain/phone/phone-words.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { CallSheet, ToCallLine, ToCallList } from "../desk/people/phone-desk.ts";
import { ownPerson } from "../people/own-person.ts";
import type { PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";
import type { CallFirst, PhoneStore } from "./phone-store.ts";

export type PhonePorts = KeepPorts & {
  readonly phone: PhoneStore;
  readonly people: Pick<PeopleStore, "person">;
  phoneWords(): Promise<PhoneWords>;
  checkWords(): Promise<CheckWords>;
  content(): Promise<NoticeContent>;
  gate(): Promise<GateRules>;
};

const most = 300;

export async function readToCall(
  ports: PhonePorts,
  reader: Staff,
  incident: IncidentId,
  mine: boolean,
): Promise<ToCallList> {
  const { hours } = await ports.phoneWords();
  const now = ports.now();
  const all = await ports.phone.list({ incident, authority: reader.authority }, await callFirst(ports));
  const wanted = mine ? all.filter(({ assignedTo }) => assignedTo === reader.id) : all;
  const due = wanted.filter((one) => isDue(one, now));
  const later = wanted.filter((one) => !isDue(one, now));
  return {
    rows: [...due, ...later].slice(0, most),
    ...{ total: wanted.length, due: due.length, hours, isOpen: isWithinHours(now, hours) },
  };
}

export async function readCallSheet(
  ports: PhonePorts,
  reader: Staff,
  incident: IncidentId,
  notice: NoticeId,
): Promise<CallSheet | null> {
  const task = await demandTask(ports, reader);
  const call = await ports.phone.byNotice(notice, await callFirst(ports));
  if (call === null || call.incident !== incident) return null;
  const person = await ownPerson(ports, reader, incident, call.person);
  if (person === null) return null;
  const { id, reference, name, flags } = person;
  const people = [{ id, reference, controller: reader.authority }];
  await keepReading(ports, reader, task, { kind: "person.read", incident, people });
  const [words, { identity }, content] = await Promise.all([
    ports.phoneWords(),
    ports.checkWords(),
    ports.content(),
  ]);
  const categories = inReadingOrder(person.categories, content.categories);
  return {
    ...{ call, person: id, name, flags, categories, words, identity },
    said: categories.map((type) => content.categories[type].yours),
    advice: adviceFor(categories, content.advice),
    numbers: await ports.phone.numbers(id),
    tries: await ports.phone.tries(notice),
    isCareful: isCareful(call),
    isOpen: isWithinHours(ports.now(), words.hours),
    assignedTo: call.assignedTo,
  };
}

/** Where a word too much may do harm. */
function isCareful({ reason, holdReasons, unsafe }: ToCallLine): boolean {
  return unsafe || reason === "call-first" || holdReasons.includes("at-risk");
}

export function isDue({ tryAt }: Pick<ToCallLine, "tryAt">, now: Date): boolean {
  return tryAt === null || tryAt <= now;
}

/** By the body's own rules of the gate. */
export async function callFirst({ gate }: Pick<PhonePorts, "gate">): Promise<CallFirst> {
  const { rules } = await gate();
  const all = [...new Set<HoldReason>([...coreReasons, ...rules.map(({ key }) => key)])];
  return all.filter((reason) => lanesOf([reason], rules).includes("call-first"));
}
