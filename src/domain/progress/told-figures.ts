/** What a report to the regulator says of telling people: how many, when, by which ways, and why not (UK GDPR Art. 34). */
import type { Finish } from "./finished.ts";
import { kindsOf, type StandsKind } from "./stands.ts";
import { type ByKind, byKind, byOutcome, type Cell, countOf, type Way, ways } from "./tally.ts";

export type ToldFigures = {
  readonly people: number;
  readonly told: number;
  /** Of them: as practice, so that nothing went out. */
  readonly practice: number;
  readonly counts: ByKind;
  readonly ways: readonly { readonly way: Way; readonly people: number }[];
  /** On which the first and the last was told: "2026-01-08". */
  readonly first: string | null;
  readonly last: string | null;
  readonly finishedAt: Date | null;
};

/** `finish`: the last that was signed. What has become open since is finished no longer. */
export function toldFigures(cells: readonly Cell[], finish: Pick<Finish, "signedAt"> | null): ToldFigures {
  const told = cells.filter(({ outcome }) => outcome === "told");
  const days = told.flatMap(({ day }) => (day === null ? [] : [day])).toSorted();
  const sums = byOutcome(cells);
  return {
    ...{ people: countOf(cells), told: sums.told, counts: byKind(cells) },
    practice: countOf(told, ({ practice }) => practice),
    ways: ways
      .map((way) => ({ way, people: countOf(told, (cell) => cell.way === way) }))
      .filter(({ people }) => people > 0),
    ...{ first: days[0] ?? null, last: days.at(-1) ?? null },
    finishedAt: finish !== null && sums.open === 0 ? finish.signedAt : null,
  };
}

const wayWords: Readonly<Record<Way, string>> = {
  email: "by email",
  letter: "by letter",
  text: "by text message",
  phone: "by phone",
  public: "by a public notice",
  partner: "by a partner",
};
/** For the regulator: what is open, and why somebody is not told. */
const kindWords: Readonly<Partial<Record<StandsKind, string>>> = {
  confirming: "sent in the last 3 days, and may still come back",
  "on-the-way": "on the way",
  unsure: "may have been sent, and are being looked into",
  approved: "approved and about to be sent",
  drafted: "drafted and being approved",
  undrafted: "not drafted yet",
  failed: "could not be reached by any way that is safe",
  held: "held until it is known how they can be contacted safely",
  withdrawn: "not told, for reasons that are recorded for each",
  "not-to-tell": "not to be told, by a recorded judgement over their group",
  deleted: "their data was deleted before they were told",
};

export function toldWords(of: ToldFigures, dayWords: (day: string) => string): string {
  const { people, told, practice, counts, first, last } = of;
  const amount = (value: number): string => value.toLocaleString("en-GB");
  const listOf = (kinds: readonly StandsKind[]): string =>
    kinds
      .filter((kind) => counts[kind] > 0)
      .map((kind) => `${amount(counts[kind])} ${kindWords[kind]}`)
      .join("; ");
  const between =
    first === null || last === null
      ? ""
      : first === last
        ? `, on ${dayWords(first)}`
        : `, between ${dayWords(first)} and ${dayWords(last)}`;
  const by = of.ways.map((one) => `${amount(one.people)} ${wayWords[one.way]}`).join(", ");
  const lines = [
    `${amount(told)} of ${amount(people)} people found so far have been told${between}${by === "" ? "" : `: ${by}`}.`,
    counts.delivered > 0 ? `Delivery is confirmed for ${amount(counts.delivered)} of them.` : "",
    practice > 0 ? `${amount(practice)} of them were told as practice only: nothing was sent.` : "",
    sentence("Still under way", listOf(kindsOf("open"))),
    sentence("Not told", listOf(kindsOf("not-told"))),
    of.finishedAt === null ? "" : "Everybody is accounted for; an incident lead has signed for it.",
  ];
  return lines.filter((line) => line !== "").join("\n");
}

function sentence(what: string, list: string): string {
  return list === "" ? "" : `${what}: ${list}.`;
}
