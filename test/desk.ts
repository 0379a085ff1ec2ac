/** A desk for tests: the real use cases on the real store in a fresh record; reading, publishing and the clock are fakes. */
import { createHash, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writePaper } from "../src/deliver/paper/write-paper.ts";
import type { DocumentFindings } from "../src/domain/documents/document.ts";
import type { AuthorityId } from "../src/domain/ids.ts";
import { signerFrom } from "../src/domain/ledger/checkpoint.ts";
import { done, failed, type Outcome, type Problem } from "../src/domain/outcome.ts";
import type { MentionType } from "../src/domain/people/mention.ts";
import type { AssessedPerson } from "../src/domain/people/person.ts";
import type { Staff } from "../src/domain/staff/staff.ts";
import { complaintPorts } from "../src/main/complaints/complaint-answers.ts";
import { readCheckWords } from "../src/main/content/read-check.ts";
import { readClocks } from "../src/main/content/read-clocks.ts";
import { readComplaintWords } from "../src/main/content/read-complaints.ts";
import { readContent } from "../src/main/content/read-content.ts";

import { readLanguages } from "../src/main/content/read-languages.ts";
import { readMeasureTemplates } from "../src/main/content/read-measures.ts";
import { readPhone } from "../src/main/content/read-phone.ts";
import { readReferralBodies } from "../src/main/content/read-referrals.ts";
import { readSendingLimits } from "../src/main/content/read-sending.ts";
import { emergencyBy } from "../src/main/emergency/emergency-by.ts";
import { evidencePorts } from "../src/main/evidence/evidence-ports.ts";
import { newsWordsIn } from "../src/main/subscriptions/news-words.ts";
import type { By } from "../src/respond/change-by.ts";
import { countComplaints } from "../src/respond/complaints/count-complaints.ts";
import { guardDesk } from "../src/respond/desk/guard-desk.ts";
import { type DeskPorts, type OpenDesk, openDesk } from "../src/respond/desk/open-desk.ts";
import type { PublicFacts } from "../src/respond/publish/gather-facts.ts";
import type { ScanProblem, ScanSettings } from "../src/scan/scan.ts";
import type { KeyRing } from "../src/seal/key-ring.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { bindLedger, openLedger } from "../src/store/ledger/ledger.ts";
import { verifyLedger } from "../src/store/ledger/verify-ledger.ts";
import { openStores, type StoreSettings } from "../src/store/open-stores.ts";
import { storesByAccess } from "../src/store/stores-by-access.ts";
import { entryWords } from "../src/web/words/entries.ts";
import { withoutNames } from "./builders/notice-ports.ts";
import { anyReadings, reasons } from "./builders/readings.ts";
import { type TestRecord, testRecord } from "./record.ts";

export const setUpToken = "token-of-the-first-run";
export const passphrase = "lantern harbour thistle";

export type FakeWorld = {
  now: Date;
  documents: readonly DocumentFindings[];
  people: readonly AssessedPerson[];
  scanProblem: ScanProblem | null;
  publishProblem: { readonly kind: "disk-full" } | null;
  readonly published: PublicFacts[];
  readonly scans: Pick<ScanSettings, "paths" | "work" | "resume">[];
  readonly faults: unknown[];
  /** Runs inside the reading, before it ends. */
  whileReading: () => Promise<void>;
};

export type TestDesk = {
  readonly record: TestRecord;
  readonly world: FakeWorld;
  /** Of the owner: past all limits. */
  readonly ports: DeskPorts;
  readonly portsOf: (by: By) => DeskPorts;
  readonly desk: OpenDesk;
  readonly ring: KeyRing;
  readonly root: KeyObject;
};

