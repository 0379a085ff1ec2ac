/** A page of the register, written down before it is shown: who was on it, and that somebody searched. */
import type { Staff } from "../../domain/staff.ts";
import type { PeoplePage, PeopleQuery } from "../people-reading.ts";
import type { PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";

export async function readPeople(
  ports: KeepPorts & { readonly people: PeopleStore },
  reader: Staff,
  query: PeopleQuery,
): Promise<PeoplePage> {
  const task = await demandTask(ports, reader);
  const page = await ports.people.page(reader.authority, query);
  await keepReading(ports, reader, task, {
    kind: "people.listed",
    incident: query.incident,
    people: page.rows.map(({ id, reference }) => ({ id, reference, controller: reader.authority })),
    found: page.total,
    words: query.text ?? "",
  });
  return page;
}
