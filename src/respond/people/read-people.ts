/** A page of the register, written down before it is shown: who was on it, and that somebody searched. */
import { lets } from "../../domain/staff/share.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { PeoplePage, PeopleQuery } from "../desk/people/people-reading.ts";
import type { PeopleStore } from "../ports.ts";
import { demandTask, type KeepPorts, keepReading } from "../readings/keep-reading.ts";
import type { SharingPorts } from "../sharing/share-people.ts";

export type ReadPeoplePorts = KeepPorts & {
  readonly people: PeopleStore;
  readonly sharing: Pick<SharingPorts["sharing"], "of">;
};

export async function readPeople(
  ports: ReadPeoplePorts,
  reader: Staff,
  query: PeopleQuery,
): Promise<PeoplePage> {
  const task = await demandTask(ports, reader);
  const { incident, of: controller = reader.authority } = query;
  const page = await pageOf(ports, reader, query);
  await keepReading(ports, reader, task, {
    kind: "people.listed",
    incident,
    people: page.rows.map(({ id, reference }) => ({ id, reference, controller })),
    found: page.total,
    words: query.text ?? "",
  });
  return page;
}

/** Of another controller those whom it lets one see: the record shows no others to this reader's connection. */
async function pageOf(
  { people, sharing, now }: ReadPeoplePorts,
  { authority }: Staff,
  query: PeopleQuery,
): Promise<PeoplePage> {
  const { incident, of = authority } = query;
  if (of === authority) return people.page(authority, query);
  const shared = { from: of, to: authority, person: null };
  if (!lets(await sharing.of(incident, authority), shared, now()))
    return { rows: [], total: 0, page: 1, pages: 1, hidden: 0 };
  return { ...(await people.page(of, query)), hidden: 0 };
}
