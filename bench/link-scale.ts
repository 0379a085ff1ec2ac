/**
 * Links made-up households and prints the time, the memory and how right it is. Usage: node bench/link-scale.ts [PEOPLE]
 * (default 20,000; about 15 mentions a person). Names are drawn from few, so that many people share one.
 */
import type { DocumentFindings } from "../src/domain/documents/document.ts";
import type { MentionType, PlacedMention } from "../src/domain/people/mention.ts";
import { link } from "../src/link/link.ts";

const people = Number(process.argv[2] ?? 20_000);
const rowsPerDocument = 2_000;
let state = 12345;
const next = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru".split(
  " ",
);
const words = (count: number, parts: number): readonly string[] =>
  Array.from({ length: count }, () => {
    const word = Array.from({ length: parts }, () => syllables[next(syllables.length)]!).join("");
    return word.charAt(0).toUpperCase() + word.slice(1);
  });
const givens = words(400, 3);
const surnames = words(3_000, 3);

type Person = {
  readonly id: number;
  readonly given: string;
  readonly surname: string;
  readonly born: string;
  readonly home: number;
  readonly nino: string;
};
const all = Array.from({ length: people }, (_, id): Person => {
  const home = Math.floor(id / 3);
  const born = `${1930 + next(85)}-${String(1 + next(12)).padStart(2, "0")}-${String(1 + next(28)).padStart(2, "0")}`;
  const given = givens[Math.floor(next(400) * (next(100) / 100))]!;
  return {
    id,
    given,
    surname: surnames[(home * 7) % surnames.length]!,
    born,
    home,
    nino: `JG${String(100_000 + id).padStart(6, "0")}A`,
  };
});

type Cell = readonly [string, MentionType, string];
const street = (home: number): Cell => [
  "Address",
  "address",
  `${1 + (home % 90)} ${surnames[home % 700]} Road`,
];
const postcode = (home: number): Cell => [
  "Postcode",
  "postcode",
  `SW${1 + (home % 20)} ${home % 10}${"ABDEFGHJ"[home % 8]}${"LNPQRSTU"[(home >> 3) % 8]}`,
];
const records: readonly ((person: Person) => readonly Cell[])[] = [
  ({ given, surname, born, home }) => [
    ["Name", "name", `${surname.toUpperCase()}, ${given}`],
    ["DOB", "date-of-birth", born],
    street(home),
    postcode(home),
  ],
  ({ given, surname, born, nino }) => [
    ["Name", "name", `${given} ${surname}`],
    ["DOB", "date-of-birth", born],
    ["NI", "nino", nino],
  ],
  ({ id, given, surname, home }) => [
    ["Name", "name", `${given[0]} ${surname}`],
    street(home),
    postcode(home),
    ["Tel", "phone", `+44770090${String(id).padStart(4, "0")}`],
  ],
  ({ id, given, surname, nino }) => [
    ["Name", "name", `${given} ${surname}`],
    ["NI", "nino", nino],
    ["Tel", "phone", `+44770090${String(id).padStart(4, "0")}`],
  ],
];

const owner = new Map<string, number[]>();
let mentions = 0;
async function* findings(): AsyncIterable<DocumentFindings> {
  for (const [kind, record] of records.entries())
    for (let start = 0; start < people; start += rowsPerDocument) {
      const path = `${kind}/${String(start).padStart(9, "0")}.csv`;
      const rows = all.slice(start, start + rowsPerDocument);
      const found = rows.flatMap((person, row) =>
        record(person).map((cell, column) => mention(cell, row, column)),
      );
      owner.set(
        path,
        rows.flatMap((person) => record(person).map(() => person.id)),
      );
      mentions += found.length;
      yield {
        document: {
          path,
          sha256: null,
          type: "csv",
          bytes: 1,
          outcome: "readable",
          partial: false,
          ocr: false,
          reason: null,
          duplicateOf: null,
          pages: null,
          earliest: null,
          latest: "2015-01-01",
          ms: 0,
        },
        mentions: found,
      };
    }
}

function mention([label, type, value]: Cell, row: number, column: number): PlacedMention {
  return {
    type,
    start: 0,
    end: value.length,
    value,
    written: value,
    confidence: "high",
    check: "structure",
    place: { table: "t", row: row + 2, column: String(column) },
    passage: row + 1,
    block: 0,
    stands: "row",
    label,
  };
}

let peak = 0;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
const started = performance.now();
const before = process.cpuUsage();
const outcome = await link(findings());
clearInterval(watch);
if (!outcome.ok) throw new Error(outcome.problem.kind);
const seconds = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
const whose = new Map<string, Set<number>>();
const parts = new Map<number, Set<string>>();
for (const [path, ids] of owner)
  outcome.value.assignmentOf(path).forEach(({ person }, at) => {
    if (person === null) return;
    (whose.get(person) ?? whose.set(person, new Set()).get(person)!).add(ids[at]!);
    (parts.get(ids[at]!) ?? parts.set(ids[at]!, new Set()).get(ids[at]!)!).add(person);
  });
const mixed = [...whose.values()].filter(({ size }) => size > 1).length;
const split = [...parts.values()].filter(({ size }) => size > 1).length;
const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(2)} %`;
console.log(
  `${mentions} mentions of ${people} people: ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), peak ${Math.round(Math.max(peak, process.memoryUsage().rss) / 1e6)} MB`,
);
console.log(
  `${outcome.value.people.length} people found; mixed ${percent(mixed, whose.size)}, split ${percent(split, parts.size)}`,
);
for (const { rule, pairs } of outcome.value.blocks) console.log(`  ${rule}: ${pairs} pairs`);