export async function testDesk(
  settings: Partial<StoreSettings> & {
    readonly ports?: Partial<DeskPorts>;
    /** Readings are written down, and ask for a task: for tests of just that. */
    readonly reads?: true;
  } = {},
): Promise<TestDesk> {
  const record = await testRecord();
  const world: FakeWorld = {
    now: new Date("2026-01-08T09:00:00Z"),
    documents: [],
    people: [],
    scanProblem: null,
    publishProblem: null,
    published: [],
    scans: [],
    faults: [],
    whileReading: async () => {},
  };
  const root = createSecretKey(randomBytes(32));
  const ring = await openRing(record.sql, root);
  const signerOf = (origin: string) => signerFrom(origin, ring.derived("ledger").export());
  bindLedger(record.sql, openLedger(record.sql, { signerOf }));
  const ports: DeskPorts = {
    ...openStores(record.sql, { ring, ...settings }),
    ...fakesOf(world),
    setUpTokenHash: createHash("sha256").update(setUpToken).digest("hex"),
    ownFolders: ["/nowhere/candour-data"],
    readFile: async () => ({ type: "unknown", look: null }),
    workFolder: (id) => `/nowhere/work/${id}`,
    reasons: async () => reasons,
    sendingLimits: () => readSendingLimits("/nowhere"),
    measureTemplates: () => readMeasureTemplates("/nowhere"),
    ...evidencePorts(record.sql, mkdtempSync(join(tmpdir(), "candour-desk-")), signerOf),
    entryWords,
    checkWords: () => readCheckWords("/nowhere"),
    phoneWords: () => readPhone("/nowhere"),
    gate: withoutNames,
    ...complaintPorts,
    complaintWords: () => readComplaintWords("/nowhere"),
    answerDoor: { address: () => "https://news.example/" },
    complaintTally: (of) => countComplaints({ complaints: ports.complaints, now: () => world.now }, of),
    findGenuine: async () => null,
    ...emergencyBy(mkdtempSync(join(tmpdir(), "candour-desk-site-")), { key: ring.derived("emergency") }),
    regimes: () => readClocks("/nowhere"),
    languages: () => readLanguages("/nowhere"),
    newsWords: newsWordsIn("/nowhere"),
    referralBodies: () => readReferralBodies("/nowhere"),
    writePaper,
    now: () => world.now,
    ...settings.ports,
    ...(settings.reads ? {} : { readings: anyReadings() }),
  };
  const verify = () => verifyLedger(record.sql, { remembered: [] });
  const storesOf = storesByAccess(record.pools, (pool) => openStores(pool, { ring, verify, ...settings }));
  const portsOf = (by: By): DeskPorts => ({
    ...ports,
    ...storesOf(by),
    ...settings.ports,
    ...(settings.reads ? {} : { readings: anyReadings() }),
  });
  const desk = guardDesk(openDesk(portsOf), ports.incidents.byId);
  return { record, world, ports, ring, root, portsOf, desk };
}

/** The same with two authorities, a lead at each, and an incident at the first. */
export async function staffedDesk(settings: Parameters<typeof testDesk>[0] = {}) {
  const opened = await testDesk(settings);
  const { desk, world } = opened;
  const authorities = ["Northmere Borough Council", "City of Southwold Council"];
  const email = "lead@northmere.example";
  const form = { setUpToken, name: "Lea Lead", email, passphrase, authorities };
  const lead = must(await desk.setUp(form)).staff;
  const [north, south] = (await desk.authorities("system")).map(({ id }) => id) as [AuthorityId, AuthorityId];
  const partner = await addLead(desk, south);
  // By nobody, so that no e-mail of it waits among those that a test is about.
  const incident = must(
    await desk.declareIncident("system", {
      title: "Files copied",
      summary: "Files were copied from the shared store.",
      origin: north,
      phase: "confirmed",
      awareAt: new Date(world.now.getTime() - 3_600_000),
      involved: [north, south],
      believed: { what: "archived files", fromYear: 2006, toYear: 2020, confidence: "believed" },
    }),
  );
  return { ...opened, lead, partner, north, south, incident };
}

export function must<T>(outcome: Outcome<T, Problem>): T {
  if (!outcome.ok) throw new Error(`Expected to go well: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}

async function addLead(desk: OpenDesk, authority: AuthorityId): Promise<Staff> {
  const email = "lead@southwold.example";
  return must(
    await desk.addStaff("system", { name: "Sam Lead", email, role: "lead", authority, passphrase }),
  );
}

function fakesOf(world: FakeWorld): Pick<DeskPorts, "scan" | "examine" | "putOut" | "content" | "fault"> {
  return {
    async scan({ paths, work, resume, onProgress }) {
      world.scans.push({ paths, work, resume });
      const filesKnown = world.documents.length;
      const progress = {
        filesKnown,
        bytesDone: 10,
        bytesKnown: 10,
        membersDone: 0,
        mentions: 7,
        unreadable: 1,
      };
      onProgress?.({ ...progress, filesDone: filesKnown, current: "reading" });
      await world.whileReading();
      if (world.scanProblem !== null) return failed(world.scanProblem);
      return done({
        async *findings() {
          yield* world.documents;
        },
      });
    },
    examine: async () => done({ people: world.people }),
    async putOut(facts) {
      if (world.publishProblem !== null) return failed(world.publishProblem);
      world.published.push(facts);
      return done(null);
    },
    async content() {
      const word = (type: string) => ({ yours: `your ${type}`, theirs: type });
      const categories = new Proxy({} as Record<MentionType, ReturnType<typeof word>>, {
        get: (_, type) => word(String(type)),
      });
      const always = { order: 1, steps: ["Be careful."], links: [], source: "NCSC" };
      const advice = [
        { ...always, key: "wary", for: ["anything" as const], title: "Be wary" },
        { ...always, key: "bank", for: ["bank-account" as const], title: "Call your bank" },
        { ...always, key: "passport", for: ["passport" as const], title: "Your passport" },
      ];
      const { template } = await readContent("/nowhere");
      return { template, categories, advice };
    },
    fault: (error) => world.faults.push(error),
  };
}
