/** What somebody zipped before leaving: papers inside mail inside zips, three containers deep, and plain second copies. */
import { eml } from "../pack/eml.ts";
import type { Leaf } from "../pack/leaf.ts";
import { prose } from "../pack/prose.ts";
import { delimited, json } from "../pack/text.ts";
import { xlsx } from "../pack/xlsx.ts";
import { zip } from "../pack/zip.ts";
import { at, type Column, type Desk, rowsOf, sharedMailbox } from "./desk.ts";
import {
  accountOf,
  bornOn,
  emailOf,
  mobileOf,
  nameOf,
  ninoOf,
  postcodeOf,
  streetOf,
  vehicleOf,
} from "./facts.ts";
import { plain, type Sheet, write } from "./writing.ts";

export async function bundled(desk: Desk): Promise<Leaf[]> {
  const count = Math.max(2, Math.round(desk.households.length / 70));
  const made: Promise<Leaf>[] = [];
  for (let i = 0; i < count; i++) made.push(bundle(at(desk, `bundle ${i}`), i));
  return Promise.all(made);
}

async function bundle(desk: Desk, turn: number): Promise<Leaf> {
  const { authority } = desk;
  const year = 2008 + (turn % 10);
  const officer = desk.chance.pick(desk.staff).person;
  const letter = await prose("handover", handover(desk), year, "docx");
  const message = await eml(
    "fw-lists.eml",
    {
      kind: "message",
      from: write`${nameOf(officer)} <${emailOf(officer)}>`,
      to: [sharedMailbox(authority, "records")],
      cc: [],
      subject: plain("Lists for the archive"),
      lines: [plain("Both lists attached, please keep seven years."), plain(""), nameOf(officer)],
      sent: `${year}-11-03T09:30:00Z`,
    },
    [
      xlsx("list.xlsx", { kind: "book", sheets: [list(desk, "List", 12)] }, year),
      zip("older.zip", [delimited("older.csv", list(desk, "older", 10), year, ",", "windows-1252")]),
    ],
  );
  const inner = zip("inner.zip", [
    delimited("visits/2007.csv", list(desk, "2007", 14), year, ",", "utf-8"),
    json("visits/2008.json", list(desk, "2008", 10), year),
    await prose(
      "readme",
      { kind: "prose", title: plain("Exported by the records team"), paragraphs: [plain("Do not delete.")] },
      year,
      "txt",
    ),
  ]);
  return zip(`${authority.pathPrefix}/archive/${year}/handover-${turn + 1}.zip`, [letter, message, inner]);
}

function handover(desk: Desk) {
  const cases = desk.chance.some(desk.plainAdults, 4);
  return {
    kind: "prose",
    title: plain("Handover of open cases"),
    paragraphs: cases.map(
      ({ person, home }) =>
        write`${nameOf(person)} (${bornOn(person)}), NI ${ninoOf(person)}, ${streetOf(home.address, [person])}, ${postcodeOf(home.address, [person])}. Waiting for a call back on ${mobileOf(person)}.`,
    ),
  } as const;
}

function list(desk: Desk, name: string, count: number): Sheet {
  const choices: readonly Column[] = [
    { header: "NI", cell: ({ person }) => ninoOf(person) },
    { header: "Reg", cell: ({ person }) => vehicleOf(person) },
    { header: "Sort", cell: ({ person }) => accountOf(person, false).sortCode },
    { header: "Mobile", cell: ({ person }) => mobileOf(person, "plain") },
  ];
  const extra = desk.chance.pick(choices);
  const columns: Column[] = [
    { header: "Client", cell: ({ person }) => nameOf(person, "initial") },
    { header: "Birth date", cell: ({ person }) => bornOn(person) },
    { header: "Addr", cell: ({ person, home }) => streetOf(home.address, [person]) },
    { header: "PC", cell: ({ person, home }) => postcodeOf(home.address, [person]) },
    extra,
    ...(extra.header === "Sort"
      ? [{ header: "Acct", cell: (one) => accountOf(one.person).number } satisfies Column]
      : []),
  ];
  return { name, rows: rowsOf(columns, desk.chance.some(desk.plainAdults, count)) };
}

/** Now and then a file lies once more in somebody's backup. */
export function secondCopies(leaves: readonly Leaf[]): Leaf[] {
  return leaves
    .filter((one, i) => i % 16 === 5 && one.bytes.length > 0)
    .map((one) => ({ ...one, name: one.name.replace("/", "/zz-backup/") }));
}
