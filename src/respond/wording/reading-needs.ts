/** How somebody reads best: their format and language, set by hand. A need may tell of an illness: the ledger says that it was set, not what. */
import type { PersonId } from "../../domain/ids.ts";
import type { NoticeLibrary, Reading } from "../../domain/notices/compose-for.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { ReadingNeedSheet, WordingLanguage } from "../desk/people/wording-desk.ts";
import { note } from "../note.ts";
import type { ReadPeoplePorts } from "../people/read-people.ts";
import { readPerson } from "../people/read-person.ts";
import type { ReadingNeedStore } from "./wording-store.ts";

export type NeedPorts = ReadPeoplePorts & {
  readonly needs: ReadingNeedStore;
  content(): Promise<NoticeLibrary>;
  now(): Date;
};

export async function noticeLanguages(
  ports: Pick<NeedPorts, "content">,
): Promise<readonly WordingLanguage[]> {
  const { languages = [] } = await ports.content();
  return [
    { code: "en", name: "English", locale: "en-GB", dir: "ltr" },
    ...languages.map(({ code, name, locale, dir }) => ({ code, name, locale, dir })),
  ];
}

type NoPerson = { readonly kind: "no-such-person" | "not-yours" };

export async function readNeed(
  ports: NeedPorts,
  reader: Staff,
  id: PersonId,
): Promise<Outcome<ReadingNeedSheet, NoPerson>> {
  const person = await readPerson(ports, reader, id);
  if (!person.ok) return person;
  const { incident, reference, authority } = person.value;
  // Shared with the reader's authority is not theirs: whoever tells them knows how they read.
  if (authority.id !== reader.authority) return failed({ kind: "not-yours" });
  return { ok: true, value: { incident, reference, need: await ports.needs.of(id) } };
}

export async function setNeed(
  ports: NeedPorts,
  by: Staff,
  id: PersonId,
  { format, language, version }: Reading & { readonly version: number },
): Promise<Outcome<number, NoPerson | { readonly kind: "no-such-language" } | ChangedMeanwhile>> {
  const person = await ports.people.person(id);
  if (person === null) return failed({ kind: "no-such-person" });
  if (person.authority.id !== by.authority) return failed({ kind: "not-yours" });
  if (!(await noticeLanguages(ports)).some(({ code }) => code === language))
    return failed({ kind: "no-such-language" });
  const change = changeBy(by, ports.now());
  const { incident } = person;
  const set = { format, language, from: version, name: by.name, staff: by.id };
  return await ports.needs.set(change, { id, incident, authority: by.authority }, set, (next) => [
    note(
      change,
      "reading-need.set",
      { subject: `person:${id}`, incident },
      { authority: by.authority, version: next },
    ),
  ]);
}
