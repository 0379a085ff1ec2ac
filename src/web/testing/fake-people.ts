/** People of the fake desk: the filters that the real one has, over a handful of made-up people. */
import { done, failed } from "../../domain/outcome.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import type { PeopleQuery, PersonDetail } from "../../respond/desk/people/people-reading.ts";
import type { World } from "./world.ts";

const pageSize = 25;

export function fakePeople(
  world: World,
): Pick<Desk, "people" | "countPeople" | "person" | "complaintCounts" | "contacts" | "severityFlags"> {
  return {
    complaintCounts: async () => ({
      ...{ received: 0, open: 0, toAcknowledge: 0, overdue: 0, urgent: 0 },
      outcomes: { upheld: 0, partly: 0, "not-upheld": 0 },
    }),
    async people(_reader, query) {
      world.asked.push({ what: "people", with: query });
      const found = world.people.filter((person) => fits(person, query)).toSorted(by(query.sort));
      return {
        rows: found.slice((query.page - 1) * pageSize, query.page * pageSize),
        total: found.length,
        page: query.page,
        pages: Math.ceil(found.length / pageSize),
        hidden: world.hiddenPeople,
        near: query.text === "Bronwin",
      };
    },
    async countPeople(_reader, query) {
      return world.people.filter((person) => fits(person, { ...query, sort: "reference", page: 1 })).length;
    },
    /** Nobody has been in touch with anybody. */
    contacts: async () => ({ reference: "P-000001", name: "Made Up", contacts: [], wishes: [] }) as never,
    severityFlags: async () => ({ people: 3, borderline: 0, unintelligible: false }),
    async person(_reader, id) {
      if (id === ("person-of-easthaven" as typeof id)) return failed({ kind: "not-yours" });
      const person = world.people.find((one) => one.id === id);
      return person === undefined ? failed({ kind: "no-such-person" }) : done(person);
    },
  };
}

function fits(person: PersonDetail, query: PeopleQuery): boolean {
  const words = (query.text === "Bronwin" ? "bronwen" : (query.text ?? "")).toLowerCase().split(/\s+/u);
  const known = `${person.name} ${person.reference}`.toLowerCase();
  return (
    words.every((word) => known.includes(word)) &&
    (query.band === undefined || person.severity.band === query.band) &&
    (query.role === undefined || person.role === query.role) &&
    (query.category === undefined || person.categories.includes(query.category)) &&
    (query.flag === undefined ||
      (query.flag === "uncertain" ? person.ambiguous : person.flags.includes(query.flag))) &&
    (query.notice === undefined || (person.notice ?? "none") === query.notice)
  );
}

function by(sort: PeopleQuery["sort"]): (a: PersonDetail, b: PersonDetail) => number {
  if (sort === "places") return (a, b) => b.places - a.places;
  if (sort === "reference") return (a, b) => a.reference.localeCompare(b.reference);
  const atRisk = ({ flags }: PersonDetail) => Number(sort === "risk" && flags.includes("at-risk"));
  return (a, b) => atRisk(b) - atRisk(a) || b.severity.score - a.severity.score;
}
