/** "Am I affected?" whole: the public process with its form, the record that works behind it, and people to be asked for. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AssessedPerson } from "../../src/domain/people/person.ts";
import { answerPorts } from "../../src/main/check/answer-ports.ts";
import { readContent } from "../../src/main/content/read-content.ts";
import { takersOf } from "../../src/main/hatch/takers.ts";
import type { CheckStore } from "../../src/respond/check/check-store.ts";
import { type CheckWork, openCheckWork } from "../../src/respond/check/open-check-desk.ts";
import type { OutgoingMessage } from "../../src/respond/courier.ts";
import { madeUpDocument, personNumber } from "../../src/respond/testing/made-up.ts";
import { openStores } from "../../src/store/open-stores.ts";
import { createLog } from "../../src/watch/log.ts";
import { type Furnished, furnishedRecord } from "./furnished.ts";
import { type ReportSite, reportSite } from "./report-site.ts";

export type CheckHouse = {
  readonly made: Furnished;
  readonly site: ReportSite;
  readonly folder: string;
  readonly sent: OutgoingMessage[];
  readonly logged: string[];
  readonly work: CheckWork;
  /** The same over a store that is not quite the record's. */
  workWith(changed: (checks: CheckStore) => CheckStore): CheckWork;
  clock: Date;
  /** Takes in what was asked, answers it at the next quarter of an hour, and sends what leads to the answers. */
  answer(): Promise<void>;
  takeIn(): Promise<number>;
  close(): Promise<void>;
};

const at = (n: number, changes: Partial<AssessedPerson> = {}): AssessedPerson =>
  personNumber(n, {
    sources: [{ path: "north/a.txt", place: { line: n }, types: ["name"] }],
    names: [`${givens[n % givens.length]!} ${surnames[n % surnames.length]!}`],
    addresses: [{ lines: [`${n} Harbour Rise`], postcode: "ZE3 9QQ" }],
    phones: [`+447700900${String(n).padStart(3, "0")}`],
    ...changes,
  });
const givens = ["Ada", "Basil", "Cleo", "Dorian", "Edith", "Felix", "Greta", "Hugo", "Iris", "Jonas"];
const surnames = ["Amberley", "Bracewell", "Cottrill", "Dunmore", "Eastwick", "Fairlamb", "Garside"];

/** Ten whom nothing speaks against, and one for each reason to call instead. */
export const known = {
  safe: Array.from({ length: 10 }, (_, n) =>
    at(100 + n, { names: [`Safe${letter(n)} Thornbury${letter(n)}`], emails: [`safe${n}@example.net`] }),
  ),
  atRisk: at(21, { names: ["Rosalind Hidewell"], flags: ["at-risk"] }),
  child: at(22, { names: ["Timothy Youngman"], flags: ["child"] }),
  deceased: at(23, { names: ["Walter Latecomer"], flags: ["deceased"] }),
  staff: at(24, { names: ["Sandra Deskman"], role: "staff" }),
  unsure: at(25, { names: ["Ulric Mayhap"], ambiguous: true }),
  household: ["Priscilla Twosome", "Percival Twosome"].map((name, n) =>
    at(26 + n, { names: [name], emails: ["twosome@example.net"] }),
  ),
  housemate: at(30, {
    names: ["Norman Nextdoor"],
    addresses: [{ lines: ["5 Quiet Close"], postcode: "ZE3 9QQ" }],
  }),
  hiding: at(31, {
    names: ["Olive Otherroom"],
    flags: ["at-risk"],
    addresses: [{ lines: ["5 Quiet Cl."], postcode: "ZE3 9QQ" }],
  }),
};

function letter(n: number): string {
  return "abcdefghij"[n]!;
}

export async function checkHouse(more: readonly AssessedPerson[] = []): Promise<CheckHouse> {
  const made = await furnishedRecord();
  const { atRisk, child, deceased, staff, unsure, housemate, hiding } = known;
  made.world.people = [
    ...made.world.people,
    ...known.safe,
    ...known.household,
    ...[atRisk, child, deceased, staff, unsure, housemate, hiding],
    ...more,
  ];
  made.world.documents = ["north/a.txt", "south/b.txt"].map((path) => madeUpDocument({ path, type: "txt" }));
  await made.review();
  const folder = mkdtempSync(join(tmpdir(), "candour-check-"));
  const site = await reportSite(folder, made.ring, ["northmere-borough-council", "southwold"]);
  const sent: OutgoingMessage[] = [];
  const logged: string[] = [];
  const log = createLog({ words: false, write: (line) => void logged.push(line) });
  const house: { clock: Date } = { clock: new Date() };
  const own = {
    ...openStores(made.sql, { ring: made.ring }),
    ...answerPorts(site.hatch, () => site.site.url, { content: "/nowhere", hatch: folder }),
    briefingDoor: made.briefingPorts.briefingDoor,
    content: () => readContent("/nowhere"),
    courier: async (message: OutgoingMessage) => {
      sent.push(message);
      return { kind: "sent", already: false } as const;
    },
    now: () => house.clock,
    leaseMs: 5000,
    fault: (error: unknown) => void logged.push(String(error)),
  };
  const work = openCheckWork(own);
  const takeIn = () => site.hatch.takeIn(takersOf(own), log);
  return Object.assign(house, {
    ...{ made, site, folder, sent, logged, work, takeIn },
    workWith: (changed: (checks: CheckStore) => CheckStore) =>
      openCheckWork({ ...own, checks: changed(own.checks) }),
    async answer() {
      await takeIn();
      house.clock = new Date(Math.max(Date.now(), house.clock.getTime()) + 20 * 60_000);
      await work.answer();
      await work.deliver();
    },
    close: () => site.site.close(),
  });
}
